import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bundle,
  checkout,
  copyOf,
  env,
  exampleBook,
  git,
  newFolder,
  read,
  sh,
  TODAY,
  write,
} from '../cli/sandbox.ts';
import { expectTidy, type State, stateOf } from './busy-book.ts';

const BREAK = join(checkout, 'tests/io/break-at.ts');

/** Runs a command and kills it at the call that is described; says how it ended. */
function killAt(folder: string, call: string, line: string): number | null {
  const node = `"${process.execPath}" --import tsx --import "${BREAK}" "${bundle}" --today ${TODAY}`;
  const { stdout } = sh(folder, `cd "${checkout}" && ${node} -C "${folder}" ${line} >&2; echo "$?"`, {
    ...env,
    BREAK_ON: call,
  });
  return Number(stdout);
}

const KILLED = 137;

/** The steps of a file that is written whole: it is made beside, waited for, put in place. */
const STEPS = ['openSync .*\\.grantbook-\\d+\\.tmp', 'fsyncSync', 'renameSync .*\\.grantbook-\\d+\\.tmp'];

describe('what is made from a book, cut off while it is written', () => {
  let book: string | undefined;
  const base = (): string => {
    book ??= exampleBook();
    return book;
  };
  test.each([
    ['a document', 'render minutes MTG-2021-01-26-KO'],
    ['a workbook', 'export risks'],
    ['a calendar', 'calendar'],
    ['a form', 'form export MTG-2021-01-26-KO'],
  ])('%s: its name stands for the old one or the new, and the next run leaves nothing else', (_, line) => {
    const whole = copyOf(base());
    const { status, stderr } = sh(whole, `grantbook ${line}`);
    expect(status, stderr).toBe(0);
    const made = git(whole, 'status', '--porcelain', '--ignored', '-uall', '-z')
      .split('\0')
      .flatMap((row) => (row === '' ? [] : [row.slice(3)]));
    expect(made).not.toEqual([]);
    for (const step of STEPS) {
      const cut = copyOf(base());
      // An old one, so that a half of the new one would be seen.
      write(cut, Object.fromEntries(made.map((path) => [path, 'old\n'])));
      expect(killAt(cut, step, line)).toBe(KILLED);
      for (const path of made) expect([path, readIn(cut, path)]).toEqual([path, digest('old\n')]);
      expect(sh(cut, `grantbook ${line}`).status).toBe(0);
      for (const path of made) expect([path, readIn(cut, path)]).toEqual([path, readIn(whole, path)]);
      expect(readdirSync(cut, { recursive: true, encoding: 'utf8' }).filter(isTemporary)).toEqual([]);
    }
  });
});

describe('a merge driver, cut off', () => {
  test.each(STEPS)('at %s: the version of git is whole, as it was', (step) => {
    const book = exampleBook();
    const risks = read(book, 'project-data/risks.yaml');
    const [ours, theirs] = [risks.replace('Prices rise', 'Prices'), risks.replace('impact: 4', 'impact: 3')];
    write(book, { '.git/base': risks, '.git/ours': ours, '.git/theirs': theirs });
    const run = 'merge-driver run .git/base .git/ours .git/theirs -- project-data/risks.yaml';
    expect(killAt(book, step, run)).toBe(KILLED);
    expect(read(book, '.git/ours')).toBe(ours);
    expect(sh(book, `grantbook ${run}`).status).toBe(0);
    expect(read(book, '.git/ours')).toBe(ours.replace('impact: 4', 'impact: 3'));
  });
});

describe('init, cut off', () => {
  const LINE = 'grantbook init new --example';
  let uncut: State | undefined;
  const whole = (): State => {
    const folder = newFolder();
    if (!uncut) sh(folder, LINE);
    uncut ??= stateOf(join(folder, 'new'));
    return uncut;
  };

  test.each([
    ['before it has a repository', 'spawn git .*init'],
    ['before its journal is written', 'renameSync .*journal.json'],
    ['while its files are put in place', 'linkSync .*risks.yaml$'],
    ['before the index', 'renameSync .*index$'],
    ['before the branch', 'spawn .*update-ref'],
  ])('%s: the same command makes the book afterwards', (_, call) => {
    const folder = newFolder();
    expect(killAt(folder, call, 'init new --example')).toBe(KILLED);
    const { status, stderr } = sh(folder, LINE);
    expect(status, stderr).toBe(0);
    const book = join(folder, 'new');
    expectTidy(book);
    expect(git(book, 'status', '--porcelain')).toBe('');
    expect(stateOf(book)).toEqual(whole());
  });

  test('after its commit: the book is there, and the next command says so', () => {
    const folder = newFolder();
    expect(killAt(folder, 'rmSync .*grantbook-tx-\\w+ ', 'init new --example')).toBe(KILLED);
    const again = sh(folder, LINE);
    expect(again.stderr).toContain(
      'an earlier command was cut off (init: make the book): its commit is whole',
    );
    expect(again.stderr).toContain('is not empty');
    expectTidy(join(folder, 'new'));
    expect(git(join(folder, 'new'), 'status', '--porcelain')).toBe('');
  });
});

function readIn(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? digest(readFileSync(file)) : undefined;
}

function digest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isTemporary(name: string): boolean {
  return /\.grantbook-/.test(name);
}
