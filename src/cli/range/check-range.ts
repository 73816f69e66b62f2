import type { Day } from '../../base/day.ts';
import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import { changedPaths } from '../../io/git/changed-paths.ts';
import type { RangeCommit } from '../../io/git/range-commits.ts';
import type { Files } from '../../registry/files.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { fingerprint } from '../../rules/check.ts';
import type { Identified } from '../../rules/identity/identify.ts';
import { isPolicy, protectedPaths } from '../../rules/identity/protected-paths.ts';
import { secretInMessage } from '../../rules/privacy/secret-in-message.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { withoutSecrets } from '../../text/telling-texts.ts';
import { asideFindings, asideWithout } from '../report/aside.ts';
import { type Gate, identifyCommit } from './gate.ts';
import { hiddenIn } from './hidden.ts';
import { cameWithBranch } from './id-collisions.ts';
import { judgeChange } from './judge-change.ts';
import { meet, withCollisions } from './meet.ts';
import { type Meeting, mergeDoings } from './merge-doings.ts';
import type { Range } from './parse-range.ts';
import { joinPolicies, OF_TARGET, type Policy, policyFiles, withChanged } from './policy.ts';
import type { RangePart } from './range-report.ts';
import { type StatesBefore, statesBefore } from './states-before.ts';

/** Checks every commit of a range against its parent, then what the merge would hold against the target. */
export async function checkEach(
  gate: Gate,
  range: Range,
  commits: readonly RangeCommit[],
): Promise<RangePart[]> {
  const policies = new Map<string, Policy>();
  const parts: RangePart[] = [];
  for (const commit of commits) {
    const policy = joinPolicies(commit.parents.flatMap((parent) => policies.get(parent) ?? []));
    const judged = await judgeCommit(gate, { commit, policy, target: range.target });
    policies.set(commit.oid, judged.policy);
    parts.push(judged.part);
  }
  const merged = await judgeMerge(gate, range, policies.get(range.tip) ?? OF_TARGET);
  return [...parts, withoutTold(merged, parts)];
}

/** What the merge would hold is told where no commit was told of it. */
function withoutTold(merged: RangePart, parts: readonly RangePart[]): RangePart {
  const all = parts.flatMap(({ findings, aside }) => [...findings, ...asideFindings(aside)]);
  const told = new Set(all.map(fingerprint));
  const isTold = (finding: Diagnostic) => told.has(fingerprint(finding));
  const findings = merged.findings.filter((each) => !isTold(each));
  return { ...merged, findings, aside: asideWithout(merged.aside, isTold) };
}

type Judging = { readonly commit: RangeCommit; readonly policy: Policy; readonly target: string };

async function judgeCommit(
  gate: Gate,
  { commit, policy, target }: Judging,
): Promise<{ readonly part: RangePart; readonly policy: Policy }> {
  const identified = identifyCommit(gate, commit);
  const states = statesBefore(gate, commit, target);
  const guarded = guardPaths(gate, states.paths, identified);
  const own = withChanged(policy, guarded.released, commit.oid);
  const befores = await loadAll(gate, states.befores, policy);
  const after = await load(gate, gate.snapshots.files(commit.oid), own);
  const isOwn = await doingsOf(gate, { ...states, policy }, { result: after, parents: befores });
  const found = await judgeChange(gate, {
    befores,
    after,
    ...(isOwn && { isOwn }),
    mayGiveUp: cameWithBranch(gate),
    actor: identified.actor,
    parent: commit.parents[0] ?? target,
    templates: guarded.released.length > 0,
    ...(commit.committer.date !== '' && { recordedOn: commit.committer.date as Day }),
  });
  const { subject } = parseCommitMessage(commit.message);
  const spoken = secretInMessage(commit.message, gate.trusted);
  const hidden = hiddenIn(gate, states.paths, commit.oid);
  const findings = [...identified.findings, ...guarded.findings, ...hidden, ...spoken, ...found.findings];
  const { aside } = found;
  const part = {
    commit: { oid: commit.oid, subject: withoutSecrets(subject) },
    identified,
    findings,
    aside,
    files: after.files,
  };
  return { part, policy: own };
}

/** Returns the paths of the policy that a commit may change, from the book's root, and what is wrong where it may not. */
function guardPaths(
  { repo: { bookPrefix }, trusted }: Gate,
  paths: readonly string[],
  { actor }: Identified,
): { readonly released: readonly string[]; readonly findings: readonly Diagnostic[] } {
  const { touched, findings } = protectedPaths({ paths, bookPrefix, actor, trusted });
  if (findings.length > 0) return { released: [], findings };
  const ours = touched.filter((path) => path.startsWith(bookPrefix));
  return { released: ours.map((path) => path.slice(bookPrefix.length)).filter(isPolicy), findings };
}

