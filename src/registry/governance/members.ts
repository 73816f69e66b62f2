import type { Day } from '../../base/day.ts';
import { asText, asTexts } from '../../schema/keywords/parts.ts';
import { dayOf } from '../day-of.ts';
import { itemsOf } from '../items.ts';
import type { Entry, Workspace } from '../workspace.ts';

/**
 * Returns the partners that are members of the body of a meeting or a written procedure on a day:
 * those listed, all that have a vote, those of its work packages, or those that came.
 */
export function membersOf(gathering: Entry, day: Day | undefined, workspace: Workspace): string[] {
  const body = workspace.entries.get(asText(gathering.data.body) ?? '');
  switch (body?.data.membership) {
    case 'partners':
      return partnersWithVote(workspace, day);
    case 'listed':
      return listed(body, day, workspace);
    case 'work_packages':
      return asTexts(gathering.data.wps)
        .flatMap((wp) => participants(wp, workspace))
        .filter(isFirst);
    default:
      return partnersIn(gathering, 'attendance').filter(isFirst);
  }
}

/** Returns the members that may vote on a day: a partner in default has lost its vote. */
export function votersOf(gathering: Entry, day: Day | undefined, workspace: Workspace): string[] {
  return membersOf(gathering, day, workspace).filter((id) => mayVote(id, day, workspace));
}

/** Returns whether a partner has a vote on a day. */
export function mayVote(id: string, day: Day | undefined, workspace: Workspace): boolean {
  const partner = workspace.entries.get(id);
  return partner?.data.voting !== false && !isInDefault(partner, day, workspace);
}

function isInDefault(partner: Entry | undefined, day: Day | undefined, workspace: Workspace): boolean {
  if (partner?.data.status !== 'defaulting') return false;
  const decision = workspace.entries.get(asText(partner.data.status_decision) ?? '')?.data;
  const since = dayOf(decision?.binding_on ?? decision?.date, workspace);
  return since === undefined || day === undefined || since <= day;
}

function partnersWithVote(workspace: Workspace, day: Day | undefined): string[] {
  const partners = workspace.registries.get('partners')?.entries ?? [];
  return partners
    .filter(({ data }) => data.voting === true)
    .filter(({ data }) =>
      isWithin(day, dayOf(data.accession_date, workspace), dayOf(data.withdrawal_date, workspace)),
    )
    .map(({ id }) => id);
}

function listed(body: Entry, day: Day | undefined, workspace: Workspace): string[] {
  return itemsOf(body.data, 'members')
    .filter(({ data }) => isWithin(day, dayOf(data.from, workspace), dayOf(data.to, workspace)))
    .flatMap(({ data }) => asText(data.partner) ?? [])
    .filter(isFirst);
}

function participants(wp: string, { entries }: Workspace): string[] {
  const entry = entries.get(wp);
  return entry ? partnersIn(entry, 'participants') : [];
}

function partnersIn({ data }: Entry, list: string): string[] {
  return itemsOf(data, list).flatMap((item) => asText(item.data.partner) ?? []);
}

function isWithin(day: Day | undefined, from: Day | undefined, to: Day | undefined): boolean {
  return day === undefined || ((from === undefined || from <= day) && (to === undefined || day <= to));
}

function isFirst(id: string, i: number, all: readonly string[]): boolean {
  return all.indexOf(id) === i;
}
