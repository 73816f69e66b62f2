import { dayOf } from '../day-of.ts';
import { votersOf } from '../governance/members.ts';
import { countBallots } from '../governance/written-count.ts';
import type { DerivedValue } from './derived-value.ts';

const registry = 'written-procedures';

/** How far a written procedure has come. */
export const writtenResult: DerivedValue = {
  registry,
  name: 'result',
  title: 'Result',
  description: 'The members in favour, of how many, and how many it takes.',
  type: 'string',
  of: (procedure, { workspace }) => {
    const { inFavour, members, needed } = countBallots(procedure, workspace);
    return `${inFavour} of ${members} members in favour, ${needed} needed`;
  },
};

/** The members that have not answered a written procedure. */
export const writtenMissing: DerivedValue = {
  registry,
  name: 'missing',
  title: 'Missing',
  description: 'The members with a vote that have not answered.',
  type: 'string',
  of: (procedure, { workspace }) => countBallots(procedure, workspace).missing.join(', ') || undefined,
};

/** The members that may vote in a written procedure. */
export const writtenVoters: DerivedValue = {
  registry,
  name: 'voters',
  title: 'May vote',
  description: 'The members with a vote on the day it was sent.',
  type: 'string',
  of: (procedure, { workspace }) =>
    votersOf(procedure, dayOf(procedure.data.sent_on, workspace), workspace).join(', ') || undefined,
};
