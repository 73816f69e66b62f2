import { quorumOf } from '../governance/quorum.ts';
import type { DerivedValue } from './derived-value.ts';

/** How many members were at a meeting, and how many it takes. */
export const meetingQuorum: DerivedValue = {
  registry: 'meetings',
  name: 'quorum',
  title: 'Quorum',
  description: 'How many members were present or represented, of how many, and how many it takes.',
  type: 'string',
  of: (meeting, { workspace }) => {
    const quorum = quorumOf(meeting, workspace);
    return quorum && `${quorum.there.length} of ${quorum.members.length}, ${quorum.needed} needed`;
  },
};

/** The members that were neither at a meeting nor represented. */
export const meetingMissing: DerivedValue = {
  registry: 'meetings',
  name: 'missing',
  title: 'Missing',
  description: 'The members that were neither present nor represented.',
  type: 'string',
  of: (meeting, { workspace }) => quorumOf(meeting, workspace)?.missing.join(', ') || undefined,
};
