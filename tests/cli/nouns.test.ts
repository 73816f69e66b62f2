import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { Command } from '../../src/cli/command.ts';
import { allNouns, findNoun } from '../../src/cli/nouns/find-noun.ts';
import type { Noun } from '../../src/cli/nouns/noun.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import {
  checkout,
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  lastCommit,
  read,
  runLine,
  write,
} from './sandbox.ts';

let book: string;
beforeAll(() => {
  book = exampleBook();
});

/** A registry of a book's own, with a lifecycle. */
const laptops = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'laptops.schema.json',
  title: 'Laptops',
  description: 'Who has which.',
  'x-registry': { noun: 'laptop', label: 'model', source: { file: 'laptops' } },
  'x-id': { field: 'id', prefix: 'L-', pattern: '^L-[0-9]+$', next: 'L-{n:3}' },
  'x-lifecycle': {
    field: 'status',
    initial: 'stored',
    states: {
      stored: {},
      lent: { requires: ['holder'], frozen: ['model'] },
      gone: {
        requires: ['reason'],
        frozen: ['model', 'reason'],
      },
    },
    transitions: {
      lend: {
        title: 'Lend it to somebody',
        from: ['stored'],
        to: 'lent',
        sets: { lent_on: '$today' },
        by: ['coordinator'],
        not_by: ['holder'],
      },
      take_back: { title: 'Take it back', from: ['lent'], to: 'stored', by_fields: ['holder'] },
      write_off: { title: 'Write it off', from: ['stored', 'lent'], to: 'gone' },
    },
  },
  type: 'object',
  additionalProperties: false,
  required: ['id', 'model', 'status'],
  properties: {
    id: { type: 'string', pattern: '^L-[0-9]+$' },
    model: { type: 'string' },
    holder: { type: 'string', 'x-ref': { to: 'people', inverse: 'laptops' } },
    bought_on: { type: 'string', format: 'date' },
    lent_on: {
      type: 'string',
      format: 'date',
      'x-within': { of: 'bought_on', days: 'acceptance_days', limit: 'at_most_after' },
    },
    reason: { type: 'string' },
    status: { type: 'string', enum: ['stored', 'lent', 'gone'] },
  },
};

function ownBook(): string {
  const copy = copyOf(book);
  write(copy, {
    'schemas/laptops.schema.json': `${JSON.stringify(laptops, null, 2)}\n`,
    'project-data/laptops.yaml':
      '- id: L-001\n  model: ThinkPad\n  status: stored\n- id: L-002\n  model: Air # old\n  status: stored\n',
  });
  git(copy, 'add', '-A');
  git(copy, 'commit', '-qm', 'laptops');
  return copy;
}

