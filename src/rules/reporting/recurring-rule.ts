import { addDays, type Day, lastDayOfMonthAfter, parseDay } from '../../base/day.ts';
import { isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { ClockRule } from '../rule.ts';

/** What is gone through again every so many months is: the handbook, the quality report. A new partner is led in. */
export const recurringRule: ClockRule = {
  name: 'recurring checklists',
  *check({ workspace }, today) {
    const single = workspace.registries.get('project')?.entries[0];
    const kinds = setting(workspace, 'checklists.kinds');
    for (const kind of isList(kinds) ? kinds : []) {
      if (!isMapping(kind) || !single || typeof kind.kind !== 'string') continue;
      const { kind: name, title, every_months: months, within_days: days } = kind;
      if (typeof months === 'number' && typeof days === 'number')
        yield* isRecent({ single, name, title: String(title), months, days }, workspace, today);
    }
    if (single) yield* isSetUp(single, workspace, today);
    for (const partner of workspace.registries.get('partners')?.entries ?? [])
      yield* isLedIn(partner, workspace, today);
  },
};

function* isSetUp(single: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const days = setting(workspace, 'checklists.kinds.set_up.within_days');
  const start = workspace.project?.start;
  if (typeof days !== 'number' || start === undefined || today <= addDays(start, days)) return;
  if (checklists(workspace, 'set_up').length > 0) return;
  yield entryFinding(single, {
    code: 'checklists/overdue',
    severity: 'warning',
    path: ['start_date'],
    message: `the project began on ${start} and has no checklist of its set-up`,
    hint: 'grantbook checklist open set_up',
  });
}

type Recurring = {
  readonly single: Entry;
  readonly name: string;
  readonly title: string;
  readonly months: number;
  readonly days: number;
};

function* isRecent(
  { single, name, title, months, days }: Recurring,
  workspace: Workspace,
  today: Day,
): Generator<Diagnostic> {
  const { project } = workspace;
  const end = project && lastDayOfMonthAfter(project.start, project.durationMonths - 1);
  if (!project || (end !== undefined && today > end)) return;
  const last = checklists(workspace, name)
    .filter((entry) => !isInState(entry, ['cancelled']))
    .flatMap(({ data }) => (typeof data.begins_on === 'string' ? (parseDay(data.begins_on) ?? []) : []))
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  const due = addDays(lastDayOfMonthAfter(last ?? project.start, months), days);
  if (today <= due) return;
  yield entryFinding(single, {
    code: 'checklists/overdue',
    severity: 'warning',
    path: ['checklists'],
    message: `"${title}" is gone through every ${months} months; ${last === undefined ? 'it never was' : `the last began on ${last}`}`,
    hint: `begin the next: grantbook checklist open ${name}`,
  });
}

/** The partners of the first day are led in by the set-up; one that comes later has a checklist of its own. */
function* isLedIn(partner: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const { accession_date: day, role, status } = partner.data;
  const days = setting(workspace, 'checklists.kinds.onboarding.within_days');
  const came = typeof day === 'string' ? parseDay(day) : undefined;
  const start = workspace.project?.start;
  if (came === undefined || start === undefined || came <= start || typeof days !== 'number') return;
  if (role === 'associated' || status !== 'active' || today <= addDays(came, days)) return;
  if (checklists(workspace, 'onboarding').some(({ data }) => data.partner === partner.id)) return;
  yield entryFinding(partner, {
    code: 'checklists/overdue',
    severity: 'warning',
    path: ['accession_date'],
    message: `${partner.id} came on ${came} and was not led in within ${days} days`,
    hint: `grantbook checklist open onboarding ${partner.id}`,
  });
}

function checklists({ registries }: Workspace, kind: string): Entry[] {
  return (registries.get('checklists')?.entries ?? []).filter(({ data }) => data.kind === kind);
}
