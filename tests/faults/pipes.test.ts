import { describe, expect, test } from 'vitest';
import { exampleBook, git, sh } from '../cli/sandbox.ts';
import { expectTidy } from './busy-book.ts';

describe('a reader that goes away', () => {
  test('ends nothing early and is no fault: the commit is made, and no stack is shown', () => {
    const book = exampleBook();
    const { stderr } = sh(
      book,
      '{ grantbook set R-002 likelihood=3 -m found; echo "ended: $?" >&2; } | exec true',
    );
    expect(stderr).toContain('ended: 0');
    expect(stderr).not.toMatch(/\n +at |EPIPE/);
    expect(git(book, 'log', '-1', '--format=%s')).toContain('R-002');
    expectTidy(book);
  });

  test('of a long list: the list ends, with no stack', () => {
    const { stdout, stderr } = sh(exampleBook(), 'grantbook list actions | head -n 1');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });
});
