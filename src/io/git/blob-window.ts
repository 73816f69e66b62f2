import { GitError } from './git-error.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository.ts';

const WINDOW_BYTES = 16 * 1024 * 1024;
const FIRST_COUNT = 64;
const LARGEST_COUNT = 4096;

/**
 * Reads blobs that are wanted in a known order: each call of git brings as many of the next ones
 * as fit the window, so a long history costs few calls and little memory. Out of order works too.
 */
export class BlobWindow {
  readonly #repo: Repository;
  readonly #order: readonly string[];
  readonly #position: ReadonlyMap<string, number>;
  #held: ReadonlyMap<string, Uint8Array> = new Map();
  #count = FIRST_COUNT;

  constructor(repo: Repository, ids: Iterable<string>) {
    this.#repo = repo;
    this.#order = [...new Set(ids)];
    this.#position = new Map(this.#order.map((id, i) => [id, i]));
  }

  /** Returns a blob's bytes. Throws a GitError where it is not one of those wanted, or is missing. */
  read(id: string): Uint8Array {
    const bytes = this.#held.get(id) ?? this.#advance(id).get(id);
    if (!bytes) throw new GitError(`the history read does not speak of the object ${id}`);
    return bytes;
  }

  #advance(id: string): ReadonlyMap<string, Uint8Array> {
    const at = this.#position.get(id);
    if (at === undefined) return this.#held;
    const blobs = readBlobs(this.#repo, this.#order.slice(at, at + this.#count));
    const size = [...blobs.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    this.#count = Math.min(LARGEST_COUNT, Math.max(1, Math.floor((WINDOW_BYTES * blobs.size) / (size + 1))));
    this.#held = blobs;
    return blobs;
  }
}
