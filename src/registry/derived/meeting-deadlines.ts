import { addDays, type Day, daysBetween } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import { dayOfMeeting, lastDayOf } from '../governance/meeting.ts';
import { numberSetting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

const registry = 'meetings';

/** The days by which the steps of a meeting are due. */
export const meetingDeadlines: DerivedValue = {
  registry,
  name: 'deadlines',
  title: 'Deadlines',
  description: 'Until when notice, agenda, added items, documents and minutes are due, as project.yaml says.',
  type: 'object',
  of: (meeting, { workspace }) => {
    const days = Object.entries(deadlinesOf(meeting, workspace)).filter(([, day]) => day !== undefined);
    return days.length > 0 ? Object.fromEntries(days.map(([step, day]) => [step, day ?? null])) : undefined;
  },
};

/** By how many days the steps of a meeting were late. */
export const meetingDaysLate: DerivedValue = {
  registry,
  name: 'days_late',
  title: 'Days late',
  description: 'By how many days notice, agenda and draft minutes were late; none that were not.',
  type: 'object',
  of: (meeting, { workspace }) => {
    const { notice, agenda, minutes } = deadlinesOf(meeting, workspace);
    const sent = (field: string) => dayOf(meeting.data[field], workspace);
    const late = [
      ['notice', notice, sent('notice_sent_on')],
      ['agenda', agenda, sent('agenda_sent_on')],
      ['minutes', minutes, sent('minutes_sent_on')],
    ] as const;
    const days = late.flatMap(([step, due, day]) =>
      due !== undefined && day !== undefined && day > due ? [[step, daysBetween(due, day)] as const] : [],
    );
    return days.length > 0 ? Object.fromEntries(days) : undefined;
  },
};

/** The day on which the minutes count as accepted if nobody objects. */
export const meetingAcceptance: DerivedValue = {
  registry,
  name: 'acceptance_date',
  title: 'Accepted on',
  description:
    'The day the minutes count as accepted if nobody objects: when they were sent last, and the time for objections.',
  type: 'string',
  of: (meeting, { workspace }) => {
    const sent = dayOf(meeting.data.minutes_resent_on ?? meeting.data.minutes_sent_on, workspace);
    const days = limit(meeting, workspace, 'objection_days');
    return sent === undefined || days === undefined ? undefined : addDays(sent, days);
  },
};

type Deadlines = Readonly<
  Record<'notice' | 'agenda' | 'added_items' | 'documents' | 'minutes', Day | undefined>
>;

function deadlinesOf(meeting: Entry, workspace: Workspace): Deadlines {
  const [first, last] = [dayOfMeeting(meeting, workspace), lastDayOf(meeting, workspace)];
  const before = (name: string) => counted(first, limit(meeting, workspace, `${name}.{kind}`), -1);
  return {
    notice: before('notice_days'),
    agenda: before('agenda_days'),
    added_items: before('add_item_days'),
    documents: before('documents_days'),
    minutes: counted(last, limit(meeting, workspace, 'minutes_days'), 1),
  };
}

function limit(entry: Entry, workspace: Workspace, name: string): number | undefined {
  return numberSetting(workspace, `meetings.bodies.{body}.${name}`, { entry, path: [] });
}

function counted(day: Day | undefined, days: number | undefined, sign: 1 | -1): Day | undefined {
  return day === undefined || days === undefined ? undefined : addDays(day, sign * days);
}
