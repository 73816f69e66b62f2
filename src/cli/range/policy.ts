import type { Files } from '../../registry/files.ts';
import { overlayFiles } from '../../registry/overlay-files.ts';

/** Which commit's version of a file of the policy counts, by path; the target's where none is named. */
export type Policy = ReadonlyMap<string, string>;

/** What every range begins with: the target judges. */
export const OF_TARGET: Policy = new Map();

/** Returns the policy after commits that are released: what any of them changed counts as it is there. */
export function joinPolicies(policies: readonly Policy[]): Policy {
  const [first = OF_TARGET] = policies;
  return policies.length <= 1 ? first : new Map(policies.flatMap((policy) => [...policy]));
}

/** Returns the policy with files as a commit has them. */
export function withChanged(policy: Policy, paths: readonly string[], oid: string): Policy {
  return paths.length === 0 ? policy : new Map([...policy, ...paths.map((path) => [path, oid] as const)]);
}

/** Returns the files of a policy: those of the target, and others where later ones count. */
export function policyFiles(target: Files, policy: Policy, filesOf: (oid: string) => Files): Files {
  let files = target;
  for (const oid of new Set(policy.values()))
    files = overlayFiles(files, filesOf(oid), (path) => policy.get(path) === oid);
  return files;
}
