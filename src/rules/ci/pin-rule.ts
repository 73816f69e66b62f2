import type { CiRule } from './workflow.ts';

/** Every action, reusable workflow and image is named by what cannot be moved. */
export const pinRule: CiRule = function* ({ jobs }) {
  for (const job of jobs) {
    for (const { path, data } of [job, ...job.steps]) {
      const { uses } = data;
      if (typeof uses !== 'string' || uses.startsWith('./') || isPinned(uses)) continue;
      yield {
        code: 'ci/unpinned-action',
        path: [...path, 'uses'],
        message: `"${uses}" can be moved: it is no commit`,
      };
    }
  }
};

function isPinned(uses: string): boolean {
  return uses.startsWith('docker://') ? /@sha256:[0-9a-f]{64}$/.test(uses) : /@[0-9a-f]{40}$/.test(uses);
}
