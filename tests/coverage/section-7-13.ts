import type { Section } from './cell.ts';

export const section713: Section = {
  section: '7.13',
  title: 'Actions',
  cells: [
    {
      id: '7.13-fields',
      cell: 'An action has text, owner, due date, origin, status and evidence.',
      code: 'schema/required',
      scenario: 'an action without an owner or a due date',
    },
    {
      id: '7.13-lifecycle',
      cell: 'An action goes from open over in progress to done, or is cancelled with a reason.',
      code: 'lifecycle/required-field',
      scenario: 'an action that is cancelled says why',
    },
    {
      id: '7.13-overdue',
      cell: 'An action past its due date is overdue.',
      code: 'time/overdue',
      derived: 'actions.days_overdue',
      command: 'status',
      scenario: 'the overdue actions, by partner',
    },
    {
      id: '7.13-one-owner',
      cell: 'An action has one owner and one due date.',
      code: 'schema/type',
      scenario: 'an action has one owner and one due date',
    },
    {
      id: '7.13-overdue-per-partner',
      cell: 'The overdue actions are listed per partner.',
      derived: 'partners.overdue_actions',
      command: 'status',
      scenario: 'the overdue actions, by partner',
    },
    {
      id: '7.13-carried-over',
      cell: 'An action that was carried over more meetings than the setting allows is warned about.',
      code: 'actions/carried-over',
      derived: 'actions.carried_over',
      setting: 'meetings.carried_over_most',
      scenario: 'an action that stays open meeting after meeting',
    },
  ],
};
