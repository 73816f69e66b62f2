import { type Day, daysBetween } from '../../base/day.ts';
import { dueDay } from '../../registry/deadlines.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { openSteps } from '../../registry/open-steps.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { scheduleOf } from '../../registry/schedule.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ClockRule } from '../rule.ts';

/** What is due is done by its day: records by their date, and before it their steps. */
export const overdueRule: ClockRule = {
  name: 'overdue',
  *check({ workspace }, today) {
    for (const { entries } of workspace.registries.values()) {
      for (const entry of entries) {
        yield* overdue(entry, workspace, today);
        yield* lateSteps(entry, workspace, today);
      }
    }
  },
};

function* overdue(entry: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const due = dueDay(entry, workspace);
  if (due === undefined || due >= today || isClosed(entry)) return;
  const { deadline, lifecycle, noun } = entry.registry;
  const fields = [deadline?.revised, deadline?.date, deadline?.month];
  const state = lifecycle ? String(entry.data[lifecycle.field] ?? '') : 'open';
  yield entryFinding(entry, {
    code: 'time/overdue',
    severity: 'warning',
    path: [fields.find((field) => field !== undefined && isFilled(entry.data[field])) ?? ''],
    message: `${noun} ${entry.id} was due on ${due}, ${ago(due, today)}, and is "${state}"`,
    hint: `see what is next: grantbook show ${entry.id}`,
  });
}

function* lateSteps(entry: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const { lifecycle, schedule, noun } = entry.registry;
  const scheduled = scheduleOf(entry, workspace).filter(({ done }) => !done);
  for (const { step, due } of [...scheduled, ...openSteps(entry, workspace)]) {
    if (due >= today) continue;
    yield entryFinding(entry, {
      code: 'time/step-overdue',
      severity: 'warning',
      path: [lifecycle?.field ?? schedule?.of ?? entry.registry.id.field],
      message: `${noun} ${entry.id}: the step "${step}" was due on ${due}, ${ago(due, today)}`,
      hint: `take it, or say when it will be taken; see: grantbook show ${entry.id}`,
    });
  }
}

function ago(due: Day, today: Day): string {
  const days = daysBetween(due, today);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
