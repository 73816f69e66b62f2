import { type Day, parseDay } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { lastDayOf } from '../../registry/governance/meeting.ts';
import { recipientsOf } from '../../registry/governance/recipients.ts';
import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText, asTexts } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** What a date says was sent is recorded: by whom, when, to all who get it; and a record of it is possible. */
export const sendsRule: Rule = {
  name: 'sends',
  *check({ workspace }) {
    for (const [registry, dates] of Object.entries(DATES)) {
      for (const entry of entriesWithSends(registry, workspace)) {
        for (const [field, what] of dates) yield* recorded(entry, { field, what }, workspace);
        for (const send of itemsOf(entry.data, 'sends')) yield* possible(entry, send, workspace);
      }
    }
  },
};

/** A book of its own making may keep no record of what was sent. */
function entriesWithSends(name: string, { registries }: Workspace): readonly Entry[] {
  const registry = registries.get(name);
  return registry?.schema.fields.some((field) => field.name === 'sends') ? registry.entries : [];
}

/** The dates of a sending, each with what was sent. */
const DATES: Readonly<Record<string, readonly (readonly [field: string, what: string])[]>> = {
  meetings: [
    ['notice_sent_on', 'notice'],
    ['agenda_sent_on', 'agenda'],
    ['minutes_sent_on', 'minutes'],
    ['minutes_resent_on', 'minutes'],
    ['accepted_sent_on', 'accepted_minutes'],
  ],
  'written-procedures': [
    ['sent_on', 'proposal'],
    ['outcome_sent_on', 'outcome'],
  ],
};

type Dated = { readonly field: string; readonly what: string };

function* recorded(entry: Entry, { field, what }: Dated, workspace: Workspace): Generator<Diagnostic> {
  const day = dayOf(entry.data[field], workspace);
  if (day === undefined) return;
  const sends = itemsOf(entry.data, 'sends').filter(
    ({ data }) => data.what === what && dayOfSend(data.at) === day,
  );
  const [first] = sends;
  if (!first) {
    yield entryFinding(entry, {
      code: 'sends/not-recorded',
      path: [field],
      message: `"${day}": that the ${words(what)} went out is not recorded`,
      hint: `record who sent it to whom: sends: … what: ${what}, at, by, to, message_id; or grantbook ${entry.registry.noun} sent ${entry.id} ${what}`,
    });
    return;
  }
  const reached = new Set(sends.flatMap(({ data }) => asTexts(data.to)));
  const left = recipientsOf(entry, what, workspace).filter(
    (id) => !reached.has(id) && workspace.entries.has(id),
  );
  if (left.length === 0) return;
  yield entryFinding(entry, {
    code: 'sends/not-to-all',
    path: [...first.path, 'to'],
    message: `the ${words(what)} did not go to all who get it: ${left.join(', ')}`,
    hint: 'send it to them too and record it; without that, silence is no consent',
    atKey: true,
  });
}

/** Minutes do not go out before the meeting, nor accepted ones before they are accepted. */
function* possible(entry: Entry, { path, data }: Item, workspace: Workspace): Generator<Diagnostic> {
  const day = dayOfSend(data.at);
  const why =
    day === undefined ? undefined : impossible(entry, { day, what: asText(data.what) ?? '' }, workspace);
  if (why === undefined) return;
  yield entryFinding(entry, {
    code: 'sends/impossible-time',
    path: [...path, 'at'],
    message: `"${String(data.at)}" ${why}`,
    hint: 'write when the message was sent, as the mail program shows it',
  });
}

function impossible(entry: Entry, { day, what }: Sent, workspace: Workspace): string | undefined {
  const [last, accepted] = [lastDayOf(entry, workspace), dayOf(entry.data.minutes_accepted_on, workspace)];
  if (/minutes/.test(what) && last !== undefined && day < last)
    return `is before the meeting, which ended on ${last}`;
  if (what !== 'accepted_minutes' || accepted === undefined || day >= accepted) return undefined;
  return `is before the minutes were accepted on ${accepted}`;
}

type Sent = { readonly day: Day; readonly what: string };

/** Returns the day of a sending, where it was sent. */
export function dayOfSend(at: unknown): Day | undefined {
  return typeof at === 'string' ? parseDay(at.slice(0, 10)) : undefined;
}

function words(what: string): string {
  return what === 'minutes' ? 'draft minutes' : what.replaceAll('_', ' ');
}
