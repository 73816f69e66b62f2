import { ofSchedule, type Profile } from './profile.ts';

/** EGI-InSPIRE, 2014: seven weeks from the contents to the funder, two boards on the way. */
export const egi: Profile = {
  kind: 'review',
  name: 'egi',
  title: 'EGI-InSPIRE: seven weeks, external review, two boards',
  settings: ofSchedule({
    assign: [60, 'EGI-WF'],
    toc: [49, 'EGI-WF'],
    draft: [42, 'EGI-WF'],
    internal_review: [28, 'EGI-WF'],
    in_revision: [14, 'EGI-WF'],
    approval: [7, 'EGI-WF'],
    submitted: [0, 'EGI-WF'],
  }),
};
