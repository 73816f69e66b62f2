import { RequestError } from '../../base/request-error.ts';
import { readAnchor } from '../../history/audit/anchor.ts';
import { type AuditFinding, asFinding, type Found } from '../../history/audit/audit-finding.ts';
import { type AuditedCommit, auditTrail } from '../../history/audit/audit-trail.ts';
import { afterRedactions, type Redactions, redactionsOf } from '../../history/audit/redactions.ts';
import { BLINDING, repositoryFindings } from '../../history/audit/repository-facts.ts';
import type { Trail } from '../../history/audit/trail.ts';
import { type KeptAnchor, verifyAnchors } from '../../history/audit/verify-anchors.ts';
import { followRedactions, REDACTION_TAGS, type RedactionMap } from '../../history/redaction-map.ts';
import { anchorsAt, ownAnchors, tagObjects } from '../../io/audit/anchors.ts';
import { inspectRepository } from '../../io/audit/inspect-repository.ts';
import { readTrail, type Stretch } from '../../io/audit/read-trail.ts';
import { keptRedactions } from '../../io/audit/redactions.ts';
import { verifyCommits } from '../../io/audit/verify-commits.ts';
import { contentDigest } from '../../io/git/content-digest.ts';
import { GitError } from '../../io/git/git-error.ts';
import { type Repository, resolveRef } from '../../io/git/repository.ts';
import { listTags } from '../../io/git/tags.ts';
import { usedIds } from '../../io/git/used-ids.ts';
import { filesOf } from '../../registry/files.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { signingKeysOf } from '../../registry/signing-keys.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { baselineNames, readBaseline } from '../baseline/baselines.ts';
import { type Book, repositoryOf } from '../book.ts';
import type { Globals } from '../context.ts';

/** What is to be audited. */
export type AuditRequest = {
  readonly range: string | undefined;
  /** A file or folder in which anchors are kept. */
  readonly anchors: string | undefined;
  /** The commit whose people and keys vouch for signatures; the last anchor where not given, then the first commit. */
  readonly trust: string | undefined;
};

/** What an audit came to. */
export type AuditResult = {
  readonly stretch: Stretch;
  /** The commits, newest first; none where they could not be read. */
  readonly commits: readonly AuditedCommit[];
  /** What is wrong with the repository, then with the commits, the oldest first. */
  readonly findings: readonly AuditFinding[];
  readonly anchors: readonly KeptAnchor[];
  /** Whether all of it could be looked at. */
  readonly whole: boolean;
};

/** Audits a repository and a stretch of its history. Reads only. */
export async function runAudit(book: Book, request: AuditRequest, globals: Globals): Promise<AuditResult> {
  const repository = repositoryOf(book);
  const stretch = stretchOf(repository, request.range);
  const elsewhere = request.anchors === undefined ? [] : anchorsAt(request.anchors);
  const found = repositoryFindings(inspectRepository(repository));
  const own = ownAnchors(repository);
  if (found.some(({ code }) => BLINDING.includes(code)))
    return {
      stretch,
      commits: [],
      findings: found.map((each) => asFinding(each)),
      anchors: own,
      whole: false,
    };
  try {
    const trail = readTrail(repository, stretch);
    const trusted = await trustedBook(book, trail, trustedCommit(repository, trail, { ...request, own }));
    const commits = await auditTrail({
      trail,
      known: book.known,
      today: globals.today,
      trusted,
      signatures: await verifyCommits(repository, trail.commits, signingKeysOf(trusted)),
      namedIds: (oid) => usedIds(repository, oid),
    });
    const redactions = await redactionsIn(repository, { trusted, elsewhere });
    const anchors = ownAnchors(repository, redactions.maps);
    const anchored = anchorFindings(repository, { own: anchors, elsewhere, redactions });
    const baselines = baselineFindings(repository, redactions.maps);
    const general = [...found, ...baselines, ...anchored].map((each) => asFinding(each));
    const ofCommits = commits.toReversed().flatMap((each) => each.findings);
    const findings = [...general, ...ofCommits.map((each) => afterRedactions(each, redactions.maps))];
    return { stretch, commits, findings, anchors, whole: true };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const unread: Found = { code: 'audit/not-read', message: error.message };
    return {
      stretch,
      commits: [],
      findings: [...found, unread].map((each) => asFinding(each)),
      anchors: own,
      whole: false,
    };
  }
}

