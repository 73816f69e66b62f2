import { checksum } from '../base/checksum.ts';
import { sha256OfLines } from '../base/digest.ts';
import type { Files } from '../registry/files.ts';
import { buildId } from './build-id.ts';
import { type FileState, isYoung, lineOf } from './file-state.ts';
import { gitState } from './git/git-state.ts';
import { lengthHead, sealedFile } from './sealed-file.ts';
import { walkedFiles } from './working-tree.ts';

/** What came of a book in the state it is in: it answers for that state alone. */
export type KeptAnswer = {
  /** Returns what was kept; undefined where the book was in another state then, or nothing can be trusted. */
  readonly read: () => string | undefined;
  /** Keeps what came of this state, and what is to be known of it once little has changed, unless the book has only just changed. */
  readonly write: (answer: string, forLater?: string) => void;
  /** Keeps what is to be known of the state that is made of this one by writing to some files, of which each may be written to again. */
  readonly writeForLater: (forLater: string, written: readonly string[]) => void;
  /** Returns what was kept of the last state, and what is another since; undefined where that is more than the content of files. */
  readonly before: () => StateBefore | undefined;
};

/** A state that a book was in, told for later. */
export type StateBefore = {
  readonly told: string;
  /** The files of the book that were written to since, by path; no others came or went. */
  readonly written: readonly string[];
};

/** Of so many books answers are kept. */
const MOST_BOOKS = 100;

/** What is asked about a book: by which name answers of the kind are kept, and what they depend on beside the book. */
export type Question = {
  readonly kind: string;
  readonly root: string;
  readonly files: Files;
  readonly given: readonly string[];
};

/**
 * Returns where an answer about a book is kept for as long as no file of the book, and no branch or setting of its
 * repository, changes: told by their sizes and times, as git's own index does. Undefined where that cannot
 * be told, and in what is no build.
 */
export function keptAnswer({ kind, root, files, given: question }: Question): KeptAnswer | undefined {
  if (buildId === undefined || files.personal !== undefined) return undefined;
  const now = Date.now();
  const found = stateOfBook(root, files);
  if (found === undefined) return undefined;
  const given = [root, ...question, ...found.given];
  const state = stateFrom([...given, ...found.all.map(lineOf)]);
  const [folder, name] = [`${kind}-${buildId}`, checksum(Buffer.from(root)).toString(16)];
  const file = sealedFile(folder, `${name}.json`);
  const later = sealedFile(folder, `${name}-later.json`);
  const tellLater = (told: string, unknown: ReadonlySet<string>) => {
    if (found.book.length <= MOST_FILES)
      later.write(Buffer.from(JSON.stringify({ given, ...linesOf(found, unknown), told })));
  };
  return {
    read: () => {
      const kept = file.read();
      return kept && answerFor(state, kept);
    },
    write: (answer, forLater) => {
      if (isYoung(found.all, now)) return;
      if (forLater !== undefined) tellLater(forLater, new Set());
      file.write([lengthHead(state.length), state, Buffer.from(answer)]);
      file.trim(2 * MOST_BOOKS);
    },
    writeForLater: (told, written) => {
      const young = found.book.filter((each) => isYoung([each], now)).map(({ path }) => path);
      if (!isYoung(found.settings, now)) tellLater(told, new Set([...written, ...young]));
    },
    before: () => {
      const kept = later.read();
      return kept && stateBefore(JSON.parse(kept.toString('utf8')) as Later, { given, ...linesOf(found) });
    },
  };
}

/** Of more files it is not told which one was written to. */
const MOST_FILES = 150_000;

type Lines = { readonly settings: readonly string[]; readonly book: readonly string[] };
type Later = Lines & { readonly given: readonly string[]; readonly told: string };

/** A file of which the state is not known has none: it is taken for one that was written to. */
function linesOf({ settings, book }: BookState, unknown: ReadonlySet<string> = new Set()): Lines {
  const line = ({ path, stamp }: FileState) => lineOf({ path, stamp: unknown.has(path) ? undefined : stamp });
  return { settings: settings.map(lineOf), book: book.map(line) };
}

function stateBefore(
  then: Later,
  now: Lines & { readonly given: readonly string[] },
): StateBefore | undefined {
  const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');
  if (!same(then.given, now.given) || !same(then.settings, now.settings)) return undefined;
  if (then.book.length !== now.book.length) return undefined;
  const written = now.book.flatMap((line, i) =>
    line === then.book[i] ? [] : [{ line, old: then.book[i] ?? '' }],
  );
  const pathOf = (line: string) => line.slice(0, line.indexOf('\0'));
  if (written.some(({ line, old }) => pathOf(line) !== pathOf(old))) return undefined;
  return { told: then.told, written: written.map(({ line }) => pathOf(line)) };
}

/** How the files stand that a book and git's answers about it rest on. */
type BookState = {
  readonly given: readonly string[];
  readonly settings: readonly FileState[];
  readonly book: readonly FileState[];
  readonly all: readonly FileState[];
};

/** What cannot be looked at keeps an answer from being kept, and nothing from being checked. */
function stateOfBook(root: string, files: Files): BookState | undefined {
  try {
    const git = gitState(root);
    if (!git) return undefined;
    const walked = walkedFiles(files);
    return {
      given: git.given,
      settings: git.settings,
      book: walked,
      all: [...git.settings, ...git.committed, ...walked],
    };
  } catch {
    return undefined;
  }
}

/** Of more files a digest is kept: what says how each stands would be read and written by the megabyte. */
const MANY = 5000;

/** The lines themselves, or for very many of them their digest, for which node:crypto has to be loaded. */
function stateFrom(lines: readonly string[]): Buffer {
  return Buffer.from(lines.length > MANY ? sha256OfLines(lines) : lines.join('\n'));
}

function answerFor(state: Buffer, kept: Buffer): string | undefined {
  const end = 4 + kept.readUInt32LE(0);
  return state.equals(kept.subarray(4, end)) ? kept.toString('utf8', end) : undefined;
}
