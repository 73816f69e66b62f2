import type { Section } from './cell.ts';

export const section804: Section = {
  section: '8.4',
  title: 'Procedure: meetings',
  cells: [
    {
      id: '8.4-notice',
      cell: 'The notice goes out so many days before, by body and kind, to recipients that are recorded.',
    },
    {
      id: '8.4-agenda',
      cell: 'The agenda goes out so many days before and marks what is to be decided.',
    },
    {
      id: '8.4-additions',
      cell: 'Items are added until so many days before.',
    },
    {
      id: '8.4-documents',
      cell: 'The documents are there so many days before.',
    },
    {
      id: '8.4-hold',
      cell: 'The meeting is held with quorum, votes, proxies and vetoes.',
    },
    {
      id: '8.4-minutes',
      cell: 'The draft minutes go out within so many days, made from the attendance and the agenda; decisions and actions go into their registries.',
    },
    {
      id: '8.4-objections',
      cell: 'The minutes count as accepted after so many days without objection, and only then.',
    },
    {
      id: '8.4-accepted',
      cell: 'Accepted minutes go to the members and the coordinator, are kept unchanged, and decisions bind from then.',
    },
    {
      id: '8.4-follow-up',
      cell: 'Actions are followed up: reminders before they are due, and a list at the next meeting.',
    },
    {
      id: '8.4-small-profile',
      cell: 'The small-project profile has its own days, and the same checks.',
      command: 'profile',
      setting: ['meetings.bodies.notice_days.ordinary', 'meetings.bodies.agenda_days.ordinary'],
      scenario: 'with the settings of the profiles that are asked for',
    },
    {
      id: '8.4-reconvene',
      cell: 'A meeting without a quorum is convened again within so many days; if that fails, an extraordinary one decides.',
    },
    {
      id: '8.4-frequency',
      cell: 'Each body meets as often as the setting says.',
    },
  ],
};
