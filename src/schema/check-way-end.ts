import type { WrongWay } from './check-way.ts';
import { itemPart, keywordOf, type SchemaPart } from './find-properties.ts';

/** What has to stand at the end of a way: a day to count from, a number of days, a list. */
export type Holding = 'day' | 'number' | 'list';

const FORMATS = ['date', 'project-month', 'date-time'];

const HOLDS: Readonly<Record<Holding, (part: SchemaPart) => boolean>> = {
  day: (part) => FORMATS.includes(String(keywordOf(itemPart(part), 'format'))),
  number: (part) => ['integer', 'number'].includes(String(keywordOf(part, 'type'))),
  list: (part) => keywordOf(part, 'type') === 'array',
};

const WORDS: Readonly<Record<Holding, string>> = {
  day: 'a date or a project month',
  number: 'a number',
  list: 'a list',
};

/** Returns what is wrong where none of the parts at the end of a way holds what it has to: the rule would never apply. */
export function wrongEnd(ends: readonly SchemaPart[], way: string, holds?: Holding): WrongWay | undefined {
  if (holds === undefined || ends.some(HOLDS[holds])) return undefined;
  const wanted = WORDS[holds];
  return {
    message: `"${way}" leads to no ${wanted.replace(/^an? /, '')}`,
    hint: `name ${wanted}`,
    suggestions: [],
  };
}
