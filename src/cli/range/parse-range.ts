import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { type Repository, resolveRef } from '../../io/git/repository.ts';

/** What is merged into what, as commits, and the target as people name it. */
export type Range = {
  readonly target: string;
  readonly tip: string;
  readonly targetName: string;
};

/** Returns the range that `A..B` names: what B adds to A. Throws a RequestError where it is none. */
export function parseRange(repo: Repository, text: string): Range {
  const [targetName = '', tipName = '', ...more] = text.split(/\.{2,}/);
  if (targetName === '' || tipName === '' || more.length > 0 || text.includes('...'))
    throw new RequestError(
      `"${showLine(text)}" is no range`,
      'name the target and the branch: --range origin/main..HEAD',
    );
  const [target, tip] = [resolveRef(repo, targetName), resolveRef(repo, tipName)];
  return { target, tip, targetName: targetName.replace(/^refs\/(?:heads|remotes|tags)\//, '') };
}
