import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import { numberSetting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** What proposals are judged by, and how much it counts. */
export type Criterion = { readonly key: string; readonly title: string; readonly weight: number };

/** Who evaluates, and which proposals that person cannot judge. */
export type Member = { readonly person: string; readonly conflicts: readonly string[] };

/** A call for proposals with the rules of its choice, as its record holds them. */
export type Call = {
  readonly entry: Entry;
  readonly criteria: readonly Criterion[];
  readonly committee: readonly Member[];
  /** How many are chosen. */
  readonly places: number;
  /** How many evaluations every proposal gets. */
  readonly each: number;
  readonly lowest: number;
  readonly highest: number;
  readonly maxPerCountry: number;
  readonly maxPerPartner: number;
  readonly minCountries: number;
  /** Keys of criteria that decide between equal totals, in this order. */
  readonly tieBreak: readonly string[];
  /** Orders that the committee gave to proposals which the tie-break left equal. */
  readonly ties: readonly (readonly string[])[];
};

/** Returns the call that a record of the registry of selections holds. */
export function readCall(entry: Entry, workspace: Workspace): Call {
  const { data } = entry;
  const none = Number.POSITIVE_INFINITY;
  return {
    entry,
    criteria: mappings(data.criteria).map(readCriterion),
    committee: mappings(data.committee).map(readMember),
    places: number(data.places, 0),
    each: number(data.evaluations_each, numberSetting(workspace, 'selections.evaluations_each') ?? 1),
    lowest: number(data.score_lowest, 0),
    highest: number(data.score_highest, none),
    maxPerCountry: number(data.max_per_country, none),
    maxPerPartner: number(data.max_per_partner, none),
    minCountries: number(data.min_countries, 0),
    tieBreak: texts(data.tie_break),
    ties: mappings(data.ties).map(({ order }) => texts(order)),
  };
}

function readCriterion({ key, title, weight }: Mapping): Criterion {
  return { key: text(key), title: text(title), weight: number(weight, 0) };
}

function readMember({ person, conflicts }: Mapping): Member {
  return { person: text(person), conflicts: texts(conflicts) };
}

/** A proposal of a call with its evaluations. */
export type Proposal = {
  readonly entry: Entry;
  readonly country: string;
  readonly partner: string;
  /** The evaluations that came back. */
  readonly returned: readonly Entry[];
  /** Those that are still out. */
  readonly requested: readonly Entry[];
  /** Those whose evaluator withdrew. */
  readonly recused: readonly Entry[];
};

/** Returns the proposals of a call that stand, or stood when the choice was made, each with its evaluations. */
export function proposalsOf({ entry }: Call, { registries }: Workspace): Proposal[] {
  const evaluations = (registries.get('evaluations')?.entries ?? []).filter(
    ({ data }) => data.selection === entry.id,
  );
  const practices = registries.get('good-practices')?.entries ?? [];
  const ranked = new Set(mappings(entry.data.ranking).map(({ proposal }) => proposal));
  return practices
    .filter(
      ({ id: each, data }) =>
        data.selection === entry.id && (data.status !== 'withdrawn' || ranked.has(each)),
    )
    .map((practice) => {
      const of = (status: string) =>
        evaluations.filter(({ data }) => data.proposal === practice.id && data.status === status);
      return {
        entry: practice,
        country: text(practice.data.country),
        partner: text(practice.data.author_partner),
        returned: of('returned'),
        requested: of('requested'),
        recused: of('recused'),
      };
    });
}

/** Returns the scores of an evaluation by criterion. */
export function scoresOf({ data }: Entry): Map<string, number> {
  return new Map(mappings(data.scores).map(({ criterion, score }) => [text(criterion), number(score, 0)]));
}

function mappings(value: Value | undefined): Mapping[] {
  return isList(value) ? value.filter((item) => isMapping(item)) : [];
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function number(value: Value | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
