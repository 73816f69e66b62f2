/** The records of the generated book: the same for the same number, whatever the machine. */
import { prefixOf } from './schemas.ts';

/** The registry that a record is of, its number there, from 0, and how many records each registry has. */
export type Position = {
  readonly kind: number;
  readonly at: number;
  readonly count: number;
  readonly kinds: number;
};

/** Returns the id of a record: `KAA-0000001` is the first. */
export function idOf(kind: number, at: number): string {
  return `${prefixOf(kind)}${String(at + 1).padStart(7, '0')}`;
}

/** Returns the lines of a record, without indentation: about 520 bytes; of a hundred, one holds what few do. */
export function recordLines(position: Position): string[] {
  const { kind, at, count, kinds } = position;
  const draw = drawFrom(kind * 100_000_000 + at);
  const status = ['planned', 'started', 'done'][draw(3)] ?? 'planned';
  const month = 12 + draw(24);
  const other = (kind + 1) % kinds;
  const after = [draw(count), draw(count)].map((n) => idOf(other, n));
  return [
    `id: ${idOf(kind, at)}`,
    `title: ${word(draw)} ${word(draw)} for the enterprises of region ${draw(900) + 100}`,
    `wp: WP${1 + draw(9)}`,
    `partner: ${partnerId(draw(30))}`,
    `owner: ${personId(draw(60))}`,
    `after: [${after.join(', ')}]`,
    `status: ${status}`,
    `start: 2021-0${1 + draw(9)}-${String(1 + draw(28)).padStart(2, '0')}`,
    `due_month: M${month}`,
    `due: ${monthEnd(month)}`,
    ...(status === 'planned' ? [] : [`started_on: 2021-10-${String(1 + draw(28)).padStart(2, '0')}`]),
    ...(status === 'done' ? [`done_on: 2021-12-${String(1 + draw(28)).padStart(2, '0')}`] : []),
    `weight: ${1 + draw(5)}`,
    `tags: [${word(draw).toLowerCase()}, ${word(draw).toLowerCase()}]`,
    ...summary(draw),
  ];
}

const WORDS = [
  'Training',
  'Survey',
  'Workshop',
  'Interview',
  'Guideline',
  'Mentoring',
  'Coaching',
  'Curriculum',
  'Assessment',
  'Platform',
  'Dialogue',
  'Handbook',
  'Pilot',
  'Network',
  'Exchange',
  'Review',
];

function word(draw: Draw): string {
  return WORDS[draw(WORDS.length)] ?? 'Training';
}

/** Most summaries are a folded text; a few have quotes, letters with accents or lines that stay apart. */
function summary(draw: Draw): string[] {
  const sentence = `${word(draw)} and ${word(draw).toLowerCase()} are prepared with the partners of the region`;
  const kind = draw(300);
  if (kind === 0) return [`summary: "${sentence}: \\"as agreed\\", see the minutes"`];
  if (kind === 1) return [`summary: ${sentence} à Liège, in Łódź and in Πάτρα`];
  if (kind === 2) return ['summary: |', `  ${sentence}`, '  - first with the managers', '  - then with all'];
  return [
    'summary: >-',
    `  ${sentence}, tried with twelve`,
    '  people in two enterprises, and written up so that others can do the same with little effort of their own.',
  ];
}

/** The last day of a month of a project that starts in January 2021. */
function monthEnd(month: number): string {
  return new Date(Date.UTC(2021, month, 0)).toISOString().slice(0, 10);
}

/** Returns the id of one of thirty partners. */
export function partnerId(n: number): string {
  return `P${String.fromCharCode(65 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`;
}

/** Returns the id of one of sixty people. */
export function personId(n: number): string {
  return `P-${String(n + 1).padStart(3, '0')}`;
}

type Draw = (below: number) => number;

/** A small generator of numbers that look drawn (mulberry32's mixing), begun anew for each record. */
function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
