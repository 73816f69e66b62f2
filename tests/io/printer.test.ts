import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle, env, exampleBook, newFolder, sh } from '../cli/sandbox.ts';

const MORE_THAN_A_PIPE_HOLDS = 65_536;

/** Runs a command whose output goes into a pipe that never lets a writer wait, and reads the pipe a little later. */
const SLOW_READER = `
  const { execFileSync, spawn } = require('node:child_process');
  const { closeSync, constants, openSync } = require('node:fs');
  const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;
  const [, pipe, ...command] = process.argv;
  execFileSync('mkfifo', [pipe]);
  const fd = openSync(pipe, O_RDONLY | O_NONBLOCK);
  const writing = openSync(pipe, O_WRONLY | O_NONBLOCK);
  spawn(process.execPath, command, { stdio: ['ignore', writing, 'inherit'] });
  closeSync(writing);
  new (require('node:net').Socket)({ fd, readable: true, writable: false }).pipe(process.stdout);
`;

let book: string;
beforeAll(() => {
  book = exampleBook();
});

describe('what is printed', () => {
  test.skipIf(!existsSync('/dev/full'))('to a full disk is said to be lost, and is never called done', () => {
    const { status, stderr } = sh(book, 'grantbook list risks > /dev/full');
    expect(stderr).toBe(
      'error: what is printed cannot be written: no space is left on the disk\n' +
        'hint: look at where the output goes; what the command had done by then is done\n',
    );
    expect(status).toBe(3);
  });

  test.skipIf(!existsSync('/dev/full'))('where nothing can be said the exit code is as it would be', () => {
    const codes = ['validate', 'list nope', '-C / validate'].map(
      (words) => sh(book, `grantbook ${words} 2> /dev/full`).status,
    );
    expect(codes).toEqual([0, 2, 3]);
  });

  test('reaches a slow reader whole and in order', () => {
    const args = [bundle, '-C', book, 'list', 'meetings', '--json'];
    const direct = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    const all = ['-e', SLOW_READER, join(newFolder(), 'pipe'), ...args];
    const piped = spawnSync(process.execPath, all, { env, encoding: 'utf8' });
    expect(direct.stdout.length).toBeGreaterThan(MORE_THAN_A_PIPE_HOLDS);
    expect(piped.stderr).toBe('');
    expect(piped.stdout).toBe(direct.stdout);
  });
});
