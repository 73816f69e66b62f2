import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleBook, newFolder, sh } from '../cli/sandbox.ts';
import { note } from '../scorecard/figures.ts';
import { tryMutants } from './pool.ts';

/** FUZZ_BOOKS=5000 for a long run, FUZZ_FIRST=17 FUZZ_BOOKS=1 to see one again; FUZZ_LOG names a file for what is found meanwhile. */
const RUNS = Number(process.env.FUZZ_BOOKS ?? 24);
const FIRST = Number(process.env.FUZZ_FIRST ?? 0);
const SEED = Number(process.env.FUZZ_SEED ?? 20_231_120);
const LOG = process.env.FUZZ_LOG;
const MOST_SECONDS = Number(process.env.FUZZ_SECONDS ?? 30);

test(`mutants of the B-WISE book end no command, hang none, and change nothing they must not (FUZZ_SEED=${SEED})`, {
  timeout: (MOST_SECONDS + 60) * 1000,
}, async () => {
  const book = exampleBook();
  for (const format of ['csv', 'xlsx']) sh(book, `grantbook export risks -f ${format}`);
  const told = await tryMutants(newFolder(), (folder) => void sh('/', `cp -a '${book}' '${folder}'`), {
    seed: SEED,
    first: FIRST,
    runs: RUNS,
    workers: Number(process.env.FUZZ_WORKERS ?? 1),
    hangsAfter: 60_000,
    stopAt: Date.now() + MOST_SECONDS * 1000,
    tell: (one) => {
      if (LOG && (one.faults.length > 0 || one.run % 100 === 0))
        appendFileSync(LOG, `${JSON.stringify(one)}\n`);
    },
  });
  note({ what: 'mutants of the B-WISE book tried', unit: 'count', join: 'sum', value: told.length });
  note({
    what: 'commands asked about mutants',
    unit: 'count',
    join: 'sum',
    value: told.reduce((sum, { asked }) => sum + asked.length, 0),
  });
  note({
    what: 'longest answer about a mutant',
    unit: 'ms',
    join: 'most',
    value: Math.round(Math.max(...told.map(({ slowest }) => slowest))),
  });
  note({
    what: 'largest memory over mutants',
    unit: 'MB',
    join: 'most',
    value: Math.max(...told.map(({ megabytes }) => megabytes)),
  });
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ faults }) => faults.length > 0)).toEqual([]);
});
