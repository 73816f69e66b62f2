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
import { type CodeCache, openCodeCache } from '../../src/io/code-cache.ts';
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

/** All the code that is kept and whole. */
function kept(build: string, command: string): Map<string, Buffer> {
  const { names, get } = openCodeCache(build, command).read();
  return new Map(
    names.flatMap((name) => {
      const whole = get(name);
      return whole ? [[name, whole] as const] : [];
    }),
  );
}

function fill(path: string, length: number): void {
  writeFileSync(path, new Uint8Array(length));
}

/** A file of the cache with an index and no code. */
function twice(index: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(index.length);
  return Buffer.concat([head, Buffer.from(index), Buffer.from(index)]);
}

function replaceByFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('compiled code is kept', () => {
  test('is written where a process of the same number left half of it', () => {
    openCodeCache('b1', 'validate').write(code);
    writeFileSync(`${file}.${process.pid}`, 'half');
    openCodeCache('b1', 'validate').write(new Map([['main.cjs', Buffer.from('anew')]]));
    expect(kept('b1', 'validate').get('main.cjs')?.toString()).toBe('anew');
    expect(readdirSync(dirname(file))).toEqual(['validate.code']);
  });

  test('and read again, by the user alone', () => {
    openCodeCache('b1', 'validate').write(code);
    expect(kept('b1', 'validate')).toEqual(code);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  test('of one build and one command: no other takes it', () => {
    openCodeCache('b1', 'validate').write(code);
    expect(kept('b2', 'validate').size).toBe(0);
    expect(kept('b1', 'set').size).toBe(0);
  });

  const spoilings: readonly [string, () => void][] = [
    ['is cut off', () => writeFileSync(file, readFileSync(file).subarray(0, 20))],
    ['is empty', () => writeFileSync(file, '')],
    ['has another byte in its index', () => writeFileSync(file, readFileSync(file).fill(7, 20, 21))],
    [
      'has another byte in its code',
      () => writeFileSync(file, new Uint8Array(readFileSync(file)).fill(7, -3, -2)),
    ],
    ['is full of noughts, as a disk leaves it that lost its power', () => fill(file, 9000)],
    ['begins with noughts', () => writeFileSync(file, new Uint8Array(readFileSync(file)).fill(0, 0, 4))],
    ...['null', '{}', '[1]', '[["main.cjs"]]', '[["main.cjs",-5]]', '  '].map(
      (index): [string, () => void] => [`has the index ${index}`, () => writeFileSync(file, twice(index))],
    ),
    ['is said to be longer than it is', () => writeFileSync(file, readFileSync(file).fill(255, 0, 4))],
    ['may be written by others', () => chmodSync(dirname(file), 0o777)],
    ['lies in a folder that others may write to', () => chmodSync(dirname(dirname(file)), 0o777)],
    ['is a folder', () => replaceByFolder(file)],
    ['is gone', () => rmSync(file)],
  ];
  test.each(spoilings)('what %s counts as none, and is written anew', (_, spoil) => {
    openCodeCache('b1', 'validate').write(code);
    spoil();
    expect(kept('b1', 'validate').size).toBe(0);
  });

  test('nowhere through a link, and nothing where it cannot be written: no error', () => {
    mkdirSync(join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), join(home, 'grantbook'));
    openCodeCache('b1', 'validate').write(code);
    expect(kept('b1', 'validate').size).toBe(0);
    for (const none of ['/dev/null/x', '/proc/none/x']) {
      vi.stubEnv('XDG_CACHE_HOME', none);
      openCodeCache('b1', 'validate').write(code);
    }
    openCodeCache('b1', 'validate').write(code);
    expect(kept('b1', 'validate').size).toBe(0);
  });

  test('in folders that are made for it, however many', () => {
    vi.stubEnv('XDG_CACHE_HOME', join(home, 'a/b/c'));
    openCodeCache('b1', 'validate').write(code);
    expect(kept('b1', 'validate')).toEqual(code);
    expect(statSync(join(home, 'a/b')).mode & 0o777).toBe(0o700);
  });

  test('not in a book that is somebody’s home folder, nor where the home folder is none', () => {
    vi.stubEnv('XDG_CACHE_HOME', 'relative');
    vi.stubEnv('HOME', home);
    mkdirSync(join(home, 'project-data'));
    openCodeCache('b1', 'validate').write(code);
    expect(readdirSync(home)).toEqual(['project-data']);
    rmdirSync(join(home, 'project-data'));
    openCodeCache('b1', 'validate').write(code);
    expect(kept('b1', 'validate')).toEqual(code);
    vi.stubEnv('HOME', 'relative');
    expect(kept('b1', 'validate').size).toBe(0);
  });

  test('a CI job neither reads nor writes it', () => {
    openCodeCache('b1', 'validate').write(code);
    vi.stubEnv('CI', 'true');
    expect(kept('b1', 'validate').size).toBe(0);
  });
});

describe('modules are loaded', () => {
  const always = (cache: CodeCache) => () => cache;

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
    const { load } = openLoader(folder, always(openCodeCache('b1', 'validate')));
    const main = load(join(folder, 'main.cjs'));
    expect(main).toMatchObject({ two: 3 });
    expect((load(join(folder, 'inner/two.cjs')) as { main: () => unknown }).main()).toBe(main);
  });

  test('with the code that was kept, which is written only where there was more to keep', () => {
    const folder = modules();
    const first = openLoader(folder, always(openCodeCache('b1', 'validate')));
    first.load(join(folder, 'inner/two.cjs'));
    first.hold()();
    const before = readFileSync(file);
    const second = openLoader(folder, always(openCodeCache('b1', 'validate')));
    second.load(join(folder, 'inner/two.cjs'));
    second.hold()();
    expect(readFileSync(file).equals(before)).toBe(true);
    const third = openLoader(folder, always(openCodeCache('b1', 'validate')));
    third.load(join(folder, 'main.cjs'));
    third.hold()();
    expect([...kept('b1', 'validate').keys()].sort()).toEqual(['inner/two.cjs', 'main.cjs']);
  });

  test('some of them from a cache of their own, each kept in its own', () => {
    const folder = modules();
    const [first, rest] = [openCodeCache('b1', 'validate-first'), openCodeCache('b1', 'validate')];
    const { load, hold } = openLoader(folder, (name) => (name === 'main.cjs' ? first : rest));
    load(join(folder, 'main.cjs'));
    hold()();
    expect([...kept('b1', 'validate-first').keys()]).toEqual(['main.cjs']);
    expect([...kept('b1', 'validate').keys()]).toEqual(['inner/two.cjs']);
  });
});
