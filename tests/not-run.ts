import type { Reporter, TestModule } from 'vitest/node';

/** Counts apart, at the end, what could not run on this machine; the reasons are printed where it is found. */
export const notRun: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((row) => `${module.relativeModuleId}: ${row.fullName}`),
    );
    console.log([`NOT RUN here: ${rows.length} rows`, ...rows.map((row) => `  NOT RUN  ${row}`)].join('\n'));
  },
};
