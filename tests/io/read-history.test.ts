import { existsSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordHistory } from '../../src/history/record-history.ts';
import { GitError } from '../../src/io/git/git-error.ts';
import { readHistory } from '../../src/io/git/read-history.ts';
import { deliverables, told } from '../history/made-history.ts';
import { HistoryRepository } from './history-repository.ts';

const LIST = 'project-data/deliverables.yaml';
const OWN = 'project-data/deliverables/D1.2.yaml';
const yaml = (path: string): boolean => path.endsWith('.yaml');

function item(fields: Record<string, string>): string {
  return `- id: D1.2\n${Object.entries(fields)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}`;
}

const base = { title: 'A', status: 'draft', lead: 'X' };

describe('the history of a record in a real repository', () => {
  let repo: HistoryRepository;

  beforeEach(() => {
    repo = new HistoryRepository();
  });

  afterEach(() => repo.remove());

  async function history(folder = '.'): Promise<string[]> {
    return told(await readHistory(await repo.open(folder), { revision: 'HEAD', paths: yaml }));
  }

  it('tells of commits by hand and by command, moves between files and names, and the end', async () => {
    const own = 'id: D1.2\ntitle: B\nstatus: draft\nlead: X\n';
    const renamed = 'project-data/deliverables/report one.yaml';
    repo.commit('unrelated', { 'README.md': 'x' });
    repo.commit('add', { [LIST]: `- id: D1.1\n${item(base)}` });
    repo.commit('crlf', { [LIST]: `- id: D1.1\n${item(base)}`.replaceAll('\n', '\r\n') });
    repo.commit('edit', { [LIST]: `- id: D1.1\n${item({ ...base, title: 'B' })}` });
    repo.commit('split', { [LIST]: '- id: D1.1\n', [OWN]: own });
    repo.commit('rename', { [OWN]: undefined, [renamed]: own });
    const message =
      'deliverable D1.2: approve\n\nThe board agreed.\n\nRecord: D1.2\nTransition: draft -> approved';
    const approved = repo.commit('', { [renamed]: own.replace('draft', 'approved') }, { message });
    repo.commit('remove', { [renamed]: undefined });
    expect(await history()).toEqual([
      'add added',
      'edit changed; title: "A" → "B"',
      'deliverable D1.2: approve changed; status: "draft" → "approved"; (draft -> approved)',
      'remove removed',
    ]);
    const source = await readHistory(await repo.open(), { revision: 'HEAD', paths: yaml });
    const events = await recordHistory(source, { registry: deliverables, id: 'D1.2' });
    expect(events[1]).toMatchObject({
      reason: 'The board agreed.',
      commit: {
        oid: approved,
        author: { name: 'Mary', email: 'mary@example.org', date: '2026-01-01' },
        committer: { name: 'Jo', email: 'jo@example.org' },
      },
    });
  });

  it('says that a version in the middle cannot be read', async () => {
    repo.commit('add', { [LIST]: item(base) });
    repo.commit('break', { [LIST]: item({ ...base, title: '"A' }) });
    repo.commit('mend', { [LIST]: item({ ...base, title: 'C' }) });
    expect(await history()).toEqual(['add added', 'break unreadable', 'mend changed; title: "A" → "C"']);
  });

  describe('with two branches', () => {
    const events = [
      'base added',
      'ours changed; title: "A" → "B"',
      'theirs changed; status: "draft" → "approved"; (draft -> approved)',
    ];
    let ours: string;
    let theirs: string;

    beforeEach(() => {
      const parted = repo.commit('base', { [LIST]: item(base) });
      ours = repo.commit('ours', { [LIST]: item({ ...base, title: 'B' }) });
      repo.git('reset', '--quiet', '--hard', parted);
      theirs = repo.commit('theirs', { [LIST]: item({ ...base, status: 'approved' }) });
    });

    it('is silent on a merge that only joins them', async () => {
      repo.merge('merge', [ours, theirs], { [LIST]: item({ ...base, title: 'B', status: 'approved' }) });
      expect((await history()).sort()).toEqual(events);
    });

    it('shows what an evil merge changed on its own', async () => {
      repo.merge('merge', [ours, theirs], { [LIST]: item({ title: 'B', status: 'approved', lead: 'EVIL' }) });
      repo.commit('later', { 'README.md': 'x' });
      expect((await history()).at(-1)).toBe('merge changed; lead: "X" → "EVIL"');
    });

    it('shows that a merge dropped the work of one side', async () => {
      repo.merge('merge', [ours, theirs], { [LIST]: item({ ...base, title: 'B' }) });
      expect((await history()).at(-1)).toBe(
        'merge changed; status: "approved" → "draft"; (approved -> draft)',
      );
    });

    it('shows a change hidden in the merge of branches that touch no record', async () => {
      const left = repo.commit('left', { 'README.md': 'left' });
      repo.git('reset', '--quiet', '--hard', theirs);
      const right = repo.commit('right', { 'NOTES.md': 'right' });
      repo.merge('merge', [left, right], { 'README.md': 'left', [LIST]: item({ ...base, lead: 'EVIL' }) });
      expect((await history()).at(-1)).toBe(
        'merge changed; status: "approved" → "draft"; lead: "X" → "EVIL"; (approved -> draft)',
      );
    });

    it('reads a merge whose first parent shares nothing with the book', async () => {
      repo.git('checkout', '--quiet', '--orphan', 'foreign');
      repo.git('rm', '-rfq', '.');
      const foreign = repo.commit('foreign', { 'other.txt': 'x' });
      repo.merge('merge', [foreign, ours], { [LIST]: item({ ...base, title: 'B' }) });
      expect(await history()).toEqual(events.slice(0, 2));
    });
  });

  it('is not fooled by a replaced commit, a graft, a mailmap or a note', async () => {
    const first = repo.commit('add', { [LIST]: item(base) });
    const second = repo.commit('forge', { [LIST]: item({ ...base, lead: 'EVIL' }) }, { author: 'Mallory' });
    const files = {
      [LIST]: item({ ...base, lead: 'EVIL', title: 'B' }),
      '.mailmap': 'Mary <mary@example.org> Mallory <mary@example.org>\n',
    };
    const last = repo.commit('last', files);
    repo.git('replace', second, repo.git('commit-tree', `${first}^{tree}`, '-p', first, '-m', 'innocent'));
    mkdirSync(join(repo.dir, '.git/info'), { recursive: true });
    writeFileSync(join(repo.dir, '.git/info/grafts'), `${last} ${first}\n`);
    repo.git('config', 'log.mailmap', 'true');
    repo.git('notes', 'add', '-m', 'Nothing happened here', second);
    expect(repo.git('log', '--format=%an %s')).not.toContain('forge');
    const source = await readHistory(await repo.open(), { revision: 'HEAD', paths: yaml });
    expect(await told(source)).toEqual([
      'add added',
      'forge changed; lead: "X" → "EVIL"',
      'last changed; title: "A" → "B"',
    ]);
    expect(source.commits.map(({ author, message }) => [author.name, message])).toEqual([
      ['Mary', 'last\n'],
      ['Mallory', 'forge\n'],
      ['Mary', 'add\n'],
    ]);
  });

  it('orders by descent, whatever the dates, and gives each day in the author’s own zone', async () => {
    repo.commit('add', { [LIST]: item(base) }, { date: '2030-06-01T00:30:00 +0200' });
    repo.commit('edit', { [LIST]: item({ ...base, title: 'B' }) }, { date: '2001-01-01T23:30:00 -0800' });
    const { commits } = await readHistory(await repo.open(), { revision: 'HEAD', paths: yaml });
    expect(commits.map(({ message, author }) => [message, author.date])).toEqual([
      ['edit\n', '2001-01-01'],
      ['add\n', '2030-06-01'],
    ]);
    expect(await history()).toEqual(['add added', 'edit changed; title: "A" → "B"']);
  });

  it('runs nothing that the repository brings', async () => {
    repo.commit('add', { [LIST]: item(base), '.gitattributes': '*.yaml diff=evil filter=evil\n' });
    const evil = `touch ${join(repo.dir, 'RAN')}; cat`;
    const keys = [
      'diff.evil.textconv',
      'diff.external',
      'diff.evil.command',
      'filter.evil.smudge',
      'core.fsmonitor',
      'core.pager',
    ];
    for (const key of keys) repo.git('config', key, evil);
    expect(await history()).toEqual(['add added']);
    expect(existsSync(join(repo.dir, 'RAN'))).toBe(false);
  });

  it('takes a link in the place of a file for the end of its record', async () => {
    repo.commit('add', { [OWN]: 'id: D1.2\n' });
    unlinkSync(join(repo.dir, OWN));
    symlinkSync('id: D1.2', join(repo.dir, OWN));
    repo.commit('link', {});
    expect(await history()).toEqual(['add added', 'link removed']);
  });

  it('reads a book in a folder of the repository, and nothing beside it', async () => {
    repo.commit('add', { [`book/${LIST}`]: item(base), [LIST]: item({ ...base, title: 'other' }) });
    expect(await history('book')).toEqual(['add added']);
    const { commits } = await readHistory(await repo.open('book'), { revision: 'HEAD', paths: yaml });
    expect(commits[0]?.changes.map(({ path }) => path)).toEqual([LIST]);
  });

  it('reads odd paths, and looks only at the files asked for', async () => {
    const odd = 'project-data/deliverables/\u00e9 "1"\n*.yaml';
    repo.commit('add', { [odd]: 'id: D1.2\n', 'project-data/[x].txt': 'no' });
    repo.commit('beside', { 'project-data/[x].txt': 'yes' });
    expect(await history()).toEqual(['add added']);
    const { commits } = await readHistory(await repo.open(), { revision: 'HEAD', paths: yaml });
    expect(commits.map(({ changes }) => changes.map(({ path }) => path))).toEqual([[], [odd]]);
  });

  it('reads many blobs, in any order', async () => {
    for (let i = 0; i < 80; i++) repo.commit(`c${i}`, { [LIST]: item({ ...base, title: `T${i}` }) });
    const source = await readHistory(await repo.open(), { revision: 'HEAD', paths: yaml });
    expect(await told(source)).toHaveLength(80);
    const [newest = '', oldest = ''] = [source.commits[0], source.commits.at(-1)].map(
      (c) => c?.changes[0]?.after,
    );
    for (const [id, title] of [
      [newest, 'T79'],
      [oldest, 'T0'],
      [newest, 'T79'],
    ]) {
      expect(new TextDecoder().decode(source.readBlob(id ?? ''))).toContain(`title: ${title}\n`);
    }
    expect(() => source.readBlob('0'.repeat(40))).toThrow(GitError);
  });

  it('gives nothing where the book has no records yet', async () => {
    repo.commit('unrelated', { 'README.md': 'x' });
    expect(await history()).toEqual([]);
  });

  it('says that there is no such commit', async () => {
    repo.commit('add', { [LIST]: item(base) });
    const opened = await repo.open();
    await expect(readHistory(opened, { revision: '--all', paths: yaml })).rejects.toThrow(
      '"--all" is no commit',
    );
  });

  it('refuses a clone that lacks a part of its history', async () => {
    repo.commit('add', { [LIST]: item(base) });
    repo.commit('edit', { [LIST]: item({ ...base, title: 'B' }) });
    const clone = new HistoryRepository();
    try {
      clone.git('fetch', '--quiet', '--depth=1', `file://${repo.dir}`, 'main');
      clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
      const opened = await clone.open();
      const refused = await readHistory(opened, { revision: 'HEAD', paths: yaml }).catch(
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(GitError);
      expect(refused).toMatchObject({ hint: 'fetch the whole history: git fetch --unshallow' });
    } finally {
      clone.remove();
    }
  });
});

describe('the history of a record in a repository of SHA-256', () => {
  it('is read the same', async () => {
    const repo = new HistoryRepository('sha256');
    try {
      repo.commit('add', { [LIST]: item(base) });
      repo.commit('edit', { [LIST]: item({ ...base, title: 'B' }) });
      const source = await readHistory(await repo.open(), { revision: 'main', paths: yaml });
      expect(await told(source)).toEqual(['add added', 'edit changed; title: "A" → "B"']);
    } finally {
      repo.remove();
    }
  });
});
