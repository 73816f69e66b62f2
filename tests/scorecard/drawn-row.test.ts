import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository, removeCopy } from '../../scripts/scorecard/copy-repository.ts';
import { readResults, verdictOn } from '../../scripts/scorecard/results.ts';
import { breakRow } from '../../scripts/scorecard/try-row.ts';
import type { HeldRow } from './row.ts';
import { topics } from './rows.ts';

const results = readResults();
const rows = topics.flatMap((topic) => topic.rows).filter((row): row is HeldRow => 'tests' in row);
const held = rows.filter((row) => verdictOn(row, results).state === 'held');
const drawn = createHash('sha256').update(`${process.env.FUZZ_SEED}`).digest().readUInt16LE() % held.length;

let copy: string;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => removeCopy(copy));

test('the control of a row, drawn from those that held, is broken and seen to fail', async () => {
  const row = held[drawn];
  if (!row) throw new Error('no row has held');
  console.log(`${row.id}: ${row.says}`);
  expect(await breakRow(row, copy)).toMatchObject({ state: 'held' });
}, 900_000);
