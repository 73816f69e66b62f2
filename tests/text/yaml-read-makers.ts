import type { Value } from '../../src/text/value.ts';
import type { Dice } from './yaml-read-mutants.ts';

const WORDS = [
  ...[
    'the',
    'partner',
    'delivers',
    'a',
    'report',
    'WP3',
    '(draft)',
    'é',
    '–',
    'risk:',
    '#4',
    "it's",
    '"quoted"',
    'R&D',
  ],
  ...[
    '10%',
    '12:30',
    '2021-04-30',
    'NO',
    'yes',
    'null',
    '1.10',
    '[x]',
    '{y}',
    '*',
    '&',
    '@home',
    '- ',
    '=',
    '<a@b.eu>',
    '~',
  ],
];

/** Returns a record with the kinds of fields that registries have. */
export function makeRecord(dice: Dice): { readonly [field: string]: Value } {
  const record: { [field: string]: Value } = {
    id: `R-${String(dice(1000)).padStart(3, '0')}`,
    title: sentence(dice, 8),
    owner: `P-${dice(300)}`,
    due: `202${dice(5)}-0${1 + dice(9)}-1${dice(10)}`,
    impact: dice(6),
    share: dice(1000) / 100 - 2,
    public: dice(2) === 0,
  };
  if (dice(2) === 0) record.note = Array.from({ length: 1 + dice(3) }, () => sentence(dice, 12)).join('\n');
  if (dice(2) === 0) record.tags = Array.from({ length: dice(4) }, () => sentence(dice, 2));
  if (dice(3) === 0) record.closed = null;
  if (dice(2) === 0) {
    record.history = Array.from({ length: dice(3) }, () => ({
      date: '2021-01-31',
      by: sentence(dice, 1),
      to: 'open',
    }));
  }
  return record;
}

function sentence(dice: Dice, most: number): string {
  return Array.from({ length: 1 + dice(most) }, () => WORDS[dice(WORDS.length)] ?? '')
    .join(' ')
    .trim();
}
