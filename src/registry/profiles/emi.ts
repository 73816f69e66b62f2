import { ofSchedule, type Profile } from './profile.ts';

/** EMI at CERN: a month from the contents to the funder, five days for each hand. */
export const emi: Profile = {
  kind: 'review',
  name: 'emi',
  title: 'EMI: a month, reviews on a form, one board',
  settings: ofSchedule({
    toc: [30, 'EMI'],
    internal_review: [20, 'EMI'],
    reviews_due: [15, 'EMI'],
    in_revision: [10, 'EMI'],
    approval: [5, 'EMI'],
    submitted: [0, 'EMI'],
  }),
};