describe('a noun is a command', () => {
  test('whose steps make the same commit as move', async () => {
    const [one, other] = [copyOf(book), copyOf(book)];
    const byNoun = await runLine(one, 'grantbook action finish A-030 -m "sent"');
    const byMove = await runLine(other, 'grantbook move A-030 finish -m "sent"');
    expect(byNoun).toMatchObject({ status: 0, stdout: byMove.stdout });
    expect(lastCommit(one)).toEqual(lastCommit(other));
    const message = (folder: string) => git(folder, 'log', '-1', '--format=%B');
    expect(message(one)).toBe(message(other));
    expect(message(one)).toContain('Transition: open -> done');
  });

  test('in a book with a registry of its own, with hyphens or underscores, from any folder', async () => {
    const own = ownBook();
    await expectTranscript(
      own,
      `
      $ grantbook laptop lend L-001 holder=P-002 --dry-run 2> /dev/null
      L-001 status: stored → lent
      L-001 holder: set to P-002
      L-001 lent_on: set to 2023-11-20
      $ grantbook laptop lend L-001 holder=P-002
      L-001 status: stored → lent
      L-001 holder: set to P-002
      L-001 lent_on: set to 2023-11-20
      ! committed OID  laptop L-001: lend
      $ cd project-data/meetings && as P-002@x grantbook laptop take-back L-001
      project-data/laptops.yaml:5:11 error lifecycle/not-your-role the step "take_back" is for those named in "holder": you are not in the people registry as one of them; hint: ask P-002
      ! refused: nothing was changed
      [1]
      $ cd / && grantbook -C "$OLDPWD" laptop write_off L-002 reason=broken
      L-002 status: stored → gone
      L-002 reason: set to broken
      ! committed OID  laptop L-002: write off
      `,
    );
    expect(read(own, 'project-data/laptops.yaml')).toContain('  model: Air # old\n');
  });

  test('whose help is a checklist: steps in order, needs, who, by when, what is refused', async () => {
    const own = ownBook();
    const { stdout } = await runLine(own, 'grantbook laptop --help');
    expect(stdout.slice(stdout.indexOf('Steps, in their order:'))).toBe(`Steps, in their order:
 1  lend: Lend it to somebody
    goes         from stored to lent
    needs        holder
    who          the coordinator, but nobody named in holder
    by           at most 45 days after bought_on
    fills in     lent_on

 2  take_back: Take it back
    goes         from lent to stored
    who          whoever is named in holder

 3  write_off: Write it off
    goes         from stored, lent to gone
    needs        reason
    who          anyone

Refused:
  - a change of state that is none of these steps
  - once "lent", a change of model
  - once "gone", a change of what is fixed when "lent", or of reason
  - to remove a laptop that is no longer "stored"
`);
    expect(await runLine(own, 'grantbook laptop')).toEqual({ status: 0, stdout, stderr: '' });
    expect((await runLine(own, 'grantbook help laptop')).stdout).toBe(stdout);
    const step = (await runLine(own, 'grantbook laptop lend --help')).stdout;
    expect(step).toContain('    who          the coordinator, but nobody named in holder\n');
    expect(step).toContain('  $ grantbook laptop lend L-001 -m "why"\n');
  });

  test('that refuses what it does not know, with the closest that it does', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook risk clsoe R-002
      ! error: "clsoe" is not a step of a risk
      ! hint: did you mean: grantbook risk close
      [2]
      $ grantbook risk R-002 close
      ! error: "R-002" is not a step of a risk
      ! hint: the step comes first: grantbook risk close R-002
      [2]
      $ grantbook risk explode R-002
      ! error: "explode" is not a step of a risk
      ! hint: steps: assess, request_approval, approve, reject, review, reassess, materialise, close, matrix, top
      [2]
      $ grantbook risk close A-001
      ! error: "A-001" is an action, not a risk
      ! hint: see its steps: grantbook show A-001
      [2]
      $ grantbook risk close
      ! error: ID is missing
      ! hint: write: grantbook risk close ID [FIELD=VALUE…]; more: grantbook risk close --help
      [2]
      $ grantbook risks close R-002
      ! error: "risks" is not a command
      ! hint: if "risks" is a registry, try: grantbook list risks; all commands: grantbook --help
      [2]
      $ grantbook person start P-001
      ! error: "person" is not a command
      ! hint: if "person" is a registry, try: grantbook list person; all commands: grantbook --help
      [2]
      `,
    );
  });

  test('unless a command of the program has its name', async () => {
    const own = ownBook();
    const named = read(own, 'schemas/laptops.schema.json').replace('"noun": "laptop"', '"noun": "list"');
    write(own, { 'schemas/laptops.schema.json': named });
    expect((await runLine(own, 'grantbook list laptops --format ids')).stdout).toBe('L-001\nL-002\n');
  });

  test('that is not taken for unknown where its schema cannot be read', async () => {
    const own = ownBook();
    write(own, { 'schemas/laptops.schema.json': '{ "x-registry": ' });
    expect(await runLine(own, 'grantbook laptop lend L-001')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('"schemas/laptops.schema.json" has mistakes'),
    });
    expect((await runLine(own, 'grantbook action finish A-030 --dry-run')).stderr).not.toContain(
      'is not a command',
    );
  });

  test('for each registry with a lifecycle: every step with its needs, in 80 columns', async () => {
    const nouns = await allNouns({ directory: checkout, version: manifest.version });
    expect(nouns.size).toBeGreaterThan(8);
    for (const word of nouns.keys()) {
      const noun = await findNoun({ word, directory: checkout, help: true, version: manifest.version });
      const help = noun?.about(80) ?? '';
      expect(help.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
      for (const { name } of noun?.steps ?? [])
        expect(help).toMatch(new RegExp(`^ ?[0-9]+ {2}${name}: .*\n {4}goes +from `, 'm'));
    }
  });
});

describe('a procedure adds verbs to a noun', () => {
  const carry: Command = {
    name: 'carry',
    summary: 'carry open actions over',
    args: [{ name: 'from', description: 'the meeting' }],
    options: [{ flags: '--all', description: 'all of them' }],
    reads: 'the book',
    writes: 'actions',
    exits: ['0 done'],
    examples: [],
    run: () => Promise.resolve(0),
  };
  const noun: Noun = {
    name: 'meeting',
    description: 'Meetings.',
    steps: [],
    verbs: [{ name: 'carry', summary: carry.summary, load: () => Promise.resolve(carry) }],
    about: () => '',
  };
  const parse = (line: string, said: string[] = []) =>
    parseCommandLine(line.split(' '), {
      version: '1',
      width: 80,
      write: (text) => void said.push(text),
      writeError: () => undefined,
      findNoun: (word) => Promise.resolve(word === 'meeting' ? noun : undefined),
    });

  test('each with its own arguments and options', async () => {
    const parsed = await parse('meeting carry MTG-1 --all -m why');
    expect(parsed).toMatchObject({
      kind: 'run',
      command: carry,
      input: { args: ['MTG-1'], options: { all: true } },
      globals: { reason: 'why' },
    });
  });

  test('and its own help, named in the help of the noun', async () => {
    const said: string[] = [];
    expect(await parse('meeting --help', said)).toEqual({ kind: 'printed' });
    expect(said.join('')).toContain('carry open actions over');
    expect(await parse('meeting carry --help', said)).toEqual({ kind: 'printed' });
    expect(said.join('')).toContain('--all');
  });
});
