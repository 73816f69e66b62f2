import { dueDay } from '../../registry/due-day.ts';
import { isFilled, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { allPeriods, type Period } from '../../registry/reporting/period.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** What an official report says is complete before its period is locked: every delay, every risk, at the end every result. */
export const readyRule: Rule = {
  name: 'readiness of official reports',
  *check({ workspace }) {
    for (const period of allPeriods(workspace)) {
      if (!period.official || !isInState(period.entry, ['locked', 'submitted', 'accepted'])) continue;
      yield* risks(period, workspace);
      if (isInState(period.entry, ['accepted'])) continue;
      yield* delays(period, workspace);
      if (period.to === workspace.project?.durationMonths) yield* atTheEnd(period, workspace);
    }
  },
};

function* delays(period: Period, workspace: Workspace): Generator<Diagnostic> {
  for (const entry of workspace.registries.get('deliverables')?.entries ?? []) {
    const due = dueDay({ ...entry, data: { ...entry.data, revised_due: null } }, workspace);
    const { delivery_date: delivered, late_justification: reason } = entry.data;
    const owed = due !== undefined && due >= period.begins && due <= period.ends;
    if (!owed || isFilled(reason) || isInState(entry, ['cancelled'])) continue;
    if (typeof delivered === 'string' && delivered <= due) continue;
    yield entryFinding(entry, {
      code: 'reporting/no-justification',
      path: ['late_justification'],
      message: `${entry.id} was due on ${due}, in ${period.id}, and ${delivered === undefined ? 'is not submitted' : `came on ${String(delivered)}`}, without a reason`,
      hint: `the report to the funder asks why: grantbook set ${entry.id} late_justification="…"`,
    });
  }
}

function* risks({ id, begins, ends }: Period, workspace: Workspace): Generator<Diagnostic> {
  for (const entry of workspace.registries.get('risks')?.entries ?? []) {
    const { identified_on: from, closed_on: to, state_of_play: states } = entry.data;
    const wasOpen = typeof from === 'string' && from <= ends && !(typeof to === 'string' && to < begins);
    const told = isList(states) && states.some((each) => isMapping(each) && each.period === id);
    if (!wasOpen || told || isInState(entry, ['rejected', 'proposed'])) continue;
    yield entryFinding(entry, {
      code: 'reporting/no-state-of-play',
      path: ['state_of_play'],
      message: `${entry.id} was open in ${id} and has no state of play for it`,
      hint: `grantbook set ${entry.id} 'state_of_play+={"period":"${id}","applied_mitigation":true,"materialised":false,"comment":"…","date":"${ends}"}'`,
    });
  }
}

/** The last report leaves nothing open: no activity under way, at least one delivered, and an owner for every result. */
function* atTheEnd({ entry: period, id }: Period, workspace: Workspace): Generator<Diagnostic> {
  const activities = workspace.registries.get('dissemination')?.entries;
  for (const entry of (activities ?? []).filter((each) => isInState(each, ['ongoing', 'postponed']))) {
    yield entryFinding(entry, {
      code: 'reporting/open-dissemination',
      path: ['status'],
      message: `${entry.id} is "${String(entry.data.status)}", and ${id} is the last report`,
      hint: `deliver or cancel it; its steps: grantbook show ${entry.id}`,
    });
  }
  if (activities && !activities.some((each) => isInState(each, ['delivered']))) {
    yield entryFinding(period, {
      code: 'reporting/open-dissemination',
      path: ['status'],
      message: `no dissemination activity is delivered, and ${id} is the last report`,
      hint: 'see: grantbook list dissemination',
    });
  }
  yield* ownerless(id, workspace);
}

function* ownerless(period: string, workspace: Workspace): Generator<Diagnostic> {
  for (const entry of workspace.registries.get('results')?.entries ?? []) {
    if (isFilled(entry.data.owners)) continue;
    yield entryFinding(entry, {
      code: 'reporting/no-owners',
      path: ['owners'],
      message: `nobody is named as owner of ${entry.id}, and ${period} is the last report`,
      hint: `complete the list of owners: grantbook edit ${entry.id}`,
    });
  }
}
