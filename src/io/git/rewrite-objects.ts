import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitObject, gitObjectId } from '../../base/digest.ts';
import { WRITE_FLAGS } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { runGit } from './run-git.ts';

/** The git directory that new objects go to, and the hash it names them by. */
export type ObjectTarget = { readonly gitDir: string; readonly objectFormat: 'sha1' | 'sha256' };

/** New objects on their way into a repository: named at once, written together. */
export class NewObjects {
  readonly #target: ObjectTarget;
  readonly #folder: string;
  readonly #waiting = new Map<GitObject['type'], Set<string>>();

  constructor(target: ObjectTarget) {
    this.#target = target;
    this.#folder = mkdtempSync(join(tmpdir(), 'grantbook-'));
  }

  /** Takes an object and returns its id. */
  add(object: GitObject): string {
    const id = gitObjectId(object, this.#target.objectFormat);
    const waiting = this.#waiting.get(object.type) ?? new Set();
    if (!waiting.has(id))
      writeFileSync(join(this.#folder, `${object.type}-${id}`), object.content, { mode: 0o600 });
    this.#waiting.set(object.type, waiting.add(id));
    return id;
  }

  /** Writes them all. Throws a GitError where git names one of them otherwise. */
  write(): void {
    for (const [type, ids] of this.#waiting) this.#writeAll(type, [...ids]);
  }

  /** Removes what was kept of them for a while. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #writeAll(type: GitObject['type'], ids: readonly string[]): void {
    const { stdout } = runGit({
      cwd: this.#folder,
      // Old commits and trees may be odd in ways that git would refuse in new ones.
      args: ['hash-object', '-w', '--literally', '--no-filters', '-t', type, '--stdin-paths'],
      flags: WRITE_FLAGS,
      env: { GIT_DIR: this.#target.gitDir },
      input: ids.map((id) => `${type}-${id}\n`).join(''),
    });
    const named = stdout.toString('latin1').split('\n');
    for (const [i, id] of ids.entries())
      if (named[i] !== id) throw new GitError(`git stored the ${type} ${id} as something else`);
  }
}
