import { type Day, daysBetween } from '../../base/day.ts';
import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import { comparedRecords } from '../past.ts';
import type { Rule, Situation } from '../rule.ts';
import { dayOfSend } from './sends-rule.ts';

/** What was recorded of a sending stays as it is, and is recorded soon after it was sent. */
export const sendsKeptRule: Rule = {
  name: 'sends-kept',
  *check(situation) {
    const { workspace, before, changed } = situation;
    if (!before) return;
    for (const old of before.entries.values()) {
      const entry = workspace.entries.get(old.id);
      if (!entry || old.data.sends === undefined || (changed?.has(entry.file) ?? true) === false) continue;
      yield* kept(entry, old);
    }
    for (const { entry, old } of comparedRecords(situation)) yield* newlyRecorded(entry, old, situation);
  },
};

function* kept(entry: Entry, old: Entry): Generator<Diagnostic> {
  const sends = itemsOf(entry.data, 'sends');
  for (const { path, data } of itemsOf(old.data, 'sends')) {
    if (sends.some((send) => sameValue(send.data, data))) continue;
    yield entryFinding(entry, {
      code: 'sends/changed',
      path,
      message: `the sending of "${String(data.at)}" (${String(data.message_id)}) is not as it was recorded`,
      hint: 'restore it; what was sent again, or to others, is an entry of its own',
    });
  }
}

function* newlyRecorded(entry: Entry, old: Entry | undefined, situation: Situation): Generator<Diagnostic> {
  const { workspace, recordedOn } = situation;
  if (recordedOn === undefined) return;
  const known = old ? itemsOf(old.data, 'sends') : [];
  const most = old && numberSetting(workspace, 'meetings.record_days');
  for (const send of itemsOf(entry.data, 'sends')) {
    if (known.some(({ data }) => sameValue(data, send.data))) continue;
    yield* early(entry, send, recordedOn);
    if (most !== undefined) yield* late(entry, send, { recordedOn, most });
  }
}

function* early(entry: Entry, { path, data }: Item, recordedOn: Day): Generator<Diagnostic> {
  const day = dayOfSend(data.at);
  if (day === undefined || day <= recordedOn) return;
  yield entryFinding(entry, {
    code: 'sends/impossible-time',
    path: [...path, 'at'],
    message: `"${String(data.at)}" is later than ${recordedOn}, the day it is recorded`,
    hint: 'write when the message was sent, as the mail program shows it',
  });
}

type Recording = { readonly recordedOn: Day; readonly most: number };

/** Only of a record that was there before: what is taken over from the time before the book is old. */
function* late(entry: Entry, { path, data }: Item, { recordedOn, most }: Recording): Generator<Diagnostic> {
  const day = dayOfSend(data.at);
  if (day === undefined || data.late_reason !== undefined || daysBetween(day, recordedOn) <= most) return;
  yield entryFinding(entry, {
    code: 'sends/recorded-late',
    path: [...path, 'at'],
    message: `"${String(data.at)}" is recorded on ${recordedOn} only, ${daysBetween(day, recordedOn)} days later`,
    hint: `meetings.record_days is ${most} in project.yaml; say why in late_reason: …`,
  });
}
