import { WRITE_FLAGS } from './git-environment.ts';
import { readIdentity } from './identity.ts';
import type { Repository } from './repository.ts';
import { askGit, runGit } from './run-git.ts';

/** An annotated tag as its object says it; of one that is not annotated only what it stands for is known. */
export type Tag =
  | { readonly annotated: false }
  | {
      readonly annotated: true;
      /** The object it was made for, and the name it was made under. */
      readonly object: string;
      readonly type: string;
      readonly name: string;
      readonly message: string;
    };

/** Returns the names of the tags below a folder: `baseline/` has those that begin so. */
export function listTags(repo: Repository, folder: string): string[] {
  const args = ['for-each-ref', '--sort=refname', '--format=%(refname:lstrip=2)', `refs/tags/${folder}`];
  const output = askGit({ cwd: repo.topLevel, args });
  return output === '' ? [] : output.split('\n');
}

/** Returns a tag; undefined where there is none of the name. */
export function readTag(repo: Repository, name: string): Tag | undefined {
  const cwd = repo.topLevel;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/tags/${name}`];
  const { status, stdout } = runGit({ cwd, args, accept: [0, 1] });
  if (status !== 0) return undefined;
  const id = stdout.toString('latin1').trim();
  if (askGit({ cwd, args: ['cat-file', '-t', id] }) !== 'tag') return { annotated: false };
  return parseTag(runGit({ cwd, args: ['cat-file', 'tag', id] }).stdout.toString('utf8'));
}

/** Returns the bytes of an annotated tag's object; undefined where there is none of the name. */
export function readTagObject({ topLevel: cwd }: Repository, name: string): Uint8Array | undefined {
  const { status, stdout } = runGit({
    cwd,
    args: ['cat-file', 'tag', `refs/tags/${name}`],
    accept: [0, 128],
  });
  return status === 0 ? stdout : undefined;
}

function parseTag(text: string): Tag {
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const header = (name: string) =>
    headers.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  // What follows is the signature of who made it.
  const message = text.slice(end + 2).replace(/^-----BEGIN [A-Z ]+-----\n[\s\S]*$/m, '');
  return { annotated: true, object: header('object'), type: header('type'), name: header('tag'), message };
}

/** Makes an annotated tag; signed where the user's settings say so. Throws a GitError where one of that name is there. */
export function makeTag(repo: Repository, name: string, tag: { oid: string; message: string }): void {
  readIdentity(repo.topLevel, 'committer');
  const args = ['tag', '--annotate', '--cleanup=verbatim', '--file=-', '--', name, tag.oid];
  runGit({ cwd: repo.topLevel, args, input: tag.message, flags: WRITE_FLAGS });
}
