import { type Files, FilesError } from '../../registry/files.ts';
import { listBook } from '../git/list-book.ts';
import { readBlobs } from '../git/read-blobs.ts';
import type { Repository } from '../git/repository.ts';

const KEPT_BYTES = 64 * 1024 * 1024;

/** The book in one commit after another: what they have in common is read once, as far as memory allows. */
export class BookSnapshots {
  readonly #repo: Repository;
  #held = new Map<string, Uint8Array>();
  #size = 0;

  constructor(repo: Repository) {
    this.#repo = repo;
  }

  /** Returns the files of the book in a commit. */
  at(oid: string): Files {
    const entries = listBook(this.#repo, oid);
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    return {
      list: () => entries,
      read: (path) => {
        const entry = byPath.get(path);
        if (entry === undefined) throw new FilesError(path, 'no such file');
        if (!entry.mode.startsWith('100')) throw new FilesError(path, 'not an ordinary file');
        if ((entry.size ?? 0) > KEPT_BYTES) throw new FilesError(path, 'larger than 64 MiB');
        return this.#held.get(entry.id) ?? this.#fetch(entry.id, entries);
      },
    };
  }

  /** Brings what is wanted, and the texts beside it that are likely to be wanted next. */
  #fetch(id: string, entries: ReturnType<typeof listBook>): Uint8Array {
    const near = entries.filter((entry) => isText(entry.path) && !this.#held.has(entry.id));
    const found = readBlobs(this.#repo, [id, ...near.map((entry) => entry.id)]);
    if (this.#size > KEPT_BYTES) {
      this.#held = new Map();
      this.#size = 0;
    }
    for (const [each, bytes] of found) {
      // A part of a larger buffer would keep all of it alive.
      this.#held.set(each, Uint8Array.from(bytes));
      this.#size += bytes.length;
    }
    const bytes = found.get(id);
    if (bytes === undefined) throw new FilesError(id, 'the repository lacks its content');
    return bytes;
  }
}

function isText(path: string): boolean {
  return /\.(yaml|json)$/.test(path);
}
