import { addDays, type Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { peopleWithRole } from '../../registry/people.ts';
import { setting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';

/** A checklist that is to be made. */
export type ChecklistRequest = {
  readonly kind: string;
  /** The day from which the days of the items count. */
  readonly begins: Day;
  /** Who sees that all of it is done; where nobody is named, the coordinator. */
  readonly actor?: string | undefined;
  readonly partner?: string;
  readonly period?: string;
};

/** Returns the fields of a new checklist, its items with owners and days as the settings give them. */
export function newChecklist(workspace: Workspace, request: ChecklistRequest): Mapping {
  const { kind, begins, partner, period } = request;
  const rule = ruleOf(workspace, kind);
  const owner = request.actor ?? ownerByRole(workspace, 'coordinator', begins) ?? '';
  const items = (isList(rule.items) ? rule.items : []).flatMap((item): Mapping[] => {
    if (!isMapping(item) || typeof item.days !== 'number') return [];
    const role =
      typeof item.role === 'string'
        ? ownerByRole(workspace, item.role, begins)
        : contactOf(workspace, partner);
    return [{ text: item.text ?? '', owner: role ?? owner, due: addDays(begins, item.days) }];
  });
  const within = typeof rule.within_days === 'number' ? rule.within_days : 0;
  return {
    title: [String(rule.title), partner ?? period].filter((part) => part !== undefined).join(': '),
    kind,
    ...(partner !== undefined && { partner }),
    ...(period !== undefined && { period }),
    owner,
    begins_on: begins,
    due: addDays(begins, within),
    items,
  };
}

function ruleOf(workspace: Workspace, kind: string): Mapping {
  const rule = setting(workspace, `checklists.kinds.${kind}`);
  if (isMapping(rule)) return rule;
  const kinds = setting(workspace, 'checklists.kinds');
  const names = (isList(kinds) ? kinds : []).flatMap((each) => (isMapping(each) ? [String(each.kind)] : []));
  const [near] = closest(kind, names);
  throw new RequestError(
    `there is no checklist of the kind "${kind}"`,
    near === undefined ? `kinds in project.yaml: ${names.join(', ')}` : `did you mean "${near}"?`,
  );
}

/** Of those with a role the first who is in the project on the day. */
function ownerByRole(workspace: Workspace, role: string, day: Day): string | undefined {
  const people = peopleWithRole(workspace, role);
  return people.find(({ data }) => typeof data.active_to !== 'string' || data.active_to >= day)?.id;
}

function contactOf({ entries }: Workspace, partner: string | undefined): string | undefined {
  const contact: Value | undefined =
    partner === undefined ? undefined : entries.get(partner)?.data.technical_contact;
  return typeof contact === 'string' ? contact : undefined;
}
