import { partnerOf } from '../../registry/people.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { type Call, readCall } from '../../registry/selection/call.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Path, valueAt } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Evaluations are by members of the committee without an interest, and score what the call asks. */
export const evaluationRule: Rule = {
  name: 'evaluations',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('evaluations')?.entries ?? []) {
      const selection = referred(entry, 'selection', workspace);
      if (selection?.registry.name !== 'selections' || entry.data.status === 'recused') continue;
      const call = readCall(selection, workspace);
      yield* checkEvaluator(entry, call, workspace);
      if (entry.data.status === 'returned') yield* checkScores(entry, call);
    }
  },
};

function referred({ data }: Entry, field: string, { entries }: Workspace): Entry | undefined {
  const id = data[field];
  return typeof id === 'string' ? entries.get(id) : undefined;
}

function* checkEvaluator(entry: Entry, call: Call, workspace: Workspace): Generator<Diagnostic> {
  const { evaluator, proposal } = entry.data;
  if (typeof evaluator !== 'string' || typeof proposal !== 'string') return;
  const member = call.committee.find(({ person }) => person === evaluator);
  if (!member) {
    yield entryFinding(entry, {
      code: 'selection/not-a-member',
      path: ['evaluator'],
      message: `"${evaluator}" is not on the committee of ${call.entry.id}`,
      hint: `members: ${call.committee.map(({ person }) => person).join(', ')}`,
    });
    return;
  }
  const { submitted_by: sender, author_partner: partner } =
    referred(entry, 'proposal', workspace)?.data ?? {};
  const own = sender === evaluator && partnerOf(workspace, evaluator) !== partner;
  if (!own && !member.conflicts.includes(proposal)) return;
  yield entryFinding(entry, {
    code: 'selection/conflict',
    path: ['evaluator'],
    message: own
      ? `"${evaluator}" submitted ${proposal} and cannot judge it`
      : `"${evaluator}" declared a conflict of interest with ${proposal}`,
    hint: `grantbook move ${entry.id} recuse recused_because=…, then: grantbook selection assign ${call.entry.id}`,
  });
}

function* checkScores(entry: Entry, call: Call): Generator<Diagnostic> {
  const { scores } = entry.data;
  const seen = new Set<string>();
  for (const [i, item] of isList(scores) ? scores.entries() : []) {
    if (!isMapping(item) || typeof item.criterion !== 'string') continue;
    yield* checkScore(entry, {
      call,
      path: ['scores', i],
      criterion: item.criterion,
      score: item.score,
      seen,
    });
    seen.add(item.criterion);
  }
  const missing = call.criteria.map(({ key }) => key).filter((key) => !seen.has(key));
  if (missing.length > 0)
    yield entryFinding(entry, {
      code: 'selection/missing-score',
      path: ['scores'],
      message: `${entry.id} has no score for ${missing.map((key) => `"${key}"`).join(', ')}`,
      hint: `criteria of ${call.entry.id}: ${call.criteria.map(({ key }) => key).join(', ')}`,
    });
}

type Score = {
  readonly call: Call;
  readonly path: Path;
  readonly criterion: string;
  readonly score: unknown;
  readonly seen: ReadonlySet<string>;
};

function* checkScore(entry: Entry, { call, path, criterion, score, seen }: Score): Generator<Diagnostic> {
  if (!call.criteria.some(({ key }) => key === criterion)) {
    yield unknownCriterion(entry, call, [...path, 'criterion']);
    return;
  }
  if (seen.has(criterion))
    yield entryFinding(entry, {
      code: 'selection/missing-score',
      path: [...path, 'criterion'],
      message: `${entry.id} scores "${criterion}" twice`,
      hint: 'remove one of the two',
    });
  if (typeof score !== 'number' || (score >= call.lowest && score <= call.highest)) return;
  yield entryFinding(entry, {
    code: 'selection/off-scale',
    path: [...path, 'score'],
    message: `"${score}" is not on the scale of ${call.entry.id}, ${call.lowest} to ${call.highest}`,
  });
}

/** Returns the finding that a text names no criterion of a call. */
export function unknownCriterion(entry: Entry, call: Call, path: Path): Diagnostic {
  return entryFinding(entry, {
    code: 'selection/unknown-criterion',
    path,
    message: `"${String(valueAt(entry.data, path))}" is not a criterion of ${call.entry.id}`,
    hint: `criteria: ${call.criteria.map(({ key }) => key).join(', ')}`,
  });
}
