import { isList, valueAt } from '../value.ts';
import type { Style } from './format-value.ts';
import { opensFlow, recordDash, type Sibling, siblingsOf, type Target } from './layout.ts';
import { columnOf, eolAt } from './lines.ts';

const WIDEST_STEP = 8;

/** Returns how a record is written, for lines that are added to it; its own lists and mappings are the model. */
export function styleOf(target: Target): Style {
  const { text } = target.file;
  const start = target.record.locate([])?.value.start ?? target.record.slice.start;
  const eol = eolAt(text, target.record.slice.start);
  if (opensFlow(text, start)) return { indent: 0, eol };
  const fields = siblingsOf(target, []);
  const steps = (lists: boolean): number[] =>
    fields
      .filter((field) => isOpenBelow(target, field, lists))
      .map(({ slot }) => stepOf(text, slot.start, slot.value.start));
  const dash = recordDash(target);
  const dashStep = dash === undefined ? 2 : start - dash;
  return {
    indent: 0,
    eol,
    step: steps(false).find((step) => step >= 1 && step <= WIDEST_STEP) ?? 2,
    listStep: steps(true).find((step) => step >= 0 && step <= WIDEST_STEP) ?? 2,
    dashStep: dashStep >= 2 && dashStep <= WIDEST_STEP ? dashStep : 2,
  };
}

function stepOf(text: string, key: number, value: number): number {
  return columnOf(text, value) - columnOf(text, key);
}

/** Returns whether a field's value is a list (or a mapping) in block style; a dash or a key begins it. */
function isOpenBelow({ file, record }: Target, { step, slot }: Sibling, lists: boolean): boolean {
  const value = valueAt(record.value, [step]);
  const isBlock = typeof value === 'object' && value !== null && !opensFlow(file.text, slot.value.start);
  return isBlock && isList(value) === lists;
}
