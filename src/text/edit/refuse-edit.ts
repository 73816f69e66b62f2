import { showLine } from '../../base/show-text.ts';
import type { Code } from '../codes/index.ts';
import { type Outcome, refused } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import type { TextEdit } from '../text-edit.ts';
import type { Path } from '../value.ts';
import { type Target, UnusualLayout } from './layout.ts';
import { showPath } from './show-path.ts';

/** Why an edit is not made, and at which member. */
export type Refusal = {
  readonly code: Code;
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
  readonly span?: Span | undefined;
};

/** Returns a refusal to edit, at the place of the nearest member that is there. */
export function refuseEdit(target: Target, refusal: Refusal): Outcome<TextEdit[]> {
  const { code, path, message, hint } = refusal;
  const span = refusal.span ?? nearestSpan(target, path);
  const field = path.length > 0 ? { field: showLine(showPath(path)) } : {};
  return refused({
    code,
    severity: 'error',
    file: target.file.file,
    span,
    message: showLine(message),
    hint,
    ...field,
  });
}

/** Makes edits of a record that could be read; a layout that is not understood is a refusal. */
export function editRecord(target: Target, path: Path, edit: () => Outcome<TextEdit[]>): Outcome<TextEdit[]> {
  if (target.record.value === undefined) return unreadable(target);
  try {
    return edit();
  } catch (error) {
    if (error instanceof UnusualLayout) return unusual(target, path, error);
    throw error;
  }
}

function unreadable(target: Target): Outcome<TextEdit[]> {
  const [id] = target.record.idHints;
  return refuseEdit(target, {
    code: 'edit/unreadable',
    path: [],
    message: `the record ${id === undefined ? '' : `"${id}" `}cannot be read`,
    hint: 'put right what validate reports in this file, then try again',
  });
}

function unusual(target: Target, path: Path, { at }: UnusualLayout): Outcome<TextEdit[]> {
  return refuseEdit(target, {
    code: 'edit/layout',
    path,
    message: `"${showPath(path)}" is written in a way that is not edited automatically`,
    hint: 'write "key: value" with no "?" and no tabs before it, or change the line by hand',
    span: { start: at, end: at + 1 },
  });
}

function nearestSpan({ record }: Target, path: Path): Span {
  for (let length = path.length; length > 0; length -= 1) {
    const place = record.locate(path.slice(0, length));
    if (place) return place.value;
  }
  return { start: record.slice.start, end: record.slice.start };
}
