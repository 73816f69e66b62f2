import { describe, expect, test } from 'vitest';
import { filesMergedByHand } from '../../src/history/audit/merged.ts';
import type { TrailCommit } from '../../src/history/audit/trail.ts';

const who = { name: 'Mary', email: 'mary@example.org', date: '2026-01-01', time: 1 };
const FILE = 'templates/minutes.md.hbs';

/** A merge of two parents that have a file as `left` and `right`, parted at `base`, and left it as `result`. */
function told(base: string, [left, right]: readonly [string, string], result: string): string[] {
  const side = (parent: number, before: string) =>
    before === result ? [] : [{ parent, path: FILE, before, after: result }];
  const commit: TrailCommit = {
    oid: 'merge',
    parents: ['left', 'right'],
    author: who,
    committer: who,
    message: 'merge',
    tree: 'tree',
    headers: [],
    encoding: undefined,
    signed: false,
    cut: false,
    changes: [...side(0, left), ...side(1, right)],
  };
  return filesMergedByHand({ commit }, [new Map([[FILE, base]])]).map(({ code }) => code);
}

describe('a file in a merge', () => {
  test('that one branch changed is as that branch has it', () => {
    expect(told('a', ['a', 'b'], 'b')).toEqual([]);
    expect(told('a', ['b', 'a'], 'b')).toEqual([]);
  });

  test('is told where it is as no branch had it', () => {
    expect(told('a', ['a', 'a'], 'x')).toEqual(['audit/merge-changed']);
    expect(told('a', ['a', 'b'], 'x')).toEqual(['audit/merge-changed']);
  });

  test('is told where it lost what one branch had changed', () => {
    expect(told('a', ['a', 'b'], 'a')).toEqual(['audit/merge-changed']);
    expect(told('a', ['b', 'c'], 'b')).toEqual(['audit/merge-changed']);
  });

  test('is for people to read where both had changed it', () => {
    expect(told('a', ['b', 'c'], 'd')).toEqual(['audit/merge-unclear']);
  });
});
