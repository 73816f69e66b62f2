import { checkRepositoryState } from './check-repository-state.ts';
import { checkTargets } from './check-targets.ts';
import type { Repository } from './repository.ts';

/**
 * Throws a CommitRefused where a commit that changes a file of the book would be refused as things
 * stand: a merge in progress, nobody's name, edits that are not committed. Writes nothing.
 */
export function checkCommittable(repo: Repository, path: string, bytes: Uint8Array): void {
  checkRepositoryState(repo);
  checkTargets(repo, [{ bookPath: path, path: repo.bookPrefix + path, bytes, byHand: false }]);
}
