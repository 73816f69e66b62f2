import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const PROGRAM = new URL('../../dist/grantbook.cjs', import.meta.url).pathname;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'grantbook-code-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, XDG_CACHE_HOME: home, CI: '' };
  return spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', env });
}

/** The files of compiled code that are kept. */
function keptFiles(): string[] {
  return existsSync(home)
    ? (readdirSync(home, { recursive: true }) as string[]).filter((name) => name.endsWith('.code'))
    : [];
}

test('of what is no command nothing is kept, and its word is no name of a file', () => {
  expect(run('hunter-secretword').status).toBe(2);
  expect(keptFiles()).toEqual([]);
});

test('code that was kept and is spoilt costs a start, and no answer', () => {
  const first = run('explain', 'schema/type');
  expect(first.status).toBe(0);
  expect(keptFiles().map((name) => name.replace(/.*[\\/]/, ''))).toEqual([
    'explain-first.code',
    'explain.code',
  ]);
  for (const name of keptFiles()) {
    const file = join(home, name);
    const { size } = statSync(file);
    for (const spoilt of [new Uint8Array(size), new Uint8Array(4), new Uint8Array(0)]) {
      writeFileSync(file, spoilt);
      expect(run('explain', 'schema/type')).toMatchObject({ status: 0, stdout: first.stdout, stderr: '' });
      expect(statSync(file).size).toBeGreaterThan(1000);
    }
  }
});
