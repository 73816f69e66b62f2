import type { Verb } from './index.ts';

/** What is shown of the risks as a whole, and of a partner that leaves. */
export const riskVerbs: readonly Verb[] = [
  {
    noun: 'risk',
    name: 'matrix',
    summary: 'show how many open risks there are by likelihood and impact',
    load: async () => (await import('./risk-matrix.ts')).riskMatrixCommand,
  },
  {
    noun: 'risk',
    name: 'top',
    summary: 'show the highest open risks, and what changed since an earlier revision',
    load: async () => (await import('./risk-top.ts')).riskTopCommand,
  },
  {
    noun: 'partner',
    name: 'leaves',
    summary: 'list what a partner and its people still hold, with the commands that hand it over',
    load: async () => (await import('./partner-leaves.ts')).partnerLeavesCommand,
  },
];
