import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bookHistory } from '../../src/history/book-history.ts';
import { continueHistory } from '../../src/history/continue-history.ts';
import { keepHistory } from '../../src/history/kept-history.ts';
import type { RegistryEvent } from '../../src/history/registry-walk.ts';
import { openHistoryCache } from '../../src/io/git/history-cache.ts';
import { readHistory, readLaterHistory } from '../../src/io/git/read-history.ts';
import type { Repository } from '../../src/io/git/repository.ts';
import { deliverables } from '../history/made-history.ts';
import { HistoryRepository } from './history-repository.ts';

const LIST = 'project-data/deliverables.yaml';
const RISKS = 'project-data/risks.yaml';
const risks = { ...deliverables, name: 'risks', source: { kind: 'file', path: RISKS } } as const;
const registries = [deliverables, risks];

type Whole = { readonly head: string; readonly events: RegistryEvent[] };

async function whole(repo: Repository, revision: string): Promise<Whole> {
  const source = await readHistory(repo, { revision, paths: () => true });
  const [newest] = source.commits;
  return { head: newest?.oid ?? '', events: await bookHistory(source, registries) };
}

/** What is told where the history up to a commit was kept; undefined where it has to be read anew. */
async function continued(
  repo: Repository,
  tip: string,
  revision: string,
): Promise<RegistryEvent[] | undefined> {
  const { head, events } = await whole(repo, tip);
  const kept = head === '' ? undefined : keepHistory(head, events);
  if (!kept) return undefined;
  const again = JSON.parse(JSON.stringify(kept)) as typeof kept;
  const source = readLaterHistory(repo, { tip, head }, { revision, paths: () => true });
  return source && continueHistory(again, source, registries);
}

/** An event as far as anything is told of it. */
function said({ commit: { oid, parents, message, author, committer }, ...event }: RegistryEvent): unknown {
  return { ...event, commit: { oid, parents, message, author, committer } };
}

