import { type Day, parseDay } from '../../base/day.ts';
import type { TrailCommit } from '../../history/audit/trail.ts';
import type { SigningKey } from '../../registry/signing-keys.ts';
import type { SignatureSays } from '../../rules/identity/identify.ts';
import { readCommitObjects } from '../git/read-commit-objects.ts';
import type { Repository } from '../git/repository.ts';
import { withVerifier } from '../git/verify-signature.ts';

/** Returns what came of the signature of each commit that has one, by the keys given and no others. */
export async function verifyCommits(
  repo: Repository,
  commits: readonly TrailCommit[],
  keys: readonly SigningKey[],
): Promise<Map<string, SignatureSays>> {
  const signed = commits.filter((commit) => commit.signed);
  if (signed.length === 0) return new Map();
  const days = latestDays(commits);
  const objects = readCommitObjects(
    repo,
    signed.map(({ oid }) => oid),
  );
  return withVerifier({ keys, objectFormat: repo.objectFormat }, async (verify) => {
    const facts = signed.map(({ oid }, i): [string, SignatureSays] => {
      const checked = verify(objects[i] ?? new Uint8Array(), days.get(oid) ?? EARLIEST);
      return [oid, checked.kind === 'valid' ? { kind: 'valid', person: checked.person } : checked];
    });
    return new Map(facts);
  });
}

const EARLIEST = '1970-01-01' as Day;

/** A commit is of no earlier day than what came before it, whatever it says. */
function latestDays(commits: readonly TrailCommit[]): Map<string, Day> {
  const days = new Map<string, Day>();
  for (const { oid, parents, committer } of commits.toReversed()) {
    const own = parseDay(committer.date) ?? EARLIEST;
    const before = parents.map((parent) => days.get(parent) ?? EARLIEST);
    days.set(oid, [own, ...before].sort().at(-1) ?? own);
  }
  return days;
}
