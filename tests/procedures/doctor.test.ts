import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/day.ts';
import { judgeAnchors } from '../../src/procedures/doctor/anchors.ts';
import { judgeFileSystem } from '../../src/procedures/doctor/file-system.ts';
import { judgeGitVersion } from '../../src/procedures/doctor/git-version.ts';
import { judgeLetters } from '../../src/procedures/doctor/letters.ts';
import { judgeNode } from '../../src/procedures/doctor/node.ts';
import { judgeProtection } from '../../src/procedures/doctor/protection.ts';
import { judgeRoom } from '../../src/procedures/doctor/room.ts';
import { judgeSigned } from '../../src/procedures/doctor/signed.ts';
import type { Verdict } from '../../src/procedures/doctor/verdict.ts';

const day = (text: string) => parseDay(text) ?? expect.fail(`${text} is no day`);
const states = (verdicts: readonly Verdict[]) => verdicts.map(({ state }) => state);

describe('a version of git', () => {
  test.each([
    ['git version 2.36.0', 2],
    ['git version 2.39.3 (Apple Git-146)', 2],
    ['git version 2.39.5', 1],
    ['git version 2.43.6', 1],
    ['git version 2.43.7', 0],
    ['git version 2.44.3', 1],
    ['git version 2.45.0.windows.1', 2],
    ['git version 2.48.1', 1],
    ['git version 2.48.2', 0],
    ['git version 2.50.0', 1],
    ['git version 2.50.1', 0],
    ['git version 2.51.0', 0],
    ['git version 3.0', 0],
  ])('%s has %i known weaknesses', (said, count) => {
    expect(judgeGitVersion(said).filter(({ state }) => state === 'warning')).toHaveLength(count);
  });

  test('that says nothing cannot be told', () => {
    expect(states(judgeGitVersion('git version unknown'))).toEqual(['unknown']);
  });
});

test('Node: too old, no longer mended, current, later than is known here', () => {
  const judged = (version: string, today = '2026-11-28') =>
    states(judgeNode({ version, least: '20.19.0', today: day(today) }))[0];
  expect(['18.20.0', '20.18.1', '20.19.0', '22.12.0', '26.1.0'].map((each) => judged(each))).toEqual([
    'problem',
    'problem',
    'warning',
    'ok',
    'ok',
  ]);
  expect(judged('20.19.0', '2026-04-30')).toBe('ok');
});

test('room on the disk: little is a warning, next to none a problem', () => {
  const MB = 1024 * 1024;
  expect([5, 100, 5000].map((free) => states(judgeRoom(free * MB))[0])).toEqual(['problem', 'warning', 'ok']);
});

test('letters, on each system', () => {
  const judged = (platform: string, locale?: string) => states(judgeLetters({ platform, locale }))[0];
  expect([
    judged('linux', 'de_DE.utf8'),
    judged('linux', 'POSIX'),
    judged('linux'),
    judged('darwin'),
    judged('win32'),
  ]).toEqual(['ok', 'warning', 'warning', 'ok', 'ok']);
});

test('a file system that ignores capitals, and long paths on Windows', () => {
  const facts = { ignoresCase: true, told: true, platform: 'win32', longPaths: true };
  expect(states(judgeFileSystem(facts))).toEqual(['ok']);
  expect(judgeFileSystem({ ...facts, told: false, longPaths: false }).map(({ mend }) => mend)).toEqual([
    'git config core.ignorecase true',
    'git config core.longpaths true\nor: grantbook doctor --fix --settings',
  ]);
});

test('where to look for the protection of a branch', () => {
  const mend = (platform: 'github' | 'gitlab' | undefined, host: string) =>
    judgeProtection({ remote: { platform, host, path: 'b-wise/book' }, branch: '$(x)' })[0]?.mend;
  expect(mend('github', 'github.com')).toContain("gh api repos/b-wise/book/branches/'%24(x)'/protection");
  expect(mend('gitlab', 'gitlab.com')).toContain('https://gitlab.com/b-wise/book/-/settings/repository');
  expect(mend(undefined, 'git.example.org')).toBe('ask who runs git.example.org');
  expect(states(judgeProtection({ remote: undefined, branch: 'main' }))).toEqual(['unknown']);
});

test('anchors and signatures', () => {
  const anchor = (text: string) => ({ last: { number: 3, day: day(text) }, today: day('2026-11-28') });
  expect(states(judgeAnchors(anchor('2026-10-01')))).toEqual(['ok']);
  expect(judgeAnchors(anchor('2026-01-01'))[0]?.says).toBe('the last anchor, 3, is of 2026-01-01');
  expect(states(judgeAnchors({ last: { number: 3, day: undefined }, today: day('2026-11-28') }))).toEqual([
    'problem',
  ]);
  expect(judgeSigned({ commits: 100, unsigned: 1 })[0]?.says).toBe('1 of the last 100 commits is not signed');
  expect(states(judgeSigned({ commits: 100, unsigned: 0 }))).toEqual(['ok']);
});
