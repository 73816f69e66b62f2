import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openIndexCache } from '../../src/io/git/index-cache.ts';
import type { Repository } from '../../src/io/git/repository.ts';

const repo = { gitDir: '/books/a/.git', bookPrefix: '' } as Repository;
const key = { repo, tip: 'a1', reading: 'r' };
const index = { commits: [{ oid: 'a1', parents: [], changes: [], ids: ['D1.2'] }] };
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'grantbook-index-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
  vi.stubEnv('CI', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('the index of a history is kept', () => {
  it('for the same newest commit, the same way of reading and the same repository', () => {
    openIndexCache(key).write(index);
    expect(openIndexCache(key).read()?.commits).toEqual(index.commits);
    expect(openIndexCache({ ...key, tip: 'b2' }).read()).toBeUndefined();
    expect(openIndexCache({ ...key, reading: 's' }).read()).toBeUndefined();
    expect(openIndexCache({ ...key, repo: { ...repo, gitDir: '/books/b/.git' } }).read()).toBeUndefined();
  });

  it('or that it was asked for, which is no index', () => {
    expect(openIndexCache(key).wasAsked()).toBe(false);
    openIndexCache(key).noteAsked();
    expect(openIndexCache(key).wasAsked()).toBe(true);
    expect(openIndexCache(key).read()).toBeUndefined();
    expect(openIndexCache({ ...key, tip: 'b2' }).wasAsked()).toBe(false);
    openIndexCache(key).write(index);
    expect(openIndexCache(key).read()?.commits).toEqual(index.commits);
  });

  it('and is none where one of its bytes was changed, or in a CI job', () => {
    openIndexCache(key).write(index);
    vi.stubEnv('CI', 'true');
    expect(openIndexCache(key).read()).toBeUndefined();
    vi.stubEnv('CI', '');
    const [name = ''] = readdirSync(join(home, 'grantbook/histories'));
    const file = join(home, 'grantbook/histories', name);
    const text = readFileSync(file);
    text[text.length - 8] = 0x41;
    writeFileSync(file, text);
    expect(openIndexCache(key).read()).toBeUndefined();
  });
});