/** Of a merge that git could not make by itself; undefined where there is one state before alone. */
async function doingsOf(
  gate: Gate,
  { bases, policy }: Pick<StatesBefore, 'bases'> & { readonly policy: Policy },
  met: Omit<Meeting, 'bases'>,
): Promise<((finding: Diagnostic) => boolean) | undefined> {
  if (!bases) return undefined;
  const pairs = new Map<string, Workspace[]>();
  for (const left of met.parents.keys()) {
    for (const right of met.parents.keys())
      if (left !== right) pairs.set(`${left} ${right}`, await loadAll(gate, bases(left, right), policy));
  }
  return mergeDoings({ ...met, bases: (left, right) => pairs.get(`${left} ${right}`) ?? [] });
}

async function loadAll(gate: Gate, snapshots: readonly Files[], policy: Policy): Promise<Workspace[]> {
  const loaded: Workspace[] = [];
  for (const files of snapshots) loaded.push(await load(gate, files, policy));
  return loaded;
}

function load({ snapshots, trusted }: Gate, files: Files, policy: Policy): Promise<Workspace> {
  return snapshots.load(files, policyFiles(trusted.files, policy, snapshots.files));
}

/** Checks the range as one change by whoever submits it, as a squash would make it. */
export async function checkWhole(
  gate: Gate,
  range: Range,
  commits: readonly RangeCommit[],
): Promise<RangePart[]> {
  const identified = inCommon(commits.map((commit) => identifyCommit(gate, commit)));
  const met = await meet(gate, range);
  if ('part' in met) return [met.part];
  const { tree, notes } = met;
  const { paths } = statesBefore(gate, { ...squash(commits), oid: tree }, range.target);
  const guarded = guardPaths(gate, paths, identified);
  const own = withChanged(OF_TARGET, guarded.released, tree);
  const after = await load(gate, met.files, own);
  const found = await judgeChange(gate, {
    befores: [gate.trusted],
    after,
    actor: identified.actor,
    parent: range.target,
    templates: guarded.released.length > 0,
    whole: gate.changed,
  });
  const spoken = commits.flatMap(({ message }) => secretInMessage(message, gate.trusted));
  const besides = [...hiddenIn(gate, paths, tree), ...spoken, ...notes];
  const all = [...identified.findings, ...guarded.findings, ...besides, ...found.findings];
  const findings = await withCollisions(gate, range, { after, findings: all });
  return [{ commit: undefined, identified, findings, aside: found.aside, files: after.files }];
}

/** As one commit on the target. */
function squash(commits: readonly RangeCommit[]): RangeCommit {
  const [last] = commits.slice(-1);
  if (!last) throw new Error('a range without commits is refused before');
  return { ...last, parents: [] };
}

/** Of several commits, somebody made the whole only where they made each. */
function inCommon(all: readonly Identified[]): Identified {
  const [first, ...others] = all;
  if (!first) throw new Error('a range without commits is refused before');
  const findings = all.flatMap((each) => each.findings);
  const besides = all.flatMap(({ actor }) => [
    ...(actor.besides ?? []),
    ...(actor.person ? [actor.person] : []),
  ]);
  const unfounded = all.flatMap(({ actor }) => actor.unfounded ?? []);
  const same = others.every(({ actor }) => actor.person === first.actor.person);
  const unproven = 'its commits are by several, so nobody made it who is';
  const actor = { ...first.actor, besides, ...(unfounded.length > 0 && { unfounded }) };
  return same
    ? { ...first, actor, findings }
    : { actor: { ...actor, person: undefined, unproven }, by: 'nothing', findings };
}

async function judgeMerge(gate: Gate, range: Range, policy: Policy): Promise<RangePart> {
  const met = await meet(gate, range);
  if ('part' in met) return met.part;
  const after = await load(gate, met.files, policy);
  const found = await judgeChange(gate, {
    befores: [gate.trusted],
    after,
    templates: policy.size > 0,
    whole: gate.changed,
  });
  const hidden = hiddenIn(gate, changedPaths(gate.repo, range.target, met.tree), met.tree);
  const all = [...hidden, ...met.notes, ...found.findings];
  const findings = await withCollisions(gate, range, { after, findings: all });
  return { commit: undefined, identified: undefined, findings, aside: found.aside, files: after.files };
}
