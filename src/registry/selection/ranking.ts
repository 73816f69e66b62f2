import { naturalOrder } from '../../base/natural-order.ts';
import type { Workspace } from '../workspace.ts';
import { type Call, type Proposal, proposalsOf, readCall, scoresOf } from './call.ts';

/** A mean as the sum and the count it is made of, so that equal means are equal without rounding. */
type Mean = { readonly sum: number; readonly count: number };

/** How proposals with equal totals were told apart: by a criterion, by the committee, or not at all. */
export type Tie = { readonly with: readonly string[]; readonly decidedBy?: string };

/** A proposal in the order of its total; equal ones share a rank. */
export type Ranked = {
  readonly proposal: Proposal;
  readonly rank: number;
  /** The weighted mean of its scores on the scale of the call; undefined where none came back. */
  readonly total: number | undefined;
  readonly byCriterion: ReadonlyMap<string, number>;
  /** Proposals with the same total, where there are any. */
  readonly tie?: Tie;
};

/** The proposals of a call, best first, and the groups that nothing told apart. */
export type Ranking = {
  readonly call: Call;
  readonly ranked: readonly Ranked[];
  readonly equal: readonly (readonly Ranked[])[];
};

/** Returns the ranking of a selection's proposals by the evaluations that came back. */
export function rankingOf(entry: Call['entry'], workspace: Workspace): Ranking {
  const call = readCall(entry, workspace);
  const scored = proposalsOf(call, workspace).map((proposal) => score(proposal, call));
  const groups = groupsOf(scored, call);
  const ranked: Ranked[] = [];
  const equal: Ranked[][] = [];
  for (const group of groups) {
    const order = decidedOrder(group, call);
    const first = ranked.length + 1;
    const members = (order ?? group).map((each, i) => toRanked(each, order ? first + i : first, scored));
    if (!order) equal.push(members);
    ranked.push(...members);
  }
  return { call, ranked: ranked.map((each) => withTie(each, ranked, call)), equal };
}

type Scored = {
  readonly proposal: Proposal;
  readonly total: Mean;
  readonly criteria: ReadonlyMap<string, Mean>;
};

function score(proposal: Proposal, { criteria }: Call): Scored {
  const all = proposal.returned.map(scoresOf);
  const means = criteria.map(({ key }) => {
    const sum = all.reduce((total, scores) => total + (scores.get(key) ?? 0), 0);
    return [key, { sum, count: all.length }] as const;
  });
  const weights = criteria.reduce((total, { weight }) => total + weight, 0);
  const sum = means.reduce((total, [, mean], i) => total + mean.sum * (criteria[i]?.weight ?? 0), 0);
  return { proposal, total: { sum, count: all.length * weights }, criteria: new Map(means) };
}

/** Groups of proposals that total and tie-break leave equal, best first. */
function groupsOf(scored: readonly Scored[], call: Call): Scored[][] {
  const sorted = [...scored].sort(
    (a, b) => comparison(a, b, call) || naturalOrder(a.proposal.entry.id, b.proposal.entry.id),
  );
  const groups: Scored[][] = [];
  for (const each of sorted) {
    const last = groups.at(-1);
    const [before] = last ?? [];
    if (last && before && comparison(before, each, call) === 0) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function comparison(a: Scored, b: Scored, { tieBreak }: Call): number {
  const keys = tieBreak.map((key) => compareMeans(a.criteria.get(key), b.criteria.get(key)));
  return [compareMeans(a.total, b.total), ...keys].find((order) => order !== 0) ?? 0;
}

/** Higher first; one without scores last. */
function compareMeans(a: Mean | undefined, b: Mean | undefined): number {
  if (!a?.count || !b?.count) return Number(!a?.count) - Number(!b?.count);
  return b.sum * a.count - a.sum * b.count;
}

/** A committee's decision counts where it orders the whole group. */
function decidedOrder(group: readonly Scored[], { ties }: Call): Scored[] | undefined {
  if (group.length === 1) return [...group];
  const ids = group.map(({ proposal }) => proposal.entry.id);
  const order = ties.find((tie) => ids.every((id) => tie.includes(id)));
  const place = ({ proposal }: Scored) => order?.indexOf(proposal.entry.id) ?? 0;
  return order && [...group].sort((a, b) => place(a) - place(b));
}

function toRanked({ proposal, total, criteria }: Scored, rank: number, all: readonly Scored[]): Ranked {
  const ties = all.filter((other) => other.proposal !== proposal && compareMeans(other.total, total) === 0);
  return {
    proposal,
    rank,
    total: value(total),
    byCriterion: new Map([...criteria].map(([key, mean]) => [key, value(mean) ?? 0])),
    ...(ties.length > 0 && total.count > 0 && { tie: { with: ties.map((tie) => tie.proposal.entry.id) } }),
  };
}

function value({ sum, count }: Mean): number | undefined {
  return count === 0 ? undefined : Math.round((sum / count) * 1000) / 1000;
}

/** Says what told a proposal apart from those with the same total: of each, the first criterion that did. */
function withTie(each: Ranked, all: readonly Ranked[], { tieBreak }: Call): Ranked {
  const { tie } = each;
  if (!tie) return each;
  const others = all.filter(({ proposal }) => tie.with.includes(proposal.entry.id));
  if (others.some(({ rank }) => rank === each.rank)) return each;
  const first = (other: Ranked) =>
    tieBreak.find((key) => other.byCriterion.get(key) !== each.byCriterion.get(key));
  const keys = new Set(others.map((other) => first(other) ?? 'the committee'));
  return { ...each, tie: { ...tie, decidedBy: [...keys].join(', ') } };
}
