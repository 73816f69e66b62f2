import { parseCommitObject } from './parse-commit-object.ts';
import { readCommitObjects } from './read-commit-objects.ts';
import type { Repository } from './repository.ts';

/** Returns when a commit was made, in milliseconds since 1970; undefined where it does not say. */
export function commitTime(repository: Repository, oid: string): number | undefined {
  const [bytes] = readCommitObjects(repository, [oid]);
  const time = bytes && parseCommitObject(bytes).committer.time;
  return time ? time * 1000 : undefined;
}
