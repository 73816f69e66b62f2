import { expect, test } from 'vitest';
import { check } from '../../src/rules/check.ts';
import type { Mapping } from '../../src/text/value.ts';
import { loadSmall, placesOf, pretty, smallSchemas } from '../support/small-book.ts';

const SCHEMA = 'schemas/deliverables.schema.json';
const { deliverables } = smallSchemas;
const values = ['low', 'high'];
const meanings = ['it can wait', 'it comes first'];

/** What is found where the deliverables have a choice of two with this said of it, each on the line that holds `mark`. */
async function foundOf(
  said: Mapping,
  mark: string,
): Promise<{ found: string[]; line: number; words: string }> {
  const urgency = { type: 'string', enum: values, ...said };
  const text = pretty({ ...deliverables, properties: { ...deliverables.properties, urgency } });
  const workspace = await loadSmall({ [SCHEMA]: text });
  const line = text.split('\n').findIndex((each) => each.includes(mark)) + 1;
  const words = check({ workspace })
    .map(({ message, hint }) => `${message}; ${hint}`)
    .join('\n');
  return { found: placesOf({ workspace }), line, words };
}

const both = { low: 'it can wait', high: 'it comes first' };

test.each<[what: string, said: Mapping]>([
  ['nothing', {}],
  ['a meaning for each value', { enumDescriptions: meanings }],
  ['the same for both editors', { enumDescriptions: meanings, 'x-intellij-enum-metadata': both }],
  ['for JetBrains alone, of one value', { 'x-intellij-enum-metadata': { low: 'it can wait' } }],
])('said of a choice, and right: %s', async (...[, said]) => {
  expect((await foundOf(said, 'urgency')).found).toEqual([]);
});

test.each<[what: string, said: Mapping, mark: string, words: string]>([
  [
    'a value without a meaning',
    { enumDescriptions: ['it can wait'] },
    '"enumDescriptions"',
    'enumDescriptions has 1 meaning for 2 values of enum; give one for each value, in the order of enum',
  ],
  [
    'a meaning of no value',
    { enumDescriptions: [...meanings, 'whenever'] },
    '"enumDescriptions"',
    'enumDescriptions has 3 meanings for 2 values of enum; give one for each value, in the order of enum',
  ],
  ['no text', { enumDescriptions: ['it can wait', 7] }, '7', 'enumDescriptions: "7" is not text'],
  [
    'a value that is none, for JetBrains',
    { 'x-intellij-enum-metadata': { hihg: 'it comes first' } },
    '"hihg"',
    'x-intellij-enum-metadata: "hihg" is not a value of enum; values: low, high',
  ],
  [
    'other words for JetBrains',
    { enumDescriptions: meanings, 'x-intellij-enum-metadata': { ...both, low: 'never' } },
    '"never"',
    'x-intellij-enum-metadata says something else of "low" than enumDescriptions; write the same words in both: "it can wait"',
  ],
])('said of a choice, and wrong: %s', async (...[, said, mark, wanted]) => {
  const { found, line, words } = await foundOf(said, mark);
  const [first = ''] = found.filter((place) => place.startsWith(SCHEMA));
  expect(first).toMatch(new RegExp(`^${SCHEMA}:${line}:\\d+ declaration/annotation$`));
  expect(words).toContain(wanted);
});
