import type { Section } from './cell.ts';

export const section714: Section = {
  section: '7.14',
  title: 'Decisions',
  cells: [
    {
      id: '7.14-fields',
      cell: 'A decision has title, text, body, date, meeting or written procedure, votes, quorum, vetoes, owner, application and who was told.',
      code: 'schema/required',
      scenario: 'a decision without an owner and a category',
    },
    {
      id: '7.14-lifecycle',
      cell: 'A decision goes from proposed to taken, binding and applied; it may be vetoed, rejected or superseded.',
      code: ['lifecycle/not-allowed', 'lifecycle/needs-record', 'decisions/still-binding'],
      scenario: 'a proposal does not bind before it is taken',
    },
    {
      id: '7.14-majority',
      cell: 'A decision has the majority of the votes cast that the setting asks for.',
      code: 'votes/no-majority',
      derived: 'decisions.majority',
      setting: 'meetings.bodies.majority',
      scenario: 'a decision without the majority of the votes cast',
    },
    {
      id: '7.14-quorum',
      cell: 'A decision is taken with a quorum.',
      code: 'meetings/no-quorum',
      derived: 'decisions.quorum_ok',
      setting: 'meetings.bodies.quorum',
      scenario: 'nothing is decided without a quorum',
    },
    {
      id: '7.14-veto-window',
      cell: 'Whether the time for a veto is open or closed is worked out.',
      code: ['decisions/veto-late', 'decisions/open-veto'],
      derived: ['decisions.veto_until', 'decisions.veto_open'],
      setting: 'meetings.bodies.veto_days',
      scenario: 'the majority of a decision, and until when it can be vetoed',
    },
    {
      id: '7.14-binding-date',
      cell: 'It binds from the day the minutes are accepted.',
      code: ['decisions/binding-date', 'references/wrong-state'],
      scenario: 'a decision that binds from another day than its minutes were accepted',
    },
    {
      id: '7.14-text-fixed',
      cell: 'Its text does not change once it binds.',
      code: 'lifecycle/frozen',
      scenario: 'the text of a decision that binds does not change',
    },
  ],
};
