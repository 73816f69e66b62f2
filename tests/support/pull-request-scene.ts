import { join } from 'node:path';
import { exampleBook, git, newFolder, read, replace } from '../cli/sandbox.ts';
import { commit, PEOPLE_FILE } from './gate-book.ts';
import { type JobRun, makePlatform, type Platform } from './platform.ts';

export const GATE = '.github/workflows/grantbook.yml';
const COMMENT = '.github/workflows/grantbook-comment.yml';

/** A project on a platform, what it has CI run, and a partner’s fork with a branch. */
export type Scene = {
  readonly platform: Platform;
  readonly gate: string;
  readonly say: string;
  readonly fork: string;
};

/** A project on a platform whose book knows the partner's account, and the partner's fork with a branch. */
export function makeScene(branch = 'edits'): Scene {
  book ??= makeBook();
  const platform = makePlatform(book);
  return { platform, gate: read(book, GATE), say: read(book, COMMENT), fork: forkOf(platform, branch) };
}

let book: string | undefined;

function makeBook(): string {
  const made = exampleBook();
  for (const [person, account] of [
    ['ioana.crangasu', 'ioana-c'],
    ['hanne.lindemaar', 'hanne-l'],
  ]) {
    const email = `  email: ${person}@example.org\n`;
    replace(made, PEOPLE_FILE, [email, `${email}  accounts:\n    github: ${account}\n`]);
  }
  commit(made, { who: 'coordinator', message: 'Accounts' });
  return made;
}

function forkOf({ folder, upstream }: Platform, branch: string): string {
  const bare = join(newFolder(), 'fork.git');
  git(folder, 'clone', '-q', '--bare', upstream, bare);
  const clone = join(newFolder(), 'fork');
  git(folder, 'clone', '-q', bare, clone);
  git(clone, 'switch', '-q', '-c', branch);
  return clone;
}

/** A mark at a line, as the platform shows it. */
export type Annotation = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly text: string;
};

/** Returns the marks that a run leaves, as the platform reads them. */
export function annotations({ log }: JobRun): Annotation[] {
  const unescaped = (text: string) =>
    text
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  return [...log.matchAll(/^::error file=([^,]+),line=(\d+),[^\n]*?title=([^:]+)::(.*)$/gm)].map(
    ([, file = '', line, code = '', text = '']) => ({
      file: unescaped(file),
      line: Number(line),
      code,
      text: unescaped(text),
    }),
  );
}

/** Returns the line that a text stands in. */
export function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at === -1) throw new Error(`no "${part}"`);
  return text.slice(0, at).split('\n').length;
}

/** Pushes a clone’s branch, whatever was there before. */
export function push(fork: string): void {
  git(fork, 'push', '-q', '--force-with-lease', 'origin', git(fork, 'branch', '--show-current').trim());
}
