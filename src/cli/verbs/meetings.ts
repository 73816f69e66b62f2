import type { Verb } from './index.ts';

const SENT = 'record what was sent to whom, and take the step that it is';

/** What the procedure of meetings adds to the steps of meetings and written procedures. */
export const meetingVerbs: readonly Verb[] = [
  {
    noun: 'meeting',
    name: 'agenda',
    summary: 'fill the agenda with proposals, open actions and red risks',
    load: async () => (await import('./meeting-agenda.ts')).agendaCommand,
  },
  {
    noun: 'meeting',
    name: 'minutes',
    summary: 'begin the minutes: attendance, quorum, open actions, risks',
    load: async () => (await import('./meeting-minutes.ts')).minutesCommand,
  },
  {
    noun: 'meeting',
    name: 'take',
    summary: 'take the decisions and actions that were noted into their registries',
    load: async () => (await import('./meeting-take.ts')).takeCommand,
  },
  {
    noun: 'meeting',
    name: 'sent',
    summary: SENT,
    load: async () =>
      (await import('./sent.ts')).sentCommand({
        registry: 'meetings',
        what: ['notice', 'agenda', 'minutes', 'accepted_minutes'],
        id: 'MTG-2024-02-01-SC',
      }),
  },
  {
    noun: 'written-procedure',
    name: 'answer',
    summary: 'record the answer of a member',
    load: async () => (await import('./written-answer.ts')).answerCommand,
  },
  {
    noun: 'written-procedure',
    name: 'sent',
    summary: SENT,
    load: async () =>
      (await import('./sent.ts')).sentCommand({
        registry: 'written-procedures',
        what: ['proposal', 'outcome'],
        id: 'WRP-002',
      }),
  },
];
