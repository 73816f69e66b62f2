import { CannotError } from '../../base/cannot-error.ts';
import type { Day } from '../../base/day.ts';
import { openCommit } from '../../io/git/commit-files.ts';
import { mergeBases, withScratchObjects } from '../../io/git/merge-trees.ts';
import { rangeCommits, readCommit } from '../../io/git/range-commits.ts';
import { isShallow } from '../../io/git/repository.ts';
import { withVerifier } from '../../io/git/verify-signature.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { signingKeysOf } from '../../registry/signing-keys.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, repositoryOf } from '../book.ts';
import { placeFindings } from '../format/place-findings.ts';
import { refuseNewer } from '../refuse-newer.ts';
import { checkEach, checkWhole } from './check-range.ts';
import type { Gate } from './gate.ts';
import { parseRange, type Range } from './parse-range.ts';
import type { RangePart, RangeReport } from './range-report.ts';
import { openSnapshots } from './snapshots.ts';

/** What of a range is checked, and by whom it is submitted. */
export type RangeRequest = {
  /** `A..B`. */
  readonly range: string;
  /** Commit by commit, or as one change. */
  readonly each: boolean;
  readonly account: string | undefined;
  /** Where no platform says who submits it: the address by which git knows its user. */
  readonly self?: string | undefined;
  readonly today: Day | undefined;
  /** Whether what stood before on records that it touches is asked for as well. */
  readonly changed: boolean;
};

/**
 * Checks a range in the mode of a gate: the target's schemas, templates, settings and people judge.
 * Throws a CannotError where the history is cut off, the range holds nothing or the target itself cannot be read.
 */
export async function checkRange(book: Book, request: RangeRequest): Promise<RangeReport> {
  const repository = repositoryOf(book);
  if (isShallow(repository)) throw shallow();
  const range = parseRange(repository, request.range);
  const commits = rangeCommits(repository, range.target, range.tip);
  if (commits.length === 0) throw nothing(request.range);
  const trusted = await loadTarget(book, range.target);
  const keys = signingKeysOf(trusted);
  const parts = await withScratchObjects(repository, (repo) =>
    withVerifier({ keys, objectFormat: repo.objectFormat }, async (verify) => {
      const snapshots = openSnapshots(repo, trusted, book);
      const { date } = readCommit(repository, range.target).committer;
      const gate = {
        repo,
        trusted,
        since: date === '' ? undefined : (date as Day),
        verify,
        account: request.account,
        self: request.self,
        snapshots,
        bases: await basesOf({ repo, snapshots, trusted }, range),
        known: new WeakMap<Workspace, readonly Diagnostic[]>(),
        today: request.today,
        changed: request.changed,
      };
      const judge = request.each ? checkEach : checkWhole;
      return withTexts(await judge(gate, range, commits));
    }),
  );
  const registries = [...trusted.registries.values()];
  const records = registries.reduce((sum, { entries }) => sum + entries.length, 0);
  const checked = { records, registries: registries.length };
  return { parts, ...range, trusted, bookPrefix: repository.bookPrefix, checked };
}

/** What a finding points at is read while the objects of merges are there; a file that was not is read never again. */
function withTexts(parts: readonly RangePart[]): readonly RangePart[] {
  for (const { findings, files } of parts) for (const _ of placeFindings(findings, files));
  return parts;
}

async function basesOf(
  { repo, snapshots, trusted }: Pick<Gate, 'repo' | 'snapshots' | 'trusted'>,
  { target, tip }: Range,
): Promise<Workspace[]> {
  const bases: Workspace[] = [];
  for (const oid of mergeBases(repo, target, tip))
    bases.push(oid === target ? trusted : await snapshots.load(snapshots.files(oid), trusted.files));
  return bases;
}

/** What the target says of schemas and people is what is trusted: unread, it says nothing. */
async function loadTarget(book: Book, target: string): Promise<Workspace> {
  const files = openCommit(repositoryOf(book), target);
  await refuseNewer(files, book.version);
  const trusted = await loadWorkspace(files, { known: book.known });
  const broken = trusted.problems.find(({ code }) => code.startsWith('declaration/'));
  const hidden = ['people', 'project'].find((name) => trusted.partial.has(name));
  if (!broken && hidden === undefined) return trusted;
  throw new CannotError(
    `the target cannot judge: ${broken ? `"${broken.file}" has mistakes` : `its ${hidden} cannot be read`}`,
    { hint: 'mend the target first; see what is wrong there: grantbook validate --at TARGET' },
  );
}

function shallow(): CannotError {
  return new CannotError(
    'this clone is shallow: commits of the range, or what they are built on, are cut off',
    {
      hint: 'fetch the whole history: git fetch --unshallow; in CI: fetch-depth: 0',
    },
  );
}

function nothing(range: string): CannotError {
  return new CannotError(`"${range}" holds no commit: nothing was checked`, {
    hint: 'name the target first and the branch second: --range origin/main..HEAD',
  });
}
