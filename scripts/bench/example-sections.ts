/** What is timed on the example book: the start of the command, and the job that a coordinator has. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedBook, exampleBook, forgetResults, generatedBook, own } from './books.ts';
import { must } from './measure.ts';
import { type Peer, peerCalls } from './peers.ts';
import { floor, N0, type Row, type Section } from './section.ts';

const startup: Section = {
  name: 'startup',
  title: 'Start',
  rounds: { quick: 7, full: 15 },
  runs: 'quick',
  rows: () => [
    floor,
    { name: 'grantbook --version', calls: [own('.', '--version')], target: { of: N0, most: 1.35 } },
    { name: 'grantbook --help', calls: [own('.', '--help')], target: { of: N0, most: 1.35 } },
  ],
};

const COLD = 'validate, nothing kept of results';
const AGAIN = 'validate again';

const TODAY = ['--today', '2023-11-20'];

const book: Section = {
  name: 'book',
  title: 'The example book: 52 schemas, some 700 records',
  rounds: { quick: 3, full: 9 },
  runs: 'quick',
  rows: ({ folder, peers }) => {
    const root = exampleBook(folder);
    const timed = (name: string, ...args: string[]): Row => ({
      name: `grantbook ${name}`,
      calls: [own(root, ...TODAY, ...args)],
    });
    const warm = (name: string, ...args: string[]): Row => ({
      name: `grantbook ${name}`,
      calls: [own(calm, ...TODAY, ...args)],
      before: () => must(own(calm, 'validate')),
      note: 'after a check',
    });
    const validate = [own(root, 'validate')];
    const risks = join(root, 'project-data/risks.yaml');
    // What has just changed is not kept: this one is left alone.
    const calm = join(folder, 'left-alone');
    cpSync(root, calm, { recursive: true });
    const never = join(folder, 'never');
    return [
      floor,
      {
        name: 'validate, the first time ever',
        // In a cache of its own: what is kept of the other commands stays.
        calls: [['env', `XDG_CACHE_HOME=${never}`, ...own(root, 'validate')]],
        before: () => rmSync(never, { recursive: true, force: true }),
      },
      {
        name: COLD,
        calls: validate,
        before: () => forgetResults(root),
        target: { of: N0, most: 2.3 },
      },
      {
        name: AGAIN,
        calls: [own(calm, 'validate')],
        before: () => must(own(calm, 'validate')),
        target: { of: N0, most: 1.6 },
      },
      {
        name: 'validate, one record changed',
        calls: validate,
        before: () => {
          checkedBook(root);
          changeRisk(risks);
        },
        note: 'after a check',
        target: { of: N0, most: 1.6 },
      },
      { ...warm('list deliverables', 'list', 'deliverables'), target: { of: COLD, most: 1 } },
      { ...warm('show D1.2', 'show', 'D1.2'), target: { of: AGAIN, most: 1 } },
      { ...warm('status', 'status'), target: { of: COLD, most: 1 } },
      warm('log D1.2', 'log', 'D1.2'),
      timed('set --dry-run', 'set', 'R-002', 'likelihood=2', '--dry-run'),
      {
        name: 'set and commit, there and back',
        calls: [3, 4].map((value) =>
          own(root, ...TODAY, 'set', 'R-002', `likelihood=${value}`, '-m', 'as agreed'),
        ),
        before: () => checkedBook(root),
        note: 'two commands, two commits, after a check',
        target: { of: N0, most: 4.4 },
      },
      timed('render (md)', 'render', 'deliverable', 'D1.2', '-f', 'md'),
      timed('render (docx)', 'render', 'deliverable', 'D1.2', '-f', 'docx'),
      ...peers
        .filter(({ name }) => !/--fast|v8r/.test(name))
        .map((peer) => peerRow(peer, COLD, { root, folder })),
    ];
  },
};

let round = 0;

/** A comment at the end of a line: a change of the file in which the record stays as it is. */
function changeRisk(file: string): void {
  round += 1;
  writeFileSync(file, `# round ${round}\n`, { flag: 'a' });
}

/** So many times what grantbook takes for all of its job is what a peer is to take for its part of it. */
const LEAST = { '@sourcemeta/jsonschema (native)': 1, 'ajv-cli': 50 } as const;

function peerRow(peer: Peer, of: string, { root, folder }: { root: string; folder: string }): Row {
  const calls = peerCalls(peer, root, folder);
  const note = 'schemas only: no references, ids, states';
  const least = Object.entries(LEAST).find(([name]) => name === peer.name)?.[1];
  const target = least !== undefined && { target: { of, least } };
  return { name: `${peer.name}, a call for each schema`, calls, note, ...target };
}

const SIZES = [15, 30, 45];

const coldOf = (count: number): string => `validate, ${count} schemas, nothing kept of results`;

const schemas: Section = {
  name: 'schemas',
  title: '500 records, and how much a further schema costs',
  rounds: { quick: 3, full: 9 },
  runs: 'full',
  rows: ({ folder, peers }) => {
    const books = SIZES.map((count) => [count, generatedBook(500, 'B', count - 4)] as const);
    const cold = books.map(
      ([count, root]): Row => ({
        name: coldOf(count),
        calls: [own(root, 'validate')],
        before: () => forgetResults(root),
        ...(count === 15 && { target: { of: N0, most: 2.3 } }),
      }),
    );
    const warm = books.map(
      ([count, root]): Row => ({
        name: `validate again, ${count} schemas`,
        calls: [own(root, 'validate')],
        before: () => must(own(root, 'validate')),
        ...(count === 15 && { target: { of: N0, most: 1.6 } }),
      }),
    );
    const [[, smallest] = [0, '']] = books;
    const native = peers.filter(({ name }) => / \((native|npm)\)$/.test(name) && !/--fast/.test(name));
    return [
      floor,
      ...cold,
      ...warm,
      ...native.map((peer) => peerRow(peer, coldOf(15), { root: smallest, folder })),
    ];
  },
};

/** The sections of the start and of the example book. */
export const exampleSections: readonly Section[] = [startup, book, schemas];