describe('a history goes on where it was kept', () => {
  let repo: HistoryRepository;

  beforeEach(() => {
    repo = new HistoryRepository();
  });

  afterEach(() => repo.remove());

  const list = (title: string) => `- id: D1.1\n  title: ${title}\n- id: D1.2\n  title: same\n`;

  it('after the commit read last, whether that touched a record or not', async () => {
    repo.commit('add', { [LIST]: list('A') });
    const tip = repo.commit('unrelated', { 'README.md': 'x' });
    repo.commit('more', { [LIST]: list('B') });
    const newest = repo.commit('risk', { [RISKS]: '- id: R-1\n' });
    const opened = await repo.open();
    const told = await continued(opened, tip, newest);
    expect(told?.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'R-1 added',
      'D1.1 changed',
      'D1.1 added',
      'D1.2 added',
    ]);
    expect(told?.map(said)).toEqual((await whole(opened, newest)).events.map(said));
  });

  it('not where a branch of before is merged, a history of its own, or nothing is new', async () => {
    const first = repo.commit('add', { [LIST]: list('A') });
    const tip = repo.commit('more', { [LIST]: list('B') });
    repo.git('checkout', '--quiet', '-b', 'side', first);
    const side = repo.commit('side', { [RISKS]: '- id: R-1\n' });
    repo.git('checkout', '--quiet', 'main');
    const merge = repo.merge('merge', [tip, side], { [LIST]: list('B'), [RISKS]: '- id: R-1\n' });
    repo.git('checkout', '--quiet', '--orphan', 'other');
    const other = repo.commit('other', { [LIST]: list('C') });
    const opened = await repo.open();
    for (const revision of [merge, other, first, tip])
      expect(await continued(opened, tip, revision)).toBeUndefined();
  });

  it('not where what came since, or stood there, cannot be read', async () => {
    const tip = repo.commit('add', { [LIST]: list('A') });
    const broken = repo.commit('break', { [LIST]: '- id: "D' });
    const mended = repo.commit('mend', { [LIST]: list('B') });
    const opened = await repo.open();
    expect(await continued(opened, tip, broken)).toBeUndefined();
    expect(await continued(opened, broken, mended)).toBeUndefined();
  });

  it('and is kept only where JSON says the same', async () => {
    const tip = repo.commit('add', { [LIST]: '- id: D1.1\n  title: .inf\n' });
    const { head, events } = await whole(await repo.open(), tip);
    expect(events).toHaveLength(1);
    expect(keepHistory(head, events)).toBeUndefined();
  });

  const record = fc.record({
    id: fc.constantFrom('D1.1', 'D1.2', 'D1.3'),
    title: fc.constantFrom('A', 'B', '[x, y]'),
    own: fc.boolean(),
  });
  const drawn = fc.record({
    records: fc.uniqueArray(record, { selector: ({ id }) => id }),
    parents: fc.tuple(fc.nat(2), fc.nat(), fc.boolean()),
    idle: fc.boolean(),
  });
  type Drawn = { readonly records: { id: string; title: string; own: boolean }[]; readonly idle: boolean } & {
    readonly parents: readonly [number, number, boolean];
  };

  /** All in one call of git: each commit on top of one of the three before it, or of two. */
  function imported(commits: readonly Drawn[]): string {
    const parts = commits.map(({ records, parents: [a, b, merges], idle }, i) => {
      const [first, second] = [i - (a % Math.min(i, 3)), 1 + (b % Math.max(i, 1))];
      const files = records
        .filter(({ own }) => own)
        .map(({ id, title }) => [`${LIST.slice(0, -5)}/${id}.yaml`, `id: ${id}\ntitle: ${title}\n`] as const);
      const listed = records
        .filter(({ own }) => !own)
        .map(({ id, title }) => `- id: ${id}\n  title: ${title}\n`);
      const tree = [...files, [LIST, listed.join('')] as const].filter(([, text]) => text !== '');
      return [
        `commit refs/heads/main\nmark :${i + 1}\ncommitter Jo <jo@example.org> ${1_767_225_600 + i} +0000\ndata 1\n${i % 10}\n`,
        i > 0 ? `from :${first}\n` : '',
        i > 0 && merges && first !== second ? `merge :${second}\n` : '',
        ...(idle && i > 0
          ? []
          : [
              'deleteall\n',
              ...tree.map(([path, text]) => `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`),
            ]),
      ].join('');
    });
    return parts.join('');
  }

  it('and never says anything else than the whole of it', async () => {
    let gone = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 3, maxLength: 8 }), async (commits) => {
        execFileSync('git', ['-C', repo.dir, 'fast-import', '--quiet', '--force'], {
          input: imported(commits),
        });
        const opened = await repo.open();
        const all = (await whole(opened, 'main')).events.map(said);
        for (const tip of repo.git('rev-list', 'main').split('\n')) {
          const told = await continued(opened, tip, 'main');
          if (told) gone++;
          if (told) expect(told.map(said)).toEqual(all);
        }
      }),
      { numRuns: 15 },
    );
    expect(gone).toBeGreaterThan(10);
  });
});

describe('the history of all records is kept in the git folder', () => {
  const kept = { tip: 'a1', history: { head: 'a0', commits: [] } };
  let commonDir: string;

  beforeEach(() => {
    commonDir = mkdtempSync(join(tmpdir(), 'grantbook-kept-'));
    vi.stubEnv('CI', '');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(commonDir, { recursive: true, force: true });
  });

  const cache = (reading = 'r') =>
    openHistoryCache({ repo: { commonDir, bookPrefix: '' } as Repository, reading });

  it('for the same way of reading, one for each book', () => {
    cache().write(kept);
    expect(cache().read()).toMatchObject(kept);
    expect(cache('s').read()).toBeUndefined();
    cache('s').write(kept);
    expect(readdirSync(join(commonDir, 'grantbook'))).toHaveLength(1);
  });

  it('and is none where a byte was changed, where others may write, or in a CI job', () => {
    cache().write(kept);
    vi.stubEnv('CI', 'true');
    expect(cache().read()).toBeUndefined();
    vi.stubEnv('CI', '');
    const folder = join(commonDir, 'grantbook');
    chmodSync(folder, 0o777);
    expect(cache().read()).toBeUndefined();
    chmodSync(folder, 0o700);
    expect(cache().read()).toMatchObject(kept);
    const [name = ''] = readdirSync(folder);
    const text = readFileSync(join(folder, name));
    text[text.length - 8] = 0x41;
    writeFileSync(join(folder, name), text);
    expect(cache().read()).toBeUndefined();
  });
});
