import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle, checkout, copyOf, env, sh, TODAY } from '../cli/sandbox.ts';
import { busyBook, expectTidy, stateOf } from './busy-book.ts';

const BREAK = join(checkout, 'tests/io/break-at.ts');
const LINE = 'privacy separate -m apart';

describe('the store of personal values', () => {
  test.each([
    ['before its files are in place', 'renameSync .*people.yaml$'],
    ['before the index', 'renameSync .*index$'],
    ['before the branch', 'spawn .*update-ref'],
    ['after the commit', 'rmSync .*\\.bak'],
  ])('changes with the book or not at all, by a command killed %s', (_, call) => {
    const start = busyBook();
    const [whole, cut] = [copyOf(start), copyOf(start)];
    expect(sh(whole, `grantbook ${LINE}`).status).toBe(0);
    const node = `"${process.execPath}" --import tsx --import "${BREAK}" "${bundle}" --today ${TODAY}`;
    const { stderr } = sh(checkout, `${node} -C "${cut}" ${LINE} >/dev/null 2>&1; echo "ended: $?" >&2`, {
      ...env,
      BREAK_ON: call,
    });
    expect(stderr).toBe('ended: 137\n');
    expect(existsSync(join(cut, 'personal/people.yaml'))).toBe(!call.includes('people'));
    expect(sh(cut, 'grantbook set R-006 impact=5 -q').status).toBe(0);
    expectTidy(cut);
    expect(stateOf(cut)).toEqual(stateOf(call.includes('bak') ? whole : start));
  });
});
