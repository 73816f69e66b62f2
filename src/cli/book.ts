import { CannotError } from '../base/cannot-error.ts';
import { RequestError } from '../base/request-error.ts';
import { findBook } from '../io/find-book.ts';
import { changedSince, differingFrom } from '../io/git/changed-since.ts';
import { openCommit, openCommitPaths, openCommitUnsized } from '../io/git/commit-files.ts';
import { leftOutFiles } from '../io/git/left-out-files.ts';
import { openRepository, type Repository, resolveRef } from '../io/git/repository.ts';
import { takenIds } from '../io/git/taken-ids.ts';
import { usedIds } from '../io/git/used-ids.ts';
import { knownSchemas } from '../io/known-schemas.ts';
import { giveIds, openWorkingTree } from '../io/working-tree.ts';
import { besideStore, type Files, FilesError } from '../registry/files.ts';
import { loadWorkspace } from '../registry/load-workspace.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Situation } from '../rules/rule.ts';
import type { KnownSchemas } from '../schema/load-schemas.ts';
import { checkSize, PROJECT_FILE } from './check-size.ts';
import type { Globals } from './context.ts';
import { refuseNewer } from './refuse-newer.ts';

/** A book on disk: its folder, its files as they are now, and the repository it is kept in. */
export type Book = {
  readonly root: string;
  readonly files: Files;
  readonly repository: Repository | undefined;
  readonly known: KnownSchemas;
  /** The version of the program that works on it. */
  readonly version: string;
};

/** What is meant to be done with a book that is opened. */
export type Opening = {
  /** Whether its files as they are will be read, and not its states at other times alone. */
  readonly asItIs?: boolean;
  /** Its files, where they were listed before. */
  readonly listed?: Files | undefined;
  /** Whether it will be compared with what is committed: git's id of each file is then worked out as it is read. */
  readonly compared?: boolean;
};

/**
 * Opens the book that the directory lies in. Throws a CannotError where there is none, or where its files as they
 * are need a newer grantbook, unless it is to be read at other states alone.
 */
export async function openBook(
  { directory, version }: Globals,
  { asItIs = true, listed, compared = true }: Opening = {},
): Promise<Book> {
  const root = findBook(directory);
  if (root === undefined) {
    throw new CannotError(`there is no book in "${directory}" or above it`, {
      hint: 'a book has the folders project-data and schemas; make one with: grantbook init DIR',
    });
  }
  const files = listed ?? openWorkingTree(root);
  if (asItIs) await refuseNewer(files, version);
  const repository = await openRepository(root);
  if (asItIs && repository) refuseLeftOut(leftOutFiles(repository));
  const book = { root, files, repository, known: knownSchemas(), version };
  if (compared) willCompare(book);
  return book;
}

/** All of a book will be compared with what is committed: git's id of each file is worked out as it is read. */
export function willCompare({ files, repository }: Book): void {
  if (repository) giveIds(files, repository.objectFormat);
}

/** A record that git keeps out of the folder would look as if somebody had removed it. */
function refuseLeftOut([first, ...more]: readonly string[]): void {
  if (first === undefined) return;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  throw new CannotError(`the checkout is sparse: git leaves out "${first}"${others} here`, {
    hint: 'grantbook needs the whole book: git sparse-checkout disable',
  });
}

/** Returns the repository of a book. Throws a CannotError where the book is not in one. */
export function repositoryOf(book: Book): Repository {
  if (book.repository) return book.repository;
  throw new CannotError(`"${book.root}" is not in a git repository`, {
    hint: 'the audit trail needs git: run git init, then git add and git commit',
  });
}

/**
 * Loads the book as it is in the working tree, or at a commit where a reference is given. How large it
 * may be is said by the base: what is committed, of a commit the one before, unless another is given.
 */
export async function loadBook(book: Book, at?: string, base?: string): Promise<Workspace> {
  const files = at === undefined ? book.files : filesAt(book, at);
  if (at !== undefined) await refuseNewer(files, book.version);
  await refuseTooLarge(book, files, base ?? (at === undefined ? 'HEAD' : `${at}~1`));
  const workspace = await loadWorkspace(files, { known: book.known });
  const { repository } = book;
  return at === undefined && repository ? { ...workspace, taken: takenIds(repository) } : workspace;
}

