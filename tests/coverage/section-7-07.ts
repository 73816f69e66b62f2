import type { Section } from './cell.ts';

export const section707: Section = {
  section: '7.7',
  title: 'Reviews',
  cells: [
    {
      id: '7.7-fields',
      cell: "A review has deliverable, round, reviewer, dates, verdict, scores and comments with the author's answers; its partner follows from the reviewer.",
      code: ['schema/required', 'schema/limit'],
      scenario: 'a review without a deliverable, of a round that is none',
    },
    {
      id: '7.7-lifecycle',
      cell: 'A review goes from requested over in progress, returned and answered to closed.',
      code: 'reviews/open-comment',
      command: 'review',
      scenario: 'a deliverable from its schedule to the funder',
    },
    {
      id: '7.7-declined',
      cell: 'A review that is declined asks for another reviewer.',
      code: 'lifecycle/needs-record',
      scenario: 'a declined review asks for another reviewer',
    },
    {
      id: '7.7-overdue',
      cell: 'A review that has not come back by its due day is overdue.',
      command: 'status',
      scenario: 'a review that has not come back is late, and its reviewer is told of',
    },
    {
      id: '7.7-must-answered',
      cell: 'Every comment that must be met is answered before approval.',
      code: ['reviews/open-comment', 'lifecycle/needs-record'],
      scenario: 'a review that was closed over a comment without an answer, and one that is not resolved',
    },
    {
      id: '7.7-rejected-reason',
      cell: 'A comment that the author rejects has a reason.',
      code: 'schema/required',
      scenario: 'a comment that is not followed, without a word why',
    },
    {
      id: '7.7-kept-apart',
      cell: 'A review is kept apart and never overwrites an earlier one.',
      code: 'ids/not-unique',
      scenario: 'a reviewer who is asked twice in one round',
    },
  ],
};
