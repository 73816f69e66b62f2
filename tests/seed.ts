import { createHash } from 'node:crypto';
import { configureGlobal } from 'fast-check';
import { expect } from 'vitest';

/** One seed for everything that is sampled: `.ci/run` draws one and prints it, so that a failure can be run again. */
const seed = process.env.FUZZ_SEED;
if (seed !== undefined) configureGlobal({ seed: Number(seed) });

/** PROCESSES=1 gives each command a process of its own in every file of tests, PROCESSES=4 in a drawn one of four. */
const share = Number(process.env.PROCESSES ?? 0);
if (share > 1) {
  const file = (expect.getState().testPath ?? '').replace(/^.*\/tests\//, '');
  const rank = createHash('sha256').update(`${seed} ${file}`).digest().readUInt16LE();
  process.env.PROCESSES = rank % share === 0 ? '1' : '0';
}
