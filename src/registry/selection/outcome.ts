import type { Call } from './call.ts';
import type { Ranked, Ranking } from './ranking.ts';

/** What became of a proposal, and by which of the call's rules. */
export type Fate = 'chosen' | 'below' | 'country_full' | 'partner_full' | 'for_countries' | 'gave_way';

/** The choice that a ranking leads to under the limits of the call. */
export type Outcome = {
  readonly fates: ReadonlyMap<string, Fate>;
  /** Countries that are lacking although the limits ask for them. */
  readonly lackingCountries: number;
  /** Groups of equal proposals whose order would change who is chosen. */
  readonly openTies: readonly (readonly Ranked[])[];
};

/** Returns who is chosen: the best, as long as the limits of the call let them. */
export function outcomeOf({ call, ranked, equal }: Ranking): Outcome {
  const { fates, lackingCountries } = fill(ranked, call);
  const openTies = equal.filter((group) =>
    orders(group).some((order) => differs(fates, fill(reordered(ranked, group, order), call).fates)),
  );
  return { fates, lackingCountries, openTies };
}

/** Returns whether a proposal is among the chosen. */
export function isChosen(fate: Fate | undefined): boolean {
  return fate === 'chosen' || fate === 'for_countries';
}

type Filled = Pick<Outcome, 'fates' | 'lackingCountries'>;

function fill(ranked: readonly Ranked[], call: Call): Filled {
  const fates = new Map<string, Fate>();
  const chosen: Ranked[] = [];
  for (const each of ranked) {
    const fate = fateOf(each, chosen, call);
    fates.set(idOf(each), fate);
    if (fate === 'chosen') chosen.push(each);
  }
  return reachCountries({ fates, chosen, ranked }, call);
}

function fateOf(each: Ranked, chosen: readonly Ranked[], call: Call): Fate {
  if (chosen.length >= call.places) return 'below';
  if (same(chosen, each, 'country') >= call.maxPerCountry) return 'country_full';
  return same(chosen, each, 'partner') >= call.maxPerPartner ? 'partner_full' : 'chosen';
}

type Filling = {
  readonly fates: Map<string, Fate>;
  readonly chosen: Ranked[];
  readonly ranked: readonly Ranked[];
};

/** While countries are lacking, the best of a new one takes the place of the last whose country has another. */
function reachCountries({ fates, chosen, ranked }: Filling, call: Call): Filled {
  for (;;) {
    const countries = new Set(chosen.map(countryOf));
    const lackingCountries = Math.max(0, call.minCountries - countries.size);
    const leaves = chosen.findLast((each) => same(chosen, each, 'country') > 1);
    const comes = ranked.find(
      (each) => !countries.has(countryOf(each)) && same(chosen, each, 'partner') < call.maxPerPartner,
    );
    if (lackingCountries === 0 || !leaves || !comes) return { fates, lackingCountries };
    chosen.splice(chosen.indexOf(leaves), 1);
    chosen.push(comes);
    fates.set(idOf(leaves), 'gave_way').set(idOf(comes), 'for_countries');
  }
}

/** The orders that show whether a group's order matters: each of its members first, and the reverse. */
function orders(group: readonly Ranked[]): Ranked[][] {
  const first = group.map((each) => [each, ...group.filter((other) => other !== each)]);
  return [...first, [...group].reverse()];
}

function reordered(
  ranked: readonly Ranked[],
  group: readonly Ranked[],
  order: readonly Ranked[],
): readonly Ranked[] {
  const ids = group.map(idOf);
  const start = ranked.findIndex((each) => ids.includes(idOf(each)));
  return [...ranked.slice(0, start), ...order, ...ranked.slice(start + group.length)];
}

function differs(a: ReadonlyMap<string, Fate>, b: ReadonlyMap<string, Fate>): boolean {
  return [...a].some(([id, fate]) => isChosen(fate) !== isChosen(b.get(id)));
}

function same(chosen: readonly Ranked[], { proposal }: Ranked, what: 'country' | 'partner'): number {
  return chosen.filter((each) => each.proposal[what] === proposal[what]).length;
}

function idOf({ proposal }: Ranked): string {
  return proposal.entry.id;
}

function countryOf({ proposal }: Ranked): string {
  return proposal.country;
}
