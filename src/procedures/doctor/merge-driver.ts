import { inOrder, type Verdict } from './verdict.ts';

/** Whether this clone merges registries by record. */
export type DriverFacts = {
  /** The command that it merges with. */
  readonly command: string | undefined;
  /** Whether the program that it names is the one at hand, and there. */
  readonly isOurs: boolean;
};

/** Judges whether registries are merged record by record. */
export function judgeMergeDriver({ command, isOurs }: DriverFacts): readonly Verdict[] {
  if (command !== undefined && isOurs) return inOrder('registries are merged by record and field');
  return [
    {
      state: 'warning',
      says:
        command === undefined
          ? 'registries are merged by lines in this clone'
          : 'the merge driver of this clone is not this grantbook',
      why: 'two partners who add to one list collide, where by record they would not',
      mend: 'grantbook merge-driver install\nor: grantbook doctor --fix --settings',
      fix: 'merge-driver',
    },
  ];
}
