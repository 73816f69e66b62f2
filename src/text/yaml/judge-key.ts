import type { Span } from '../span.ts';
import type { Fault } from './fault.ts';
import { spaceWords } from './line-slips.ts';
import { beginsWithWideSpace, isReservedKey } from './mapping.ts';

/** Returns what is wrong with a key of a mapping, given where the same key stood before, if it did. */
export function keyFault(key: string, span: Span, earlier: Span | undefined): Fault | undefined {
  const shown = key.slice(0, 40);
  if (key === '<<') {
    const message = '"<<" would merge another mapping into this one, which is not plain data';
    return { code: 'yaml/merge-key', span, message, hint: 'write the fields out' };
  }
  if (isReservedKey(key)) {
    const message = `"${shown}" cannot be the name of a field: programs use it for themselves`;
    return { code: 'yaml/reserved-key', span, message, hint: 'choose another name' };
  }
  if (beginsWithWideSpace(key)) {
    const { start } = span;
    return { code: 'yaml/syntax', span: { start, end: start + 1 }, ...spaceWords(key.slice(0, 1)) };
  }
  if (!earlier) return undefined;
  return {
    code: 'yaml/duplicate-key',
    span,
    message: `"${shown}" stands twice in one mapping`,
    hint: 'keep one of the two',
    other: { span: earlier, message: `"${shown}" stands here first` },
  };
}

/**
 * Returns the one fault that many keys come down to that stand twice: where the first field of the
 * mapping is the first to come again, with others after it, a record has lost its dash.
 */
export function secondRecordFault(repeats: readonly Fault[], first: Span | undefined): Fault[] | undefined {
  const [again] = repeats;
  const names = new Set(repeats.map(({ message }) => message));
  if (!again?.other || names.size < 2 || again.other.span.start !== first?.start) return undefined;
  const name = again.message.slice(0, again.message.lastIndexOf('"') + 1);
  const message = `the fields from ${name} on stand here a second time`;
  const hint =
    'if a new record begins here, begin it with "- " like the others; otherwise delete what is too much';
  return [{ ...again, message, hint }];
}
