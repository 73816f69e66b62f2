import type { Section } from './cell.ts';

export const section807: Section = {
  section: '8.7',
  title: 'Procedure: issues, changes, default',
  cells: [
    {
      id: '8.7-issue-log',
      cell: 'An issue is logged within so many days and has an owner within so many.',
    },
    {
      id: '8.7-issue-escalation',
      cell: 'An issue past its target is escalated, level by level.',
    },
    {
      id: '8.7-change-assess',
      cell: 'A change is assessed within so many days and decided at the next steering committee.',
    },
    {
      id: '8.7-change-same-commit',
      cell: 'The records that a change affects are changed in the commit that implements it.',
    },
    {
      id: '8.7-change-silent',
      cell: 'A due date that changes silently is found.',
    },
    {
      id: '8.7-amendment',
      cell: 'An amendment has the vote, the request to the funder and its effective day, and shows what it changes.',
    },
    {
      id: '8.7-default',
      cell: 'A breach: formal notice, so many days to remedy, declaration by the general assembly, loss of the vote.',
    },
    {
      id: '8.7-withdrawal',
      cell: 'A withdrawal has notice and decision; open items are handed over and what is left without owner is found.',
    },
    {
      id: '8.7-contact-change',
      cell: 'A change of contact is told within so many days.',
    },
  ],
};
