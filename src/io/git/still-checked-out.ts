import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, refOf } from './repository.ts';

/**
 * Returns whether the files in which git keeps that say that the branch and the commit checked out are those of when the
 * repository was opened. False as well where they do not say it so simply: then only git can tell.
 */
export function isStillCheckedOut(repo: Repository): boolean {
  const { gitDir, commonDir, head, branch } = repo;
  if (head === undefined || branch === undefined) return false;
  const ref = refOf(repo);
  return (
    contentOf(join(gitDir, 'HEAD')) === `ref: ${ref}\n` && contentOf(join(commonDir, ref)) === `${head}\n`
  );
}

/** A link leads elsewhere. */
function contentOf(file: string): string | undefined {
  try {
    return lstatSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
