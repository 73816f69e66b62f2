import { type AgendaItem, agendaOf } from '../../registry/governance/meeting.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { comparedRecords } from '../past.ts';
import type { Rule } from '../rule.ts';

/** Once the agenda is sent, what comes to it says when; no item becomes one for decision unless all agree. */
export const agendaKeptRule: Rule = {
  name: 'agenda-kept',
  *check(situation) {
    for (const { entry, old } of comparedRecords(situation)) {
      const state = entry.registry.name === 'meetings' && old ? currentState(old)?.name : undefined;
      if (old && state !== undefined && !BEFORE.includes(state)) yield* compare(entry, old);
    }
  },
};

const BEFORE = ['planned', 'convened', 'cancelled', 'postponed'];

function* compare(meeting: Entry, old: Entry): Generator<Diagnostic> {
  const sent = agendaOf(old);
  for (const item of agendaOf(meeting)) {
    const was = sent.find(({ n }) => n === item.n);
    if (!was && item.data.added_on === undefined) yield added(meeting, item);
    if (was && becameForDecision(was, item)) yield forDecision(meeting, item);
  }
}

function becameForDecision({ data: was }: AgendaItem, { data }: AgendaItem): boolean {
  return data.decision_required === true && was.decision_required !== true && data.unanimous !== true;
}

function added(meeting: Entry, { path, data }: AgendaItem): Diagnostic {
  return entryFinding(meeting, {
    code: 'meetings/agenda-changed',
    path: [...path, 'title'],
    message: `"${String(data.title)}" was not on the agenda that was sent, and does not say when it was added`,
    hint: 'write added_on and added_by in the item; if it is decided on, unanimous: true where all agreed',
  });
}

function forDecision(meeting: Entry, { path, data }: AgendaItem): Diagnostic {
  return entryFinding(meeting, {
    code: 'meetings/agenda-changed',
    path: [...path, 'decision_required'],
    message: `"true": "${String(data.title)}" was not for decision on the agenda that was sent`,
    hint: 'if all who were there agreed to decide on it, write unanimous: true; else decide next time',
  });
}
