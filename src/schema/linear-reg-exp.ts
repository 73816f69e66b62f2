import { RE2JS } from 're2js';
import { isSimplePattern } from './simple-pattern.ts';

type Matcher = { test(text: string): boolean; toString(): string };

type Engine = ((pattern: string, flags: string) => Matcher) & { code: string };

/**
 * A pattern engine whose time is linear in the text; JavaScript's own, which is quicker, has the patterns for
 * which it is that as well. ajv tells two patterns apart by their `toString()`, so each must print itself.
 */
export const linearRegExp: Engine = Object.assign(
  (pattern: string, flags: string): Matcher => {
    if (isSimplePattern(pattern)) return new RegExp(pattern, flags);
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => `/${pattern}/${flags}` };
  },
  { code: 'require("linear-reg-exp").linearRegExp' },
);
