import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { splitAnchors } from '../../history/audit/anchor.ts';
import type { KeptAnchor } from '../../history/audit/verify-anchors.ts';
import { followRedactions, type RedactionMap } from '../../history/redaction-map.ts';
import { writeNewFile } from '../durable-write.ts';
import { describeFailure, errorCode } from '../error-code.ts';
import type { Repository } from '../git/repository.ts';
import { askGit } from '../git/run-git.ts';
import { listTags, readTag } from '../git/tags.ts';
import { resolvePath } from '../resolve-path.ts';

const FOLDER = 'anchor/';
const LARGEST = 4 * 1024 * 1024;

/** Returns the name of the tag that holds an anchor. */
export function anchorTag(number: number): string {
  return `${FOLDER}${number}`;
}

/**
 * Returns the anchors that the repository's own tags hold, by their numbers. A tag stands for the commit
 * that its anchor names, or for what redactions that count made of it.
 */
export function ownAnchors(repo: Repository, redactions: readonly RedactionMap[] = []): KeptAnchor[] {
  const numbers = listTags(repo, FOLDER).map((name) => name.slice(FOLDER.length));
  return numbers
    .filter((name) => /^[1-9]\d{0,8}$/.test(name))
    .map((name) => {
      const tag = readTag(repo, FOLDER + name);
      // One under another name, or for another commit than it says, is not as it was made.
      const made = tag?.annotated === true && tag.name === FOLDER + name;
      const named = made ? /^Commit: ([0-9a-f]{40,64})$/m.exec(tag.message)?.[1] : undefined;
      const agrees = named !== undefined && made && followRedactions(redactions, named).commit === tag.object;
      return { number: Number(name), text: agrees ? tag.message : '', where: `the tag ${FOLDER}${name}` };
    })
    .sort((a, b) => a.number - b.number);
}

/** Returns the anchors of a second place: a file, or every file of a folder. Throws where it holds none. */
export function anchorsAt(given: string): KeptAnchor[] {
  const files = filesOf(given);
  const found = files.flatMap((file) =>
    splitAnchors(readFileSync(file, 'utf8')).map((text) => ({
      number: Number(/^anchor ([1-9]\d*)/.exec(text)?.[1]),
      text,
      where: basename(file),
    })),
  );
  if (found.length === 0)
    throw new RequestError(`"${given}" holds no anchor`, 'name a file that grantbook audit anchor -o wrote');
  return found;
}

function filesOf(given: string): string[] {
  const path = resolvePath(given);
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).sort();
    return names.map((name) => join(path, name)).filter(isSmallFile);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw new CannotError(`"${given}" cannot be read`);
    throw new RequestError(
      `there is no file "${given}"`,
      'name the file or folder in which anchors are kept',
    );
  }
}

function isSmallFile(path: string): boolean {
  const stats = statSync(path);
  return stats.isFile() && stats.size <= LARGEST;
}

/** Returns every tag but the anchors, with the id of its object. */
export function tagObjects({ topLevel }: Repository): Map<string, string> {
  const args = ['for-each-ref', '--sort=refname', '--format=%(refname:lstrip=2) %(objectname)', 'refs/tags'];
  const output = askGit({ cwd: topLevel, args });
  const pairs = output === '' ? [] : output.split('\n').map((line) => line.split(' '));
  return new Map(
    pairs.flatMap(([name = '', id = '']) => (name.startsWith(FOLDER) ? [] : [[name, id] as const])),
  );
}

/** Writes a new file for a second place. Throws a RequestError where one of that name is there: an anchor is never written over. */
export function writeApart(given: string, content: string | Uint8Array): void {
  try {
    writeNewFile(resolvePath(given), content);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST')
      throw new RequestError(`"${given}" is there already`, 'give it another name, or take it away first');
    if (code === 'ENOENT')
      throw new RequestError(`there is no folder for "${given}"`, 'make the folder first');
    throw new CannotError(`"${given}" cannot be written: ${describeFailure(error)}`);
  }
}
