import type { Mapping } from '../../text/value.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { bodyRules, bodyShare } from './body-rules.ts';
import { leastOf } from './share.ts';

/** Whether votes are enough, of how many, and how many it takes. */
export type Majority = { readonly enough: boolean; readonly cast: number; readonly needed: number };

/**
 * Returns whether the votes at a meeting are the majority of the votes cast that the rules of its body
 * ask for; an abstention is a vote cast only where they say so. Where they ask for none, any vote is enough.
 */
export function hasMajority(meeting: Entry, votes: Mapping, workspace: Workspace): Majority {
  const share = bodyShare(workspace, meeting, 'majority');
  const abstentions =
    bodyRules(workspace, meeting).abstentions_count === true ? Number(votes.abstain ?? 0) : 0;
  const inFavour = Number(votes.for ?? 0);
  const cast = inFavour + Number(votes.against ?? 0) + abstentions;
  const needed = share ? Math.max(1, leastOf(share, cast)) : 0;
  return { enough: inFavour >= needed, cast, needed };
}
