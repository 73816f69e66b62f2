import { type AgendaItem, agendaOf, isSent, meetingIn } from '../../registry/governance/meeting.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Path } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Each decision and action of the minutes is in its registry, and those that name a meeting are in its minutes. */
export const minutesRule: Rule = {
  name: 'minutes',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      for (const item of agendaOf(meeting)) {
        if (isSent(meeting)) yield* notTaken(meeting, item);
        yield* elsewhere(meeting, item, workspace);
        yield* unknownIds(meeting, item, workspace);
      }
    }
    yield* notInMinutes({ registry: 'decisions', field: 'meeting', list: 'decisions' }, workspace);
    yield* notInMinutes({ registry: 'actions', field: 'origin', list: 'actions' }, workspace);
  },
};

function* notTaken(meeting: Entry, { path, data }: AgendaItem): Generator<Diagnostic> {
  for (const [field, what] of [
    ['noted_decisions', 'decisions'],
    ['noted_actions', 'actions'],
  ] as const) {
    if (data[field] === undefined) continue;
    yield entryFinding(meeting, {
      code: 'meetings/not-taken',
      path: [...path, field],
      message: `the ${what} noted under "${String(data.title)}" are not in the ${what} registry`,
      hint: `grantbook meeting take ${meeting.id}`,
      atKey: true,
    });
  }
}

/** A decision names the meeting back; an action comes from the meeting or from one of its decisions. */
function* elsewhere(meeting: Entry, item: AgendaItem, workspace: Workspace): Generator<Diagnostic> {
  for (const [i, id] of item.decisions.entries()) {
    const decision = workspace.entries.get(id);
    if (decision && decision.data.meeting !== meeting.id)
      yield takenElsewhere(meeting, { path: [...item.path, 'decisions', i], id, field: 'meeting' });
  }
  for (const [i, id] of item.actions.entries()) {
    const origin = asText(workspace.entries.get(id)?.data.origin);
    const own =
      origin === meeting.id || agendaOf(meeting).some(({ decisions }) => decisions.includes(origin ?? ''));
    if (workspace.entries.has(id) && !own)
      yield takenElsewhere(meeting, { path: [...item.path, 'actions', i], id, field: 'origin' });
  }
}

type Elsewhere = { readonly path: Path; readonly id: string; readonly field: string };

function takenElsewhere(meeting: Entry, { path, id, field }: Elsewhere): Diagnostic {
  return entryFinding(meeting, {
    code: 'meetings/taken-elsewhere',
    path,
    message: `"${id}" does not say that it comes from ${meeting.id}`,
    hint: `grantbook set ${id} ${field}=${meeting.id}, or take it out of these minutes`,
  });
}

const NAMED = /\b(?:DEC|A)-[0-9]{3,}\b/g;

function* unknownIds(
  meeting: Entry,
  { path, data }: AgendaItem,
  { entries, unreadable }: Workspace,
): Generator<Diagnostic> {
  const named = new Set(asText(data.minutes)?.match(NAMED) ?? []);
  for (const id of named) {
    if (entries.has(id) || unreadable.has(id)) continue;
    yield entryFinding(meeting, {
      code: 'meetings/unknown-in-minutes',
      path: [...path, 'minutes'],
      message: `the minutes name "${id}", which is in no registry`,
      hint: `add it (grantbook add ${id.startsWith('A') ? 'action' : 'decision'} …), or correct the id`,
    });
  }
}

type Back = { readonly registry: string; readonly field: string; readonly list: 'decisions' | 'actions' };

function* notInMinutes({ registry, field, list }: Back, workspace: Workspace): Generator<Diagnostic> {
  for (const entry of workspace.registries.get(registry)?.entries ?? []) {
    const meeting = meetingIn(entry, field, workspace);
    if (!meeting || !isSent(meeting) || agendaOf(meeting).some((item) => item[list].includes(entry.id)))
      continue;
    yield entryFinding(entry, {
      code: 'meetings/not-in-minutes',
      path: [field],
      message: `"${meeting.id}" has no ${entry.registry.noun} ${entry.id} in its minutes`,
      hint: `list it under its agenda item in ${meeting.file}, or correct "${field}"`,
    });
  }
}
