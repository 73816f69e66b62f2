import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Control, HeldRow } from '../../tests/scorecard/row.ts';
import { build } from './copy-repository.ts';
import { isOf, type Outcome, runTests } from './run-tests.ts';

/** What came of a row: it holds only where its tests pass, and one fails once the control is broken. */
export type Verdict =
  | { readonly state: 'held'; readonly fails: string }
  | { readonly state: 'not held' | 'not run'; readonly why: string };

/** A hang ends a row, not the scorecard. */
const MINUTES = 5;

/** Returns why a row does not hold by its tests as they are; undefined where they pass. */
export function faultAsItIs(row: HeldRow, outcomes: readonly Outcome[]): Verdict | undefined {
  const own = row.tests.map((test) => outcomes.filter((outcome) => isOf(test, outcome)));
  const missing = row.tests.find((_, i) => own[i]?.length === 0);
  if (missing) return { state: 'not held', why: `there is no test "${missing.name}" in ${missing.file}` };
  const failed = own.flat().find(({ state }) => state === 'failed');
  if (failed) return { state: 'not held', why: `the test "${failed.name}" fails` };
  if (own.flat().every(({ state }) => state === 'skipped'))
    return { state: 'not run', why: 'this machine lacks what its tests need' };
  return undefined;
}

/** Breaks the control of a row in a copy of the repository, runs its tests, and puts it back. */
export async function breakRow(row: HeldRow, copy: string): Promise<Verdict> {
  const path = join(copy, row.control.file);
  const text = readFileSync(path, 'utf8');
  const broken = brokenText(row.control, text);
  if (broken === undefined) return { state: 'not held', why: 'the text of its control is not there once' };
  writeFileSync(path, broken);
  try {
    const own = [...new Set(row.tests.map(({ file }) => file))];
    const apart = own.filter((file) => !startsProgram(join(copy, file)));
    return (
      (await firstFailure(row, { copy, files: apart })) ??
      (await firstFailure(row, { copy, files: own, built: 'command' })) ??
      // The code of shipped schemas is made when everything is built.
      (await firstFailure(row, { copy, files: own, built: 'everything' })) ?? {
        state: 'not held',
        why: 'with its control broken its tests still pass',
      }
    );
  } finally {
    writeFileSync(path, text);
  }
}

/** A test that starts the built program sees the broken control only once that is built again. */
function startsProgram(file: string): boolean {
  return /sandbox\.ts|limited-run\.ts|\bdist\b/.test(readFileSync(file, 'utf8'));
}

/** Returns the text of a file with the control broken; undefined where it is not found once. */
export function brokenText({ find, put }: Control, text: string): string | undefined {
  const [before, after, ...more] = text.split(find);
  return before === undefined || after === undefined || more.length > 0 ? undefined : before + put + after;
}

type Broken = {
  readonly copy: string;
  readonly files: readonly string[];
  readonly built?: 'command' | 'everything';
};

/** Runs the tests of a row file by file until one fails; undefined where none does. */
async function firstFailure(row: HeldRow, { copy, files, built }: Broken): Promise<Verdict | undefined> {
  if (built !== undefined && !build(copy, built))
    return { state: 'not held', why: 'with its control broken nothing can be built' };
  for (const file of files) {
    const tests = row.tests.filter((test) => test.file === file);
    const outcomes = await runTests(copy, { tests, minutes: MINUTES });
    if (!outcomes) return { state: 'not held', why: 'with its control broken its tests do not end' };
    const failed = outcomes.find(isFailure);
    if (failed) return { state: 'held', fails: `${failed.name} (${file})` };
  }
  return undefined;
}

/** Code that cannot run fails every test, which shows nothing. */
function isFailure({ state, message }: Outcome): boolean {
  return state === 'failed' && !/^(ReferenceError|SyntaxError)/.test(message);
}
