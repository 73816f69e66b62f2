import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCodeCache } from '../../src/io/code-cache.ts';
import { openLoader } from '../../src/io/load-modules.ts';

let home: string;
let file: string;
const code = new Map([['main.cjs', Buffer.from('compiled')]]);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'grantbook-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
  vi.stubEnv('CI', '');
  file = join(home, `grantbook/b1-${process.versions.v8}-${process.arch}/validate.code`);
});

function replaceByFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('compiled code is kept', () => {
  test('and read again, by the user alone', () => {
    openCodeCache('b1', 'validate').write(code);
    expect(openCodeCache('b1', 'validate').read()).toEqual(code);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  test('of one build and one command: no other takes it', () => {
    openCodeCache('b1', 'validate').write(code);
    expect(openCodeCache('b2', 'validate').read().size).toBe(0);
    expect(openCodeCache('b1', 'set').read().size).toBe(0);
  });

  const spoilings: readonly [string, () => void][] = [
    ['is cut off', () => writeFileSync(file, readFileSync(file).subarray(0, 40))],
    ['is empty', () => writeFileSync(file, '')],
    ['has another byte', () => writeFileSync(file, readFileSync(file).fill(7, 50, 51))],
    ['may be written by others', () => chmodSync(dirname(file), 0o777)],
    ['lies in a folder that others may write to', () => chmodSync(dirname(dirname(file)), 0o777)],
    ['is a folder', () => replaceByFolder(file)],
    ['is gone', () => rmSync(file)],
  ];
  test.each(spoilings)('what %s counts as none, and is written anew', (_, spoil) => {
    openCodeCache('b1', 'validate').write(code);
    spoil();
    expect(openCodeCache('b1', 'validate').read().size).toBe(0);
  });

  test('nowhere through a link, and nothing where it cannot be written: no error', () => {
    mkdirSync(join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), join(home, 'grantbook'));
    openCodeCache('b1', 'validate').write(code);
    expect(openCodeCache('b1', 'validate').read().size).toBe(0);
    vi.stubEnv('XDG_CACHE_HOME', '/dev/null/x');
    openCodeCache('b1', 'validate').write(code);
    expect(openCodeCache('b1', 'validate').read().size).toBe(0);
  });

  test('not in a book that is somebody’s home folder, nor where the home folder is none', () => {
    vi.stubEnv('XDG_CACHE_HOME', 'relative');
    vi.stubEnv('HOME', home);
    mkdirSync(join(home, 'project-data'));
    openCodeCache('b1', 'validate').write(code);
    expect(readdirSync(home)).toEqual(['project-data']);
    rmdirSync(join(home, 'project-data'));
    openCodeCache('b1', 'validate').write(code);
    expect(openCodeCache('b1', 'validate').read()).toEqual(code);
    vi.stubEnv('HOME', 'relative');
    expect(openCodeCache('b1', 'validate').read().size).toBe(0);
  });

  test('a CI job neither reads nor writes it', () => {
    openCodeCache('b1', 'validate').write(code);
    vi.stubEnv('CI', 'true');
    expect(openCodeCache('b1', 'validate').read().size).toBe(0);
  });
});

describe('modules are loaded', () => {
  function modules(): string {
    const folder = join(home, 'dist');
    mkdirSync(join(folder, 'inner'), { recursive: true });
    writeFileSync(
      join(folder, 'main.cjs'),
      'module.exports = { two: require("./inner/two.cjs").two + 1, same: require("node:path") };',
    );
    writeFileSync(
      join(folder, 'inner/two.cjs'),
      'exports.two = 2; exports.main = () => require("../main.cjs");',
    );
    return folder;
  }

  test('each once, from each other and from Node', () => {
    const folder = modules();
    const { load } = openLoader(folder, openCodeCache('b1', 'validate'));
    const main = load(join(folder, 'main.cjs'));
    expect(main).toMatchObject({ two: 3 });
    expect((load(join(folder, 'inner/two.cjs')) as { main: () => unknown }).main()).toBe(main);
  });

  test('with the code that was kept, which is written only where there was more to keep', () => {
    const folder = modules();
    const first = openLoader(folder, openCodeCache('b1', 'validate'));
    first.load(join(folder, 'inner/two.cjs'));
    first.keep();
    const kept = readFileSync(file);
    const second = openLoader(folder, openCodeCache('b1', 'validate'));
    second.load(join(folder, 'inner/two.cjs'));
    second.keep();
    expect(readFileSync(file).equals(kept)).toBe(true);
    const third = openLoader(folder, openCodeCache('b1', 'validate'));
    third.load(join(folder, 'main.cjs'));
    third.keep();
    expect([...openCodeCache('b1', 'validate').read().keys()].sort()).toEqual(['inner/two.cjs', 'main.cjs']);
  });
});
