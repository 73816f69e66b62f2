import { writtenProcedureHe } from './desca-he.ts';
import { largeAssembly, largeBoard } from './desca-large.ts';
import { OWN, ofBody, type Profile } from './profile.ts';

/**
 * Sector Skills Alliances of Erasmus+. The programme has no model agreement: the days are those of
 * DESCA, the committee meets half-yearly, and workshops are fixed two months ahead.
 */
export const erasmusSsa: Profile = {
  kind: 'governance',
  name: 'erasmus-ssa',
  title: 'Erasmus+ Sector Skills Alliances',
  settings: {
    ...ofBody('GA', largeAssembly),
    ...ofBody('SC', { ...largeBoard, every_months: [6, 'KFORCE'] }),
    ...ofBody('WS', {
      'notice_days.ordinary': [60, 'ODK'],
      'notice_days.extraordinary': [30, OWN],
      'agenda_days.ordinary': [20, 'ODK'],
      'agenda_days.extraordinary': [10, OWN],
      minutes_days: [10, 'DESCA14 6.2.5'],
      objection_days: [15, 'DESCA14 6.2.5'],
    }),
    ...writtenProcedureHe,
  },
};
