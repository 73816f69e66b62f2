import { treePaths } from '../../io/git/tree-paths.ts';
import { hiddenRepositories } from '../../rules/identity/hidden-repositories.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Gate } from './gate.ts';

/** Returns the repositories that paths which differ make within the repository, as a commit or tree has them. */
export function hiddenIn({ repo }: Gate, paths: readonly string[], oid: string): Diagnostic[] {
  return hiddenRepositories({ paths, all: () => treePaths(repo, oid), bookPrefix: repo.bookPrefix });
}
