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
  /** Keeps what came of this state, unless the book has only just changed. */
  readonly write: (answer: string) => void;
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
export function keptAnswer({ kind, root, files, given }: Question): KeptAnswer | undefined {
  if (buildId === undefined || files.personal !== undefined) return undefined;
  const now = Date.now();
  const found = stateOfBook(root, files);
  if (found === undefined) return undefined;
  const { all, more } = found;
  const state = stateFrom([root, ...given, ...more, ...all.map(lineOf)]);
  const file = sealedFile(`${kind}-${buildId}`, `${checksum(Buffer.from(root)).toString(16)}.json`);
  return {
    read: () => {
      const kept = file.read();
      return kept && answerFor(state, kept);
    },
    write: (answer) => {
      if (isYoung(all, now)) return;
      file.write([lengthHead(state.length), state, Buffer.from(answer)]);
      file.trim(MOST_BOOKS);
    },
  };
}

type BookState = { readonly all: readonly FileState[]; readonly more: readonly string[] };

/** What cannot be looked at keeps an answer from being kept, and nothing from being checked. */
function stateOfBook(root: string, files: Files): BookState | undefined {
  try {
    const git = gitState(root);
    return git && { all: [...git.files, ...walkedFiles(files)], more: git.given };
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
