import { configureGlobal } from 'fast-check';

/** One seed for everything that is sampled: `.ci/run` draws one and prints it, so that a failure can be run again. */
const seed = process.env.FUZZ_SEED;
if (seed !== undefined) configureGlobal({ seed: Number(seed) });
