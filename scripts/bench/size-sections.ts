/** What is timed on generated books, from a hundred records to a million, in three layouts. */
import { join } from 'node:path';
import { checkedBook, forgetResults, generatedBook, generatedJson, own, touchRecord } from './books.ts';
import { type Peer, peerCalls } from './peers.ts';
import type { Layout } from './schemas.ts';
import { floor, N0, type Place, type Row, type Section } from './section.ts';
import { spoiltBook } from './spoilt-book.ts';

const LAYOUTS: readonly Layout[] = ['A', 'B', 'C'];

/** A size with what each layout has to reach, as times of which row. */
type Size = {
  readonly name: string;
  readonly records: number;
  readonly layouts: readonly Layout[];
  readonly of: string;
  readonly cold: Partial<Record<Layout, number>>;
  readonly rounds: Section['rounds'];
  readonly runs: Section['runs'];
  readonly memory?: number;
};

const JSON_ROW = 'node: JSON.parse of the same records';

const SIZES: readonly Size[] = [
  {
    name: '100',
    records: 100,
    layouts: LAYOUTS,
    of: N0,
    cold: { A: 1.8, B: 1.8, C: 1.8 },
    rounds: { quick: 3, full: 9 },
    runs: 'full',
  },
  {
    name: '500',
    records: 500,
    layouts: LAYOUTS,
    of: N0,
    cold: { A: 2.3, B: 2.3, C: 2.3 },
    rounds: { quick: 3, full: 9 },
    runs: 'full',
  },
  {
    name: '1k',
    records: 1000,
    layouts: LAYOUTS,
    of: N0,
    cold: { A: 3, B: 2.4, C: 2.4 },
    rounds: { quick: 3, full: 9 },
    runs: 'full',
  },
  {
    name: '10k',
    records: 10_000,
    layouts: LAYOUTS,
    of: N0,
    cold: { A: 10, B: 5.5, C: 7 },
    rounds: { quick: 3, full: 7 },
    runs: 'quick',
  },
  {
    name: '100k',
    records: 100_000,
    layouts: LAYOUTS,
    of: JSON_ROW,
    cold: { A: 3, B: 1.4, C: 2 },
    rounds: { quick: 1, full: 3 },
    runs: 'full',
    memory: 400,
  },
  {
    name: '1m',
    records: 1_000_000,
    layouts: ['B'],
    of: JSON_ROW,
    cold: {},
    rounds: { quick: 1, full: 1 },
    runs: 'asked',
    memory: 500,
  },
];

/** The name of the row of a book that is checked with nothing kept: reports look for it. */
export function coldName(layout: Layout): string {
  return `validate, layout ${layout}`;
}

function sizeSection({ name, records, layouts, of, cold, rounds, runs, memory }: Size): Section {
  return {
    name,
    title: `${records.toLocaleString('en')} records in 15 registries`,
    rounds,
    runs,
    rows: ({ folder, peers }) => {
      const books = layouts.map((layout) => [layout, generatedBook(records, layout)] as const);
      const rows = books.map(([layout, root]): Row => {
        const most = cold[layout];
        return {
          name: coldName(layout),
          calls: [own(root, 'validate')],
          before: () => forgetResults(root),
          ...(most !== undefined && { target: { of, most } }),
          ...(memory !== undefined && { memory }),
        };
      });
      const parse = `JSON.parse(require('fs').readFileSync(process.argv[1],'utf8'))`;
      const json: Row = { name: JSON_ROW, calls: [[process.execPath, '-e', parse, generatedJson(records)]] };
      return [
        floor,
        json,
        ...rows,
        ...(records >= 10_000 && records < 1_000_000 ? moreRows(records) : []),
        ...peerRows(records, books, { folder, peers }),
      ];
    },
  };
}

/** A big book, and how many times the floor a change of it may take. */
type Big = {
  readonly layout: Layout;
  readonly book: string;
  readonly check: number;
  readonly commit: number;
};

