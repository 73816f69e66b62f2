import type { Reporter, TestModule } from 'vitest/node';
import type { Tier } from './tiers.ts';

/**
 * Counts apart, at the end, what could not run on this machine (the reasons are printed where it is
 * found) and the files that this tier leaves to the tier of all.
 */
export function notRun({ left }: Tier, seed: number): Reporter {
  return {
    onTestRunEnd(modules: readonly TestModule[]): void {
      const rows = modules.flatMap((module) =>
        [...module.children.allTests('skipped')].map((row) => `${module.relativeModuleId}: ${row.fullName}`),
      );
      console.log(
        [`NOT RUN here: ${rows.length} rows`, ...rows.map((row) => `  NOT RUN  ${row}`)].join('\n'),
      );
      console.log(
        left.length === 0
          ? `every file of tests was asked for (FUZZ_SEED=${seed})`
          : `NOT RUN in this tier: ${left.length} files; with TIER=all they are (FUZZ_SEED=${seed})\n  ${left.join('\n  ')}`,
      );
    },
  };
}
