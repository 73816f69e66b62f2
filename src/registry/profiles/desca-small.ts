import { ofBody, type Profile } from './profile.ts';

/** DESCA for Horizon 2020, module for small projects: one assembly, which meets more often and at shorter notice. */
export const descaSmall: Profile = {
  kind: 'governance',
  name: 'desca-small',
  title: 'DESCA for Horizon 2020, small projects',
  settings: {
    ...ofBody('GA', {
      every_months: [6, 'DESCA14 small 6.3'],
      'notice_days.ordinary': [14, 'DESCA14 small 6.3'],
      'notice_days.extraordinary': [7, 'DESCA14 small 6.3'],
      'agenda_days.ordinary': [14, 'DESCA14 small 6.3'],
      'agenda_days.extraordinary': [7, 'DESCA14 small 6.3'],
      'add_item_days.ordinary': [7, 'DESCA14 small 6.3'],
      'add_item_days.extraordinary': [7, 'DESCA14 small 6.3'],
      minutes_days: [10, 'DESCA14 small 6.3'],
      objection_days: [15, 'DESCA14 small 6.3'],
      veto_days: [15, 'DESCA14 small 6.3'],
      second_meeting_decides: [false, 'DESCA14 small 6.3'],
      quorum: ['2/3', 'DESCA14 small 6.3'],
      majority: ['2/3', 'DESCA14 small 6.3'],
    }),
    'written_procedure.majority': ['2/3', 'DESCA14 small 6.3.2.6'],
  },
};