/** What people do with a big book beside checking all of it. */
function moreRows(records: number): Row[] {
  const isHuge = records > 10_000;
  const lists: Big = {
    layout: 'B',
    book: generatedBook(records, 'B'),
    check: isHuge ? 2.2 : 1.6,
    commit: 2.6,
  };
  const single: Big = {
    layout: 'A',
    book: generatedBook(records, 'A'),
    check: isHuge ? 8 : 4,
    commit: isHuge ? 8 : 2.6,
  };
  return [
    changedRow(lists, '00001.yaml'),
    changedRow(single, 'KAC-0000001.yaml'),
    { name: 'git status, layout A', calls: [['git', '-C', single.book, 'status', '--porcelain']] },
    {
      name: 'list tasks, layout B',
      calls: [own(lists.book, 'list', 'tasks', '--where', 'status=planned')],
      target: { of: coldName('B'), most: 1 },
    },
    {
      name: 'show KAC-0000001, layout B',
      calls: [own(lists.book, 'show', 'KAC-0000001')],
      target: { of: changedName('B'), most: 1 },
    },
    {
      name: 'status, layout B',
      calls: [own(lists.book, 'status', '--today', '2022-06-01')],
      target: { of: coldName('B'), most: 1 },
    },
    commitRow(lists),
    commitRow(single),
  ];
}

function changedName(layout: Layout): string {
  return `validate again, one record changed, layout ${layout}`;
}

function changedRow({ layout, book, check }: Big, file: string): Row {
  return {
    name: changedName(layout),
    calls: [own(book, 'validate')],
    before: () => {
      checkedBook(book);
      touchRecord(join(book, 'project-data/tasks', file));
    },
    note: 'after a check',
    target: { of: N0, most: check },
  };
}

function commitRow({ layout, book, commit }: Big): Row {
  return {
    name: `set and commit, layout ${layout}`,
    calls: [5, 4].map((weight) => own(book, 'set', 'KAC-0000100', `weight=${weight}`, '-m', 'as agreed')),
    before: () => checkedBook(book),
    note: 'two commands, two commits, after a check',
    target: { of: N0, most: 2 * commit },
  };
}

type Books = readonly (readonly [Layout, string])[];

/** The fastest peer at every size; the others where they end in some seconds. v8r refuses files elsewhere than below it. */
function peerRows(records: number, books: Books, { folder, peers }: Place): Row[] {
  const isTimed = ({ name, quotes }: Peer): boolean =>
    /native/.test(name) || (name !== 'v8r' && (records <= 500 || (records <= 1000 && quotes)));
  return peers.filter(isTimed).flatMap((peer) =>
    books.map(
      ([layout, root]): Row => ({
        name: `${peer.name}, layout ${layout}`,
        calls: peerCalls(peer, root, join(folder, layout)),
        note: 'schemas only, a call for each',
      }),
    ),
  );
}

const findings: Section = {
  name: 'findings',
  title: 'Findings: 10,000 records, some of which break their schema',
  rounds: { quick: 1, full: 7 },
  runs: 'full',
  rows: ({ folder }) => {
    const sound = generatedBook(10_000, 'C');
    const spoilt = [500, 10_000].map((count) => [count, spoiltBook(folder, count)] as const);
    const small = spoiltBook(folder, 500, 500);
    const name = '10,000 records without a mistake';
    return [
      floor,
      { name, calls: [own(sound, 'validate')], before: () => forgetResults(sound) },
      {
        name: '500 findings in a book of 500 records',
        calls: [own(small, 'validate')],
        before: () => forgetResults(small),
        accept: [1],
        target: { of: N0, most: 2.5 },
      },
      ...spoilt.map(
        ([count, root]): Row => ({
          name: `${count.toLocaleString('en')} findings${count === 500 ? ' in one file' : ''}`,
          calls: [own(root, 'validate')],
          before: () => forgetResults(root),
          accept: [1],
          target: { of: name, most: count === 500 ? 1.5 : 3 },
        }),
      ),
    ];
  },
};

/** The sections of generated books, by size. */
export const sizeSections: readonly Section[] = [...SIZES.map(sizeSection), findings];
