import { type Day, daysBetween } from '../base/day.ts';
import { compareText } from '../base/natural-order.ts';
import { zonedTime } from '../base/zoned-time.ts';
import type { CalendarEvent, CalendarTime } from '../exchange/ics.ts';
import { dayOf } from '../registry/day-of.ts';
import { dueDay } from '../registry/due-day.ts';
import { labelOf } from '../registry/find-entry.ts';
import { isClosed } from '../registry/is-closed.ts';
import { currentState } from '../registry/lifecycle.ts';
import { type OpenStep, openSteps } from '../registry/open-steps.ts';
import type { Whose } from '../registry/owes.ts';
import { partnerOf } from '../registry/people.ts';
import { reachTexts } from '../registry/reach.ts';
import { scheduleOf } from '../registry/schedule.ts';
import { idsIn } from '../registry/waiting.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { CalendarRule } from '../schema/keywords/calendar.ts';

/** Something in the calendar, with those it is for; none: everybody. */
type Dated = CalendarEvent & { readonly who: readonly string[] };

/**
 * Returns what stands in the calendar of a project, a partner or a person: deadlines that are open, the
 * steps on the way to them, the time in which others may object, and meetings and events. It does not
 * depend on the day it is made.
 */
export function calendarEvents(workspace: Workspace, whose: Whose): CalendarEvent[] {
  const all = [...workspace.registries.values()].flatMap(({ entries }) =>
    entries.flatMap((entry) => [
      ...duties(entry, workspace).filter(({ who }) => whose(who)),
      ...meetings(entry, workspace).filter(({ who }) => who.length === 0 || whose(who)),
    ]),
  );
  const events = all.map(({ who: _, ...event }): CalendarEvent => event);
  return events.sort((a, b) => compareText(dayText(a), dayText(b)) || compareText(a.uid, b.uid));
}

function dayText({ when }: CalendarEvent): string {
  return 'from' in when ? new Date(when.from).toISOString() : when.first;
}

function duties(entry: Entry, workspace: Workspace): Dated[] {
  if (isClosed(entry)) return [];
  const due = dueDay(entry, workspace);
  const scheduled = scheduleOf(entry, workspace).filter(({ done }) => !done);
  const owner = idsIn(entry.data[entry.registry.deadline?.who ?? '']);
  const last = scheduled.filter((step) => step.due === due).flatMap(({ who }) => who);
  const whole = due === undefined ? [] : [{ step: '', due, who: [...new Set([...last, ...owner])] }];
  const steps = scheduled.filter((step) => step.due !== due);
  return [
    ...whole.map((each) => dated(entry, { ...each, field: 'due' }, workspace)),
    ...steps.map((each) =>
      dated(entry, { ...each, step: each.step.replaceAll('_', ' '), field: each.step }, workspace),
    ),
    ...openSteps(entry, workspace).map((each) => dated(entry, each, workspace)),
  ];
}

type Step = Omit<OpenStep, 'entry'>;

/** A step that may not be taken before its day is a window: it begins when the days begin to run. */
function dated(entry: Entry, { step, due, who, field, from }: Step, workspace: Workspace): Dated {
  const what = step === '' ? `${entry.id} is due` : `${entry.id}: ${step}`;
  return {
    uid: uidOf(entry, field, workspace),
    when: { first: from ?? due, last: due },
    summary: `${what} (${labelOf(entry)})`,
    description: described(entry, who, workspace),
    category: entry.registry.title,
    busy: false,
    who,
  };
}

function meetings(entry: Entry, workspace: Workspace): Dated[] {
  const rule = entry.registry.calendar;
  const first = rule && dayOf(entry.data[rule.date], workspace);
  const state = currentState(entry)?.name ?? '';
  if (!rule || first === undefined || rule.except.includes(state)) return [];
  const end = rule.end === undefined ? undefined : dayOf(entry.data[rule.end], workspace);
  const last = end !== undefined && daysBetween(first, end) > 0 ? end : first;
  const invited = rule.for.flatMap((way) => reachTexts(workspace, { entry, path: [] }, way));
  const who = invited.flatMap((id) => [id, ...peopleOf(id, workspace)]);
  const place = rule.place === undefined ? undefined : entry.data[rule.place];
  return [
    {
      uid: uidOf(entry, 'event', workspace),
      when: timed(entry, rule, { first, last }),
      summary: labelOf(entry),
      description: entry.id,
      ...(typeof place === 'string' && { place }),
      category: entry.registry.title,
      busy: true,
      who: [...new Set(who)],
    },
  ];
}

/** The people of a partner: what is for the partner is for them. */
function peopleOf(partner: string, { registries }: Workspace): string[] {
  const people = registries.get('people')?.entries ?? [];
  return people.filter(({ data }) => data.partner === partner).map(({ id }) => id);
}

type Days = { readonly first: Day; readonly last: Day };

/** Something of one day with its times is from moment to moment; anything else takes whole days. */
function timed({ data }: Entry, rule: CalendarRule, days: Days): CalendarTime {
  const text = (name: string | undefined) => (name === undefined ? undefined : data[name]);
  const [starts, ends, zone] = [text(rule.starts), text(rule.ends), text(rule.zone)];
  if (days.first !== days.last || typeof starts !== 'string' || typeof ends !== 'string') return days;
  if (typeof zone !== 'string') return days;
  const moment = (time: string) => Date.parse(zonedTime(days.first, time, zone) ?? '');
  const [from, until] = [moment(starts), moment(ends)];
  return until > from ? { from, until } : days;
}

function described(entry: Entry, who: readonly string[], workspace: Workspace): string {
  const owners = who.map((id) => {
    const partner = partnerOf(workspace, id);
    return partner === undefined || partner === id ? id : `${id} (${partner})`;
  });
  return owners.length === 0 ? entry.registry.noun : `${entry.registry.noun}, for ${owners.join(', ')}`;
}

/** Globally unique, and the same for the same step whatever its day. */
function uidOf(entry: Entry, what: string, { project }: Workspace): string {
  const slug = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '');
  const grant = String(project?.data.grant_number ?? project?.acronym ?? '');
  return `${entry.id}.${slug(what)}@${slug(grant) || 'book'}.grantbook`;
}