/** Keys are asked for only where something is signed. */
function trustedBook({ known, ...book }: Book, trail: Trail, commit: string): Promise<Workspace> {
  const redacted = listTags(repositoryOf({ known, ...book }), REDACTION_TAGS).length > 0;
  const signed = redacted || trail.commits.some((each) => each.signed);
  return loadWorkspace(signed ? trail.filesAt(commit) : filesOf({}), { known });
}

/** The last point that somebody vouched for: never the commits under audit themselves. */
function trustedCommit(
  repository: Repository,
  { ancestry }: Trail,
  { trust, own }: AuditRequest & { readonly own: readonly KeptAnchor[] },
): string {
  if (trust !== undefined) return resolveRef(repository, trust);
  const history = new Set(ancestry.map(({ oid }) => oid));
  const anchored = own.flatMap(({ text }) => readAnchor(text)?.commit ?? []);
  return anchored.findLast((oid) => history.has(oid)) ?? ancestry.at(-1)?.oid ?? repository.head ?? '';
}

/** `A..B` is what B holds and A does not; a single name is all that it holds. */
function stretchOf(repository: Repository, range = 'HEAD'): Stretch {
  const parts = range.split('..');
  const [since = '', tip = ''] = parts;
  if (parts.length === 1) return { tip: resolveRef(repository, range), since: undefined };
  if (parts.length > 2 || since === '' || tip.startsWith('.'))
    throw new RequestError(`"${range}" is no range`, 'name two commits: v1.0..HEAD');
  return { tip: resolveRef(repository, tip === '' ? 'HEAD' : tip), since: resolveRef(repository, since) };
}

/** What vouches for the redactions of a repository: a trusted book, and the anchors of a second place. */
type Vouchers = { readonly trusted: Workspace; readonly elsewhere: readonly KeptAnchor[] };

/** Returns the redactions of a repository that count, and what is wrong with the others. */
export async function redactionsIn(
  repository: Repository,
  { trusted, elsewhere }: Vouchers,
): Promise<Redactions> {
  const kept = await keptRedactions(repository, signingKeysOf(trusted));
  const newest = elsewhere.flatMap(({ text }) => readAnchor(text) ?? []).sort((a, b) => a.number - b.number);
  return redactionsOf(kept, {
    trusted,
    named: elsewhere.length > 0 ? new Map(newest.at(-1)?.tags) : undefined,
  });
}

/** The anchors of a repository and of a second place, and the redactions that lead on from them. */
export type Anchored = {
  readonly own: readonly KeptAnchor[];
  readonly elsewhere: readonly KeptAnchor[];
  readonly redactions: Redactions;
};

/** Returns what does not agree with the anchors of a repository, and those of a second place. */
export function anchorFindings(repository: Repository, { redactions, ...kept }: Anchored): Found[] {
  if (kept.own.length + kept.elsewhere.length === 0 || repository.head === undefined)
    return [...redactions.found];
  const { ancestry } = readTrail(repository, { tip: repository.head, since: repository.head });
  const history = new Set(ancestry.map(({ oid }) => oid));
  const findings = verifyAnchors({
    ...kept,
    redactions: redactions.maps,
    isInHistory: (commit) => history.has(commit),
    digestOf: (commit) => contentDigest(repository, commit).sha256,
    tags: tagObjects(repository),
  });
  return [...redactions.found, ...findings];
}

/** A baseline whose commit was redacted records what is gone by intent. */
function baselineFindings(repository: Repository, maps: readonly RedactionMap[]): Found[] {
  return baselineNames(repository).flatMap((name): Found[] => {
    const { faults, made } = readBaseline(repository, name);
    const { commit, redactions } = followRedactions(maps, made.recorded);
    if (redactions.length > 0 && commit === made.object) {
      const message = `baseline ${name} was made at ${made.recorded.slice(0, 10)}, which is ${commit.slice(0, 10)} since ${redactions.join(', ')}`;
      return [{ code: 'audit/redacted', message }];
    }
    return faults.map((fault) => ({ code: 'audit/baseline', message: `baseline ${name}: ${fault}` }));
  });
}
