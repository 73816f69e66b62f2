import { OWN, ofSchedule, type Profile } from './profile.ts';

/** For plans, websites and other short deliverables. */
export const short: Profile = {
  kind: 'review',
  name: 'short',
  title: 'short deliverables: plans, websites',
  settings: ofSchedule({
    assign: [30, OWN],
    draft: [14, OWN],
    internal_review: [7, OWN],
    reviews_due: [4, OWN],
    approval: [2, OWN],
    submitted: [0, OWN],
  }),
};
