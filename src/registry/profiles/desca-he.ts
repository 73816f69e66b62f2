import { largeAssembly, largeBoard } from './desca-large.ts';
import { ofBody, type Profile, type Sourced } from './profile.ts';

/** Decisions in writing as DESCA for Horizon Europe has them: time to answer, a simple majority of all, a veto afterwards. */
export const writtenProcedureHe: Readonly<Record<string, Sourced>> = {
  'written_procedure.response_days': [10, 'DESCA-HE'],
  'written_procedure.majority': ['51%', 'DESCA-HE'],
  'written_procedure.veto_days': [15, 'DESCA-HE'],
};

/** DESCA for Horizon Europe: meetings as in Horizon 2020, decisions in writing by 51 % of all parties. */
export const descaHe: Profile = {
  kind: 'governance',
  name: 'desca-he',
  title: 'DESCA for Horizon Europe',
  settings: {
    ...ofBody('GA', largeAssembly),
    ...ofBody('SC', largeBoard),
    ...writtenProcedureHe,
  },
};
