import { OWN, ofBody, type Profile, type Sourced } from './profile.ts';

/** The general assembly of a large project (DESCA for Horizon 2020, version 1.1, section 6.2). */
export const largeAssembly: Readonly<Record<string, Sourced>> = {
  every_months: [12, 'DESCA14 6.2.2.1'],
  'notice_days.ordinary': [45, 'DESCA14 6.2.2.2'],
  'notice_days.extraordinary': [15, 'DESCA14 6.2.2.2'],
  'agenda_days.ordinary': [21, 'DESCA14 6.2.2.3'],
  'agenda_days.extraordinary': [10, 'DESCA14 6.2.2.3'],
  'add_item_days.ordinary': [14, 'DESCA14 6.2.2.4'],
  'add_item_days.extraordinary': [7, 'DESCA14 6.2.2.4'],
  'documents_days.ordinary': [7, OWN],
  'documents_days.extraordinary': [3, OWN],
  minutes_days: [10, 'DESCA14 6.2.5'],
  objection_days: [15, 'DESCA14 6.2.5'],
  veto_days: [15, 'DESCA14 6.2.4'],
  reconvene_days: [15, 'DESCA14 6.2.3.1'],
  second_meeting_decides: [true, 'DESCA14 6.2.3.1'],
  quorum: ['2/3', 'DESCA14 6.2.3.1'],
  majority: ['2/3', 'DESCA14 6.2.3'],
};

/** The executive board of a large project: here the steering committee. */
export const largeBoard: Readonly<Record<string, Sourced>> = {
  ...largeAssembly,
  every_months: [3, 'DESCA14 6.2.2.1'],
  'notice_days.ordinary': [14, 'DESCA14 6.2.2.2'],
  'notice_days.extraordinary': [7, 'DESCA14 6.2.2.2'],
  'agenda_days.ordinary': [7, 'DESCA14 6.2.2.3'],
  'agenda_days.extraordinary': [7, 'DESCA14 6.2.2.3'],
  'add_item_days.ordinary': [2, 'DESCA14 6.2.2.4'],
  'add_item_days.extraordinary': [2, 'DESCA14 6.2.2.4'],
  'documents_days.ordinary': [3, OWN],
};

/** DESCA for Horizon 2020, large projects: an assembly and a board; decisions in writing by two thirds of all members. */
export const descaLarge: Profile = {
  kind: 'governance',
  name: 'desca-large',
  title: 'DESCA for Horizon 2020, large projects',
  settings: {
    ...ofBody('GA', largeAssembly),
    ...ofBody('SC', largeBoard),
    'written_procedure.majority': ['2/3', 'DESCA14 6.2.2.6'],
  },
};
