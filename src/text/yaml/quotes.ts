import type { Fault } from './fault.ts';

/**
 * Returns whether a quoted token has its closing quote. The parser takes a last quote for one even
 * where it is escaped, and so takes `"a\"` for a text.
 */
export function isClosed(token: string): boolean {
  const quote = token[0] ?? '';
  if (token.length < 2 || !token.endsWith(quote)) return false;
  const mark = quote === '"' ? '\\' : "'";
  const from = quote === '"' ? token.length - 2 : token.length - 1;
  let run = 0;
  while (from - run > 0 && token[from - run] === mark) run += 1;
  return quote === '"' ? run % 2 === 0 : run % 2 === 1;
}

/** The fault of a quoted token that has no closing quote, at its opening one. */
export function openQuoteFault(token: string, offset: number): Fault {
  const feed = token.indexOf('\n');
  const quote = token[0] ?? '';
  return {
    code: 'yaml/syntax',
    span: { start: offset, end: offset + (feed === -1 ? token.length : feed) },
    message: `the text in ${quote === '"' ? 'double' : 'single'} quotes does not end`,
    hint: `close it with ${quote} at its end; further lines of it must be indented further than its field`,
  };
}
