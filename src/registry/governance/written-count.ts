import { dayOf } from '../day-of.ts';
import { itemsOf } from '../items.ts';
import { setting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { votersOf } from './members.ts';
import { leastOf, readShare } from './share.ts';

/** The answers of a written procedure, each member once, and how many it takes. */
export type WrittenCount = {
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number };
  /** Those in favour: with silence, where the setting says that silence agrees. */
  readonly inFavour: number;
  readonly members: number;
  readonly needed: number;
  /** Members that have not answered. */
  readonly missing: readonly string[];
};

/** Counts the answers of a written procedure; the majority is one of all members with a vote. */
export function countBallots(procedure: Entry, workspace: Workspace): WrittenCount {
  const voters = votersOf(procedure, dayOf(procedure.data.sent_on, workspace), workspace);
  const answers = new Map<unknown, unknown>();
  for (const { data } of itemsOf(procedure.data, 'ballots')) {
    if (!answers.has(data.partner)) answers.set(data.partner, data.vote);
  }
  const count = (vote: string) => voters.filter((id) => answers.get(id) === vote).length;
  const votes = { for: count('for'), against: count('against'), abstain: count('abstain') };
  const missing = voters.filter((id) => !answers.has(id));
  const silent = setting(workspace, 'written_procedure.silence_agrees') === true ? missing.length : 0;
  const share = readShare(setting(workspace, 'written_procedure.majority'));
  return {
    votes,
    inFavour: votes.for + silent,
    members: voters.length,
    needed: share ? leastOf(share, voters.length) : 1,
    missing,
  };
}
