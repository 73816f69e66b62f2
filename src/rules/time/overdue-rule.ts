import { type Day, daysBetween } from '../../base/day.ts';
import { type Duty, duties } from '../../registry/duties.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Path } from '../../text/value.ts';
import type { ClockRule } from '../rule.ts';

/** What is due is done by its day: records by their date, and before it the step that is next. */
export const overdueRule: ClockRule = {
  name: 'overdue',
  *check({ workspace }, today) {
    for (const duty of duties(workspace, today)) if (duty.due < today) yield finding(duty, today);
  },
};

function finding({ entry, step, due, final }: Duty, today: Day): Diagnostic {
  const days = daysBetween(due, today);
  const ago = days === 1 ? '1 day ago' : `${days} days ago`;
  const { noun } = entry.registry;
  const what = final ? `${noun} ${entry.id}` : `${noun} ${entry.id}: the step "${step}"`;
  return entryFinding(entry, {
    code: final ? 'time/overdue' : 'time/step-overdue',
    severity: 'warning',
    path: final ? dateField(entry) : stateField(entry),
    message: `${what} was due on ${due}, ${ago}`,
    hint: `see what is next: grantbook show ${entry.id}`,
  });
}

function dateField({ registry: { deadline }, data }: Entry): Path {
  const fields = [deadline?.revised, deadline?.date, deadline?.month];
  return fields.flatMap((field) => (field !== undefined && isFilled(data[field]) ? [field] : [])).slice(0, 1);
}

function stateField({ registry }: Entry): Path {
  return [registry.lifecycle?.field ?? registry.id.field];
}
