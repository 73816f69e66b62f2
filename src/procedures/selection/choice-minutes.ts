import { labelOf } from '../../registry/find-entry.ts';
import { partnerOf } from '../../registry/people.ts';
import type { Call } from '../../registry/selection/call.ts';
import { type Fate, isChosen, type Outcome } from '../../registry/selection/outcome.ts';
import type { Ranked, Ranking } from '../../registry/selection/ranking.ts';
import type { Workspace } from '../../registry/workspace.ts';

/** Returns the minutes of a choice: who evaluated, by which rules, what was chosen and how ties were broken. */
export function choiceMinutes(ranking: Ranking, outcome: Outcome, workspace: Workspace): string {
  const { call, ranked } = ranking;
  const chosen = ranked.filter((each) => isChosen(fateOf(each, outcome)));
  const countries = new Set(chosen.map(({ proposal }) => proposal.country));
  const paragraphs = [
    evaluated(ranking, workspace),
    rules(call),
    `Chosen, from ${count(countries.size, 'country', 'countries')}:`,
    chosen.map(row).join('\n'),
    ties(ranked),
    exceptions(ranked, outcome),
  ];
  return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`;
}

function evaluated({ call, ranked }: Ranking, workspace: Workspace): string {
  const number = ranked.reduce((sum, { proposal }) => sum + proposal.returned.length, 0);
  const members = call.committee.map(({ person }) => `${person} (${partnerOf(workspace, person) ?? '?'})`);
  return `${count(ranked.length, 'proposal')} ranked on ${count(number, 'evaluation')} by the committee: ${members.join(', ')}. Nobody scored a proposal of their own organisation.`;
}

function rules(call: Call): string {
  const weights = call.criteria.map(({ title, weight }) => `${title} (${weight} %)`).join('; ');
  const limits = [
    limit(call.maxPerCountry, (n) => `at most ${n} of one country`),
    limit(call.maxPerPartner, (n) => `at most ${n} of one partner`),
    call.minCountries > 0 ? [`at least ${count(call.minCountries, 'country', 'countries')}`] : [],
  ].flat();
  const titles = call.tieBreak.map((key) => call.criteria.find((each) => each.key === key)?.title ?? key);
  return `Criteria: ${weights}. Places: ${[String(call.places), ...limits].join('; ')}. Equal totals are told apart by: ${[...titles, 'the committee'].join('; then ')}.`;
}

function limit(number: number, say: (number: number) => string): string[] {
  return Number.isFinite(number) ? [say(number)] : [];
}

function row({ rank, proposal, total }: Ranked): string {
  return `${rank}. ${proposal.entry.id} ${labelOf(proposal.entry)}, ${proposal.country}, ${proposal.partner}: ${total}`;
}

function ties(ranked: readonly Ranked[]): string {
  const told = new Set<string>();
  const lines = ranked.flatMap((first) => {
    const { proposal, tie, total } = first;
    if (!tie || told.has(proposal.entry.id)) return [];
    const group = [first, ...ranked.filter((each) => tie.with.includes(each.proposal.entry.id))];
    for (const each of group) told.add(each.proposal.entry.id);
    return [`- ${idsOf(group)} (${total}): ${toldApart(group)}`];
  });
  return lines.length === 0 ? '' : `Equal totals:\n\n${lines.join('\n')}`;
}

function toldApart(group: readonly Ranked[]): string {
  const by = new Set(group.flatMap(({ tie }) => tie?.decidedBy ?? []));
  const equal = group.filter(({ tie }) => tie?.decidedBy === undefined);
  const parts = [
    by.size > 0 ? `told apart by ${[...by].join(', ')}` : '',
    equal.length > 0 ? `${idsOf(equal)} stay equal, which changes nothing` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function idsOf(group: readonly Ranked[]): string {
  return group.map(({ proposal }) => proposal.entry.id).join(', ');
}

const WHY: Readonly<Record<Fate, string>> = {
  chosen: '',
  below: '',
  country_full: 'its country had as many as allowed',
  partner_full: 'its partner had as many as allowed',
  for_countries: 'chosen so that enough countries are there',
  gave_way: 'made room for another country',
};

function exceptions(ranked: readonly Ranked[], outcome: Outcome): string {
  const lines = ranked.flatMap((each) => {
    const why = WHY[fateOf(each, outcome) ?? 'below'];
    return why === '' ? [] : [`- ${each.proposal.entry.id}, rank ${each.rank}: ${why}`];
  });
  return lines.length === 0 ? '' : `By the limits of the call:\n\n${lines.join('\n')}`;
}

function fateOf({ proposal }: Ranked, { fates }: Outcome): Fate | undefined {
  return fates.get(proposal.entry.id);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
