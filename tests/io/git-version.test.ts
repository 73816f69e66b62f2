import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkGitVersion } from '../../src/io/git/check-git-version.ts';
import { newFolder, script } from './sandbox.ts';

let bin: string;
let calls: string;

beforeEach(() => {
  bin = newFolder();
  calls = join(newFolder(), 'calls');
  vi.stubEnv('XDG_CACHE_HOME', newFolder());
  vi.stubEnv('CI', '');
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
  vi.setSystemTime(Date.now() + 3_600_000);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** Puts a git into the first folder of PATH that notes each call. */
function putGit(version: string, folder = bin): void {
  script(folder, 'git', `echo "$*" >> '${calls}'\necho git version ${version}`);
}

/** How often git was asked. */
function asked(): number {
  return existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').length - 1 : 0;
}

function check(times: number, folder = newFolder()): void {
  for (let i = 0; i < times; i++) checkGitVersion(folder);
}

describe('the version of git', () => {
  it('is asked for once, as long as its file is as it is', () => {
    putGit('2.40.0');
    check(3);
    expect(asked()).toBe(1);
  });

  it('is asked for again where the file has changed, or another git is found first', () => {
    putGit('2.40.0');
    check(2);
    putGit('2.41.0');
    check(2);
    expect(asked()).toBe(2);
    const before = newFolder();
    vi.stubEnv('PATH', `${before}${delimiter}${process.env.PATH}`);
    putGit('2.25.1', before);
    expect(() => check(1)).toThrow('git is too old: "git version 2.25.1"');
    expect(asked()).toBe(3);
  });

  it('is asked for each time where it is too old', () => {
    putGit('2.25.1');
    for (let i = 1; i <= 2; i++) {
      expect(() => check(1)).toThrow('git is too old');
      expect(asked()).toBe(i);
    }
  });

  it('is asked for each time while the file is young, as it may change and look the same', () => {
    putGit('2.40.0');
    vi.useRealTimers();
    check(2);
    expect(asked()).toBe(2);
  });

  it('is asked for each time in a CI job, and where PATH depends on the folder', () => {
    putGit('2.40.0');
    vi.stubEnv('CI', 'true');
    check(2);
    vi.stubEnv('CI', '');
    for (const path of ['.', '', 'bin']) {
      vi.stubEnv('PATH', `${process.env.PATH}${delimiter}${path}`);
      check(2);
    }
    expect(asked()).toBe(8);
  });

  it('is that of a program: what cannot be run is passed over, as the system does', () => {
    const [file, folder] = [newFolder(), newFolder()];
    putGit('2.40.0');
    script(file, 'git', '');
    chmodSync(join(file, 'git'), 0o644);
    script(join(folder, 'git'), 'other', '');
    vi.stubEnv('PATH', [file, folder, process.env.PATH].join(delimiter));
    check(2);
    expect(asked()).toBe(1);
    putGit('2.41.0');
    check(1);
    expect(asked()).toBe(2);
    rmSync(file, { recursive: true });
  });
});
