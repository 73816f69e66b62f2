import { CannotError } from '../../base/cannot-error.ts';

/** Why a commit was refused. */
export type Refusal =
  | 'bare'
  | 'in-progress'
  | 'detached'
  | 'no-identity'
  | 'index-locked'
  | 'locked'
  | 'head-moved'
  | 'unsafe-path'
  | 'symlink'
  | 'not-a-file'
  | 'other-repository'
  | 'collision'
  | 'ignored'
  | 'transformed'
  | 'unmerged'
  | 'dirty'
  | 'changed-meanwhile'
  | 'nothing-to-commit'
  | 'empty-message'
  | 'hook-failed'
  | 'hook-changed-files'
  | 'signing-failed'
  | 'interrupted'
  | 'failed';

/** Somebody else works in the same place: trying again may help. */
const CONFLICTS: ReadonlySet<Refusal> = new Set([
  'index-locked',
  'locked',
  'head-moved',
  'changed-meanwhile',
]);

/** A commit that was not made; files, index and branch are as they were. */
export class CommitRefused extends CannotError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, message: string, { hint }: { hint?: string } = {}) {
    const kind = CONFLICTS.has(refusal) ? 'conflict' : 'environment';
    super(message, hint === undefined ? { kind } : { hint, kind });
    this.refusal = refusal;
  }
}
