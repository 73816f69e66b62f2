import type { Span } from '../span.ts';
import type { Fault } from './fault.ts';
import { isReservedKey } from './mapping.ts';

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
  if (!earlier) return undefined;
  return {
    code: 'yaml/duplicate-key',
    span,
    message: `"${shown}" stands twice in one mapping`,
    hint: 'keep one of the two',
    other: { span: earlier, message: `"${shown}" stands here first` },
  };
}
