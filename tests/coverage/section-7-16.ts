import type { Section } from './cell.ts';

export const section716: Section = {
  section: '7.16',
  title: 'Meetings',
  cells: [
    {
      id: '7.16-fields',
      cell: 'A meeting has body, kind, date, place, chair, minute taker, agenda, attendance, votes, minutes, decisions and actions.',
    },
    {
      id: '7.16-lifecycle',
      cell: 'A meeting goes from planned over convened, agenda sent and held to draft minutes and accepted or contested minutes; it may be cancelled or postponed.',
    },
    {
      id: '7.16-deadlines',
      cell: 'The days for notice, agenda, additions, minutes, objections and veto follow from the profile.',
    },
    {
      id: '7.16-quorum',
      cell: 'The quorum is worked out with the names that are missing.',
    },
    {
      id: '7.16-acceptance-date',
      cell: 'The day the minutes count as accepted is worked out: the sending plus the time for objections.',
    },
    {
      id: '7.16-days-late',
      cell: 'The days by which a step was late are worked out.',
    },
    {
      id: '7.16-dates-meet-profile',
      cell: 'Notice, agenda, additions and minutes keep to the profile; what was late is recorded, not hidden.',
    },
    {
      id: '7.16-late-item-unanimity',
      cell: 'A decision on an item that was not on the original agenda notes that all agreed to it.',
    },
    {
      id: '7.16-no-decision-without-quorum',
      cell: 'Nothing is decided without a quorum, but at a second meeting as the profile allows.',
    },
    {
      id: '7.16-vote-sum',
      cell: 'No more votes are counted than voters are present.',
    },
    {
      id: '7.16-proxies',
      cell: 'A proxy is counted once.',
    },
    {
      id: '7.16-both-ways',
      cell: 'Each decision and action of the minutes is in its registry, and the other way round.',
    },
    {
      id: '7.16-minutes-fixed',
      cell: 'Accepted minutes do not change.',
    },
    {
      id: '7.16-distribution',
      cell: 'All members are among those the minutes were sent to.',
    },
  ],
};
