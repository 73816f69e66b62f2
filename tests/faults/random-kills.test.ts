import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, git, replace, runLine, sh } from '../cli/sandbox.ts';
import { note } from '../scorecard/figures.ts';
import { type Dice, diceOf } from '../text/yaml-read-mutants.ts';
import { busyBook, expectTidy, type State, stateOf } from './busy-book.ts';
import { type End, type Moment, runAndKill } from './kill-group.ts';

type Command = { readonly args: readonly string[]; readonly by?: (book: string) => void };

/** Of every kind: one record, one file of a folder, a step, a new record, the store, references everywhere, edits by hand. */
const COMMANDS: readonly Command[] = [
  { args: ['set', 'R-002', 'likelihood=3', '-m', 'found'] },
  { args: ['set', 'D3.4', 'title=Another report', '-m', 'said so'] },
  { args: ['move', 'R-005', 'review', '-m', 'seen'] },
  {
    args: [
      ...['add', 'risk', 'Interviews take longer', 'description=x', 'origin=unforeseen', 'owner=P-003'],
      ...['category=external', 'wps=WP1,WP2', 'likelihood=3', 'impact=4', '-m', 'seen'],
    ],
  },
  { args: ['privacy', 'separate', '-m', 'apart'] },
  { args: ['rename', 'R-003', 'R-103', '--yes', '-m', 'technical'] },
  {
    args: ['save', '-m', 'by hand'],
    by: (book) => replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Prices rise fast']),
  },
];

/** Changes nothing, but ends first what was left behind, as every command that writes does. */
const RECOVER = ['set', 'R-006', 'impact=5', '-q'];
const NEXT = 'grantbook set D5.1 title=Next -m next';

const KILLS = Number(process.env.KILLS ?? 15);
const SEED = Number(process.env.FUZZ_SEED ?? 0);

/** A command, the book before it and after it, and how long it takes. */
type Scene = Command &
  Pick<End, 'took'> & {
    readonly start: string;
    readonly before: State;
    readonly after: State;
  };

async function sceneOf({ args, by }: Command): Promise<Scene> {
  const start = busyBook();
  by?.(start);
  const book = copyOf(start);
  const { took } = await runAndKill(book, args);
  expectTidy(book);
  expect(git(book, 'rev-list', '--count', 'HEAD')).not.toBe(git(start, 'rev-list', '--count', 'HEAD'));
  return { args, start, before: stateOf(start), after: stateOf(book), took };
}

/** What was counted: where the kills hit, and what came of it. */
const counts = {
  runs: 0,
  'ended before the kill': 0,
  'killed before there was a trace of it': 0,
  'killed before its journal was written': 0,
  'killed with its journal written': 0,
  'taken back afterwards': 0,
  'found done': 0,
  'recoveries killed as well': 0,
  'objects that git had not finished': 0,
};

const scenes: Scene[] = [];
let recovering: End['took'];
beforeAll(async () => {
  for (const command of COMMANDS) scenes.push(await sceneOf(command));
  const { args, start, took } = scenes[0] as Scene;
  const book = copyOf(start);
  await runAndKill(book, args, { seen: 'journal', after: took.journal / 2 });
  recovering = (await runAndKill(book, RECOVER)).took;
}, 120_000);

afterAll(() => {
  console.log(`random kills: ${JSON.stringify(counts)} (FUZZ_SEED=${SEED})`);
  for (const [what, value] of Object.entries(counts))
    note({ what: `random kills: ${what}`, unit: 'count', join: 'sum', value });
});

describe('a command killed with all that it has started, at a moment drawn from a seed', () => {
  test(`${KILLS} times: afterwards there is all of it or nothing, and the next command works`, async () => {
    for (let i = 0; i < KILLS; i++) await killOnce(i);
    expect(counts['killed before there was a trace of it']).toBeLessThan(KILLS);
  }, 7_200_000);
});

async function killOnce(i: number): Promise<void> {
  const dice = diceOf(SEED + i * 7919);
  const { args, start, before, after, took } = scenes[i % scenes.length] as Scene;
  const book = copyOf(start);
  const moment = momentIn(took, dice);
  const { killed } = await runAndKill(book, args, moment);
  const journal = countTraces(book, killed);
  for (let again = dice(3); again > 0 && journal; again--) await killRecovery(book, dice);
  const { status, stderr } = await runLine(book, `grantbook ${RECOVER.join(' ')}`);
  const where = `kill ${i} of FUZZ_SEED=${SEED}: ${args.join(' ')} ${JSON.stringify(moment)}: ${stderr}`;
  expect(status, where).toBe(0);
  expectTidy(book);
  const now = stateOf(book);
  const done = now.head !== before.head;
  expect(now, where).toEqual(done ? after : before);
  if (journal) counts[done ? 'found done' : 'taken back afterwards'] += 1;
  counts['objects that git had not finished'] += unfinishedObjects(book);
  expect((await runLine(book, NEXT)).status, where).toBe(0);
  expect(git(book, 'rev-list', '--count', 'HEAD').trim(), where).toBe(
    String(Number(git(start, 'rev-list', '--count', 'HEAD')) + (done ? 2 : 1)),
  );
  rmSync(book, { recursive: true, force: true });
}

/** Counts where a kill hit; whether a journal was written. */
function countTraces(book: string, killed: boolean): boolean {
  const names = readdirSync(join(book, '.git')).filter((name) => name.startsWith('grantbook'));
  const journal = names.some((name) => existsSync(join(book, '.git', name, 'journal.json')));
  counts.runs += 1;
  if (!killed) counts['ended before the kill'] += 1;
  else if (names.length === 0) counts['killed before there was a trace of it'] += 1;
  else counts[journal ? 'killed with its journal written' : 'killed before its journal was written'] += 1;
  return journal;
}

/** By the clock alone, or within the change, which is a small part of the time: of four moments, one and three. */
function momentIn(took: End['took'], dice: Dice): Moment {
  const seen = ([undefined, 'folder', 'journal', 'journal'] as const)[dice(4)];
  return seen ? { seen, after: dice(took[seen] * 1.1) } : { after: dice(took.start * 1.1) };
}

async function killRecovery(book: string, dice: Dice): Promise<void> {
  const { killed } = await runAndKill(book, RECOVER, { after: dice(recovering.lock), seen: 'lock' });
  if (killed) counts['recoveries killed as well'] += 1;
}

/** What git leaves of objects when it is killed: `git gc` takes them away in time. */
function unfinishedObjects(book: string): number {
  return Number(sh(book, 'find .git/objects -name "tmp_*" | wc -l').stdout);
}
