import type { Section } from './cell.ts';

export const section807: Section = {
  section: '8.7',
  title: 'Procedure: issues, changes, default',
  cells: [
    {
      id: '8.7-issue-log',
      cell: 'An issue is logged within so many days and has an owner within so many.',
      code: ['time/too-late', 'time/step-overdue'],
      setting: ['issues.log_days', 'issues.assign_days'],
      scenario: 'an issue that is logged too late',
    },
    {
      id: '8.7-issue-escalation',
      cell: 'An issue past its target is escalated, level by level.',
      code: 'issues/not-escalated',
      derived: 'issues.escalation_due',
      setting: 'issues.escalation.after_days',
      scenario:
        'an issue past its target that reached the coordinator, when the steering committee has to know',
    },
    {
      id: '8.7-change-assess',
      cell: 'A change is assessed within so many days and decided at the next steering committee.',
      code: ['time/too-late', 'changes/decision-late'],
      setting: ['changes.assess_days', 'changes.board'],
      scenario: 'a change that nobody decided on at the steering committee',
    },
    {
      id: '8.7-change-same-commit',
      cell: 'The records that a change affects are changed in the commit that implements it.',
      code: 'change/needs-reference',
      command: 'move',
      scenario: 'a due date that moves in the commit that implements its change',
    },
    {
      id: '8.7-change-silent',
      cell: 'A due date that changes silently is found.',
      code: 'change/needs-reference',
      scenario: 'a due date that is moved once more on the basis of the same change',
    },
    {
      id: '8.7-amendment',
      cell: 'An amendment has the vote, the request to the funder and its effective day, and shows what it changes.',
      code: ['changes/needs-decision', 'schema/required'],
      command: 'move',
      scenario: 'an amendment that says not when it is in force',
    },
    {
      id: '8.7-default',
      cell: 'A breach: formal notice, so many days to remedy, declaration by the general assembly, loss of the vote.',
      code: ['time/too-early', 'partners/remedy-over', 'partners/wrong-body'],
      setting: 'partnership.remedy_days',
      scenario: 'a default that is declared before the days to remedy are over',
    },
    {
      id: '8.7-withdrawal',
      cell: 'A withdrawal has notice and decision; open items are handed over and what is left without owner is found.',
      code: ['partners/orphan', 'references/wrong-state'],
      command: 'partner leaves',
      scenario: 'an open task in the hands of somebody whose partner has withdrawn',
    },
    {
      id: '8.7-contact-change',
      cell: 'A change of contact is told within so many days.',
      code: ['time/too-late', 'time/step-overdue'],
      setting: 'partnership.contact_days',
      scenario: 'a person left, and nobody told who takes over',
    },
  ],
};
