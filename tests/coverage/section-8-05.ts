import type { Section } from './cell.ts';

export const section805: Section = {
  section: '8.5',
  title: 'Procedure: decisions in writing',
  cells: [
    {
      id: '8.5-circulate',
      cell: 'The document goes out with text, deadline and the list of who may vote.',
      code: 'sends/not-to-all',
      derived: 'written-procedures.voters',
      template: 'written-procedure',
      scenario: 'circulates a written procedure with its text, its last day and who may vote',
    },
    {
      id: '8.5-response',
      cell: 'Members have at least so many days to answer; each answer is recorded with day and channel.',
      code: ['time/too-early', 'votes/out-of-time', 'votes/twice', 'votes/not-a-voter'],
      setting: 'written_procedure.response_days',
      scenario: 'members have fewer days to answer than the rules give them',
    },
    {
      id: '8.5-outcome',
      cell: 'The outcome counts the majority of the setting; silence is no yes unless the setting says so.',
      code: ['votes/no-majority', 'votes/closed-early'],
      derived: 'written-procedures.result',
      setting: [
        'written_procedure.majority',
        'written_procedure.silence_agrees',
        'written_procedure.outcome_days',
      ],
      scenario: 'an outcome without the majority of all members: silence is no yes',
    },
    {
      id: '8.5-veto',
      cell: 'A veto is possible for so many days after the outcome is told.',
      code: 'time/too-early',
      derived: 'decisions.veto_until',
      setting: 'written_procedure.veto_days',
      scenario: 'a decision in writing that binds while a veto is possible',
    },
    {
      id: '8.5-record',
      cell: 'On closing, the decision is recorded as binding and the votes are kept.',
      code: 'votes/disagree',
      scenario:
        'a decision without a meeting: the text, ten days, each answer, the outcome as the answers make it',
    },
  ],
};
