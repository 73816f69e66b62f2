import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bundle, env, git, read, sh, TODAY } from '../cli/sandbox.ts';
import { snapshotOthers } from '../io/sandbox.ts';
import { note } from '../scorecard/figures.ts';
import { busyBook, expectTidy } from './busy-book.ts';

const COMMANDS = 8;
const RISKS = 'project-data/risks.yaml';

type End = { readonly title: string; readonly status: number | null; readonly said: string };

function addRisk(book: string, title: string): Promise<End> {
  const fields = ['description=x', 'origin=unforeseen', 'category=external', 'wps=WP1', 'owner=P-003'];
  const args = [bundle, '--today', TODAY, 'add', 'risk', title, ...fields, 'likelihood=3', 'impact=4'];
  const child = spawn(process.execPath, args, { cwd: book, env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdout.resume();
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => done({ title, status, said }));
  });
}

describe('eight commands at once', () => {
  test('each is done or told to try again; every id is given once, and nothing is lost', async () => {
    const book = busyBook();
    const before = snapshotOthers(book, [RISKS]);
    const commits = Number(git(book, 'rev-list', '--count', 'HEAD'));
    const titles = Array.from({ length: COMMANDS }, (_, i) => `Risk by hand ${i}`);
    const ends = await Promise.all(titles.map((title) => addRisk(book, title)));
    const done = ends.filter(({ status }) => status === 0);
    expect(done.length).toBeGreaterThan(0);
    for (const { status, said } of ends) {
      if (status === 0) continue;
      expect([status, said]).toEqual([4, expect.stringMatching(/^error: .*\nhint: .*(again|wait)/m)]);
    }
    expect(Number(git(book, 'rev-list', '--count', 'HEAD'))).toBe(commits + done.length);
    const text = read(book, RISKS);
    for (const { title, status } of ends) expect(text.includes(title)).toBe(status === 0);
    const ids = [...text.matchAll(/^- id: (.*)$/gm)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(git(book, 'status', '--porcelain', 'project-data')).toBe('');
    expect(snapshotOthers(book, [RISKS])).toEqual(before);
    expectTidy(book);
    expect(sh(book, 'grantbook validate -q').status).toBe(0);
    note({ what: 'commands at once: done', unit: 'count', join: 'sum', value: done.length });
    note({
      what: 'commands at once: told to try again',
      unit: 'count',
      join: 'sum',
      value: COMMANDS - done.length,
    });
  }, 180_000);
});
