import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import type { Found } from './audit-finding.ts';
import { claimsOf } from './claims.ts';
import type { Trail, TrailCommit } from './trail.ts';

/** Looks out for commits that put everything back to what it was at an earlier one, without saying so. */
export class SilentReverts {
  readonly #first = new Map<string, string>();
  readonly #ancestors: ReadonlySet<string>;

  constructor({ ancestry, commits }: Trail) {
    this.#ancestors = new Set(ancestry.map(({ oid }) => oid));
    const own = new Set(commits.map(({ oid }) => oid));
    for (const { oid, tree } of ancestry) if (!own.has(oid)) this.#first.set(tree, oid);
  }

  /** Takes the next commit, each after its parents. */
  step(commit: TrailCommit): Found[] {
    const earlier = this.#first.get(commit.tree);
    if (earlier === undefined) this.#first.set(commit.tree, commit.oid);
    return [...this.#silent(commit, earlier), ...this.#untrue(commit)];
  }

  #silent(commit: TrailCommit, earlier: string | undefined): Found[] {
    const { parents, changes, message } = commit;
    if (earlier === undefined || parents.length !== 1 || changes.length === 0) return [];
    const { records, reverts, files } = claimsOf(commit);
    if (records.length + reverts.length + files.length > 0) return [];
    if (/\bThis reverts commit [0-9a-f]{7,}/.test(message)) return [];
    const subject = parseCommitMessage(message).subject;
    return [
      {
        code: 'audit/silent-revert',
        message: `"${subject}" puts everything back to what it was at ${earlier.slice(0, 10)}, and does not say so`,
      },
    ];
  }

  #untrue(commit: TrailCommit): Found[] {
    return claimsOf(commit)
      .reverts.filter((oid) => oid === commit.oid || !this.#ancestors.has(oid))
      .map((oid) => ({
        code: 'audit/untrue-revert',
        message: `it says "Reverts: ${oid}", which is no commit before it`,
      }));
  }
}