/** Throws a CannotError where files of a book are more than may be read, as a commit of it says. */
export function refuseTooLarge(book: Book, files: Files = book.files, base = 'HEAD'): Promise<void> {
  return checkSize(files, () => baseFiles(book, base));
}

/** Loads those files of a book whose text fits, and no others: who asks for one record need not wait for all. */
export async function loadWhere(book: Book, fits: (text: string) => boolean): Promise<Workspace> {
  await refuseTooLarge(book);
  const only = (path: string) => path === PROJECT_FILE || fits(textOf(book.files, path));
  return loadWorkspace(book.files, { known: book.known, only });
}

/** What cannot be read at all holds no record either. */
function textOf(files: Files, path: string): string {
  try {
    const { buffer, byteOffset, byteLength } = files.read(path);
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  } catch (error) {
    if (error instanceof FilesError) return '';
    throw error;
  }
}

/** Returns the files of the commit that vouches for a book; undefined where there is none. */
function baseFiles({ repository }: Book, ref: string): Files | undefined {
  if (!repository) return undefined;
  try {
    return openCommit(repository, resolveRef(repository, ref), (path) => path === PROJECT_FILE);
  } catch (error) {
    if (error instanceof RequestError) return undefined;
    throw error;
  }
}

/**
 * Loads the book as last committed; undefined where nothing is committed yet. What is the same in the
 * working tree is taken from there.
 */
export async function lastCommitted(book: Book, now: Workspace): Promise<Workspace | undefined> {
  const repository = repositoryOf(book);
  if (repository.head === undefined) return undefined;
  const changed = new Set(differingFrom(repository, book.files, repository.head));
  return loadWorkspace(besideStore(openCommitUnsized(repository, repository.head), book.files.personal), {
    known: book.known,
    reuse: { from: now, changed },
  });
}

/** Loads the book at a commit, beside another state of it: what is the same in both is taken from there. */
export async function loadBeside(book: Book, commit: string, other: Workspace): Promise<Workspace> {
  const repository = repositoryOf(book);
  const files = besideStore(openCommit(repository, commit), other.files.personal);
  await refuseNewer(files, book.version);
  await refuseTooLarge(book, files, `${commit}~1`);
  const changed = new Set(differingFrom(repository, other.files, commit));
  return loadWorkspace(files, { known: book.known, reuse: { from: other, changed } });
}

/** Returns the files of a commit of the book's repository. */
export function filesAt(book: Book, ref: string): Files {
  const repository = repositoryOf(book);
  return openCommit(repository, resolveRef(repository, ref));
}

/** What a change is judged against. */
export type Baseline = Required<Pick<Situation, 'before' | 'changed' | 'usedIds'>>;

/**
 * Loads the part of the book at a commit that differs from the book given: what a change is
 * judged against. Undefined where nothing differs, or the repository has no commit yet.
 */
export async function loadBefore(
  book: Book,
  { files, schemas }: Workspace,
  { ref = 'HEAD', differing: known, list }: Before = {},
): Promise<Baseline | undefined> {
  const { repository } = book;
  const commit = repository && (ref === 'HEAD' ? repository.head : resolveRef(repository, ref));
  if (!repository || commit === undefined) return undefined;
  const differing = known ?? changedSince(repository, files, commit);
  const changed = new Set(differing.filter(isData));
  if (changed.size === 0) return undefined;
  const other = differing.some(isSchema);
  const wanted = other
    ? openCommit(repository, commit, (path) => changed.has(path) || isSchema(path))
    : openCommitPaths(repository, commit, [...changed]);
  const listed = list ?? openCommitUnsized(repository, commit).list;
  const before = besideStore({ list: listed, read: wanted.read }, files.personal);
  const only = (path: string) => changed.has(path);
  const options = { known: book.known, only, ...(!other && { schemas }) };
  const loaded = await loadWorkspace(before, options);
  return { before: loaded, changed, usedIds: () => usedIds(repository, commit) };
}

/** A commit, HEAD where none is named, the files that differ from it where they are known, and its list of files where that is. */
type Before = {
  readonly ref?: string;
  readonly differing?: readonly string[];
  readonly list?: Files['list'];
};

function isSchema(path: string): boolean {
  return path.startsWith('schemas/');
}

function isData(path: string): boolean {
  return path.startsWith('project-data/');
}
