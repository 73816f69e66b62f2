import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle, env, TODAY } from '../cli/sandbox.ts';
import { hasProgram } from '../support/has-program.ts';
import { mayMount, withOwnMounts } from '../support/own-mounts.ts';
import { busyBook, expectTidy, stateOf } from './busy-book.ts';

const COMMAND = [process.execPath, bundle, '--today', TODAY, 'set', 'R-002', 'likelihood=3', '-m', 'found'];

/** A command as somebody runs it whom the modes of files stop: root as well, once it may not pass them by. */
function runOrdinary(book: string): { said: string; status: number | null } {
  const bounds = ['setpriv', '--bounding-set=-dac_override,-dac_read_search'];
  const [program = '', ...args] = process.getuid?.() === 0 ? [...bounds, ...COMMAND] : COMMAND;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: book, env, encoding: 'utf8' });
  return { said: stdout + stderr, status };
}

describe.skipIf(!mayMount())('a book on a disk that is read-only', () => {
  test.each([
    ['as a whole', ''],
    ['in its registries', '/project-data'],
    ['in the folder of git', '/.git'],
    ['in the branches', '/.git/refs'],
  ])('%s: a command is refused in plain words, and nothing is different', (_, folder) => {
    const book = busyBook();
    const before = stateOf(book);
    const said = withOwnMounts(
      [
        `mount --bind '${book}${folder}' '${book}${folder}'`,
        `mount -o remount,bind,ro '${book}${folder}'`,
        `cd '${book}'`,
        `${COMMAND.map((word) => `'${word}'`).join(' ')} 2>&1 && echo "ended: 0" || echo "ended: $?"`,
      ].join('\n'),
      env,
    );
    expect(said).toMatch(/error: .*([Rr]ead-only)[\s\S]*ended: 3\n$/);
    expect(said).not.toMatch(/internal error|\n +at /);
    expectTidy(book);
    expect(stateOf(book)).toEqual(before);
  });
});

const mayLoseRights = process.getuid?.() !== 0 || hasProgram('setpriv');

describe.skipIf(!mayLoseRights)('a folder in which somebody may not write', () => {
  test.each([
    ['the registries', 'project-data'],
    ['git’s own', '.git'],
    ['the branches', '.git/refs/heads'],
    ['the objects', '.git/objects'],
  ])('%s: a command is refused in plain words, and nothing is different', (_, folder) => {
    const book = busyBook();
    const before = stateOf(book);
    chmodSync(join(book, folder), 0o555);
    const { said, status } = runOrdinary(book);
    chmodSync(join(book, folder), 0o755);
    expect(said).toMatch(/error: .*([Pp]ermission)/);
    expect(said).not.toMatch(/internal error|\n +at /);
    expect(status).toBe(3);
    expectTidy(book);
    expect(stateOf(book)).toEqual(before);
  });
});
