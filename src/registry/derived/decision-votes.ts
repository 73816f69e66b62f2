import { asText } from '../../schema/keywords/parts.ts';
import { isMapping } from '../../text/value.ts';
import { hasMajority } from '../governance/majority.ts';
import { meetingIn } from '../governance/meeting.ts';
import { isReached, quorumOf } from '../governance/quorum.ts';
import { lastDayForVeto } from '../governance/veto.ts';
import { countBallots } from '../governance/written-count.ts';
import type { DerivedValue } from './derived-value.ts';

const registry = 'decisions';

/** Whether the members that decided were enough. */
export const decisionQuorum: DerivedValue = {
  registry,
  name: 'quorum_ok',
  title: 'Quorum',
  description: 'Whether enough members were present or represented at the meeting where it was taken.',
  type: 'boolean',
  of: (decision, { workspace }) => {
    const meeting = meetingIn(decision, 'meeting', workspace);
    const quorum = meeting && quorumOf(meeting, workspace);
    return quorum && isReached(quorum);
  },
};

/** The majority of a decision, and the one it takes. */
export const decisionMajority: DerivedValue = {
  registry,
  name: 'majority',
  title: 'Majority',
  description: 'The votes in favour, of how many, and how many it takes.',
  type: 'string',
  of: (decision, { workspace }) => {
    const meeting = meetingIn(decision, 'meeting', workspace);
    const procedure = workspace.entries.get(asText(decision.data.written_procedure) ?? '');
    if (procedure) {
      const { inFavour, members, needed } = countBallots(procedure, workspace);
      return `${inFavour} of ${members} members, ${needed} needed`;
    }
    const { votes } = decision.data;
    if (!meeting || !isMapping(votes)) return undefined;
    const { cast, needed } = hasMajority(meeting, votes, workspace);
    return `${String(votes.for)} of ${cast} votes cast, ${needed} needed`;
  },
};

/** Until when a decision can be vetoed. */
export const decisionVetoUntil: DerivedValue = {
  registry,
  name: 'veto_until',
  title: 'Veto until',
  description:
    'The last day for a veto: that of the meeting; of an added item or in writing, so many days later.',
  type: 'string',
  of: (decision, { workspace }) => lastDayForVeto(decision, workspace),
};

/** Whether a decision can still be vetoed. */
export const decisionVetoOpen: DerivedValue = {
  registry,
  name: 'veto_open',
  title: 'Veto open',
  description: 'Whether a veto is still possible today.',
  type: 'boolean',
  daily: true,
  of: (decision, { workspace, today }) => {
    const last = lastDayForVeto(decision, workspace);
    return today === undefined || last === undefined ? undefined : today <= last;
  },
};
