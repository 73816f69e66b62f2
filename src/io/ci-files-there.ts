import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findTargetFile } from './git/find-target-file.ts';
import type { Repository } from './git/repository.ts';

const WORKFLOWS = '.github/workflows';
const PIPELINE = '.gitlab-ci.yml';

/** Returns what a repository has CI run, as bytes by path from its top. Throws a CommitRefused where one is no ordinary file. */
export function ciFilesThere({ topLevel }: Repository): ReadonlyMap<string, Uint8Array> {
  const folder = join(topLevel, WORKFLOWS);
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const workflows = isFolder ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  const paths = [...workflows.sort().map((name) => `${WORKFLOWS}/${name}`), PIPELINE];
  return new Map(
    paths.flatMap((path) => {
      const bytes = findTargetFile(topLevel, { bookPath: path, path, bytes: undefined, byHand: false });
      return bytes === undefined ? [] : [[path, bytes] as const];
    }),
  );
}
