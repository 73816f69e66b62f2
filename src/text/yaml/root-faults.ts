import type { Span } from '../span.ts';
import { isList, isMapping, type Value } from '../value.ts';
import type { Fault } from './fault.ts';

const AS_LIST = 'begin each record with "- " at the start of a line';
const AS_RECORD = 'write the record as lines of "field: value", from the start of the line';

/** Returns the fault of a file that should hold one record and holds something else. */
export function recordRootFault(root: Value, span: Span): Fault | undefined {
  if (isMapping(root)) return undefined;
  if (isList(root)) {
    const message = 'the file holds a list; one record is expected';
    return { code: 'yaml/mapping-expected', span, message, hint: `${AS_RECORD}, without "- "` };
  }
  return scalarFault(span, AS_RECORD);
}

/** Returns the fault of a list file whose content does not begin with `- ` at the margin. */
export function listRootFault(root: Value, span: Span): Fault | undefined {
  if (isList(root)) {
    if (root.length === 0) return undefined;
    const message = 'the records of this list do not begin at the start of a line';
    return { code: 'yaml/records-at-margin', span, message, hint: AS_LIST };
  }
  return isMapping(root) ? mappingFault(span) : scalarFault(span, AS_LIST);
}

/** Returns the fault of a list file that has records, but something else before them. */
export function beforeRecordsFault(text: string, span: Span): Fault {
  return {
    code: 'yaml/list-expected',
    span,
    message: `the file begins with "${text.slice(span.start, Math.min(span.end, span.start + 40))}"; a list of records is expected`,
    hint: 'remove what stands before the first "- ", or make it a comment with "#"',
  };
}

function mappingFault(span: Span): Fault {
  const message = 'the file holds one mapping; a list of records is expected';
  return { code: 'yaml/list-expected', span, message, hint: AS_LIST };
}

function scalarFault(span: Span, hint: string): Fault {
  return { code: 'yaml/scalar-root', span, message: 'the file holds a single value, no record', hint };
}
