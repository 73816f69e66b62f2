import { asText } from '../../schema/keywords/parts.ts';
import { itemsOf } from '../items.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { bodyRules, bodyShare } from './body-rules.ts';
import { dayOfMeeting, isHeld, meetingIn } from './meeting.ts';
import { mayVote, membersOf } from './members.ts';
import { leastOf } from './share.ts';

/** Who of a body's members was at a meeting, and how many it takes. */
export type Quorum = {
  readonly members: readonly string[];
  /** Present or represented. */
  readonly there: readonly string[];
  readonly missing: readonly string[];
  readonly needed: number;
};

/** Returns the quorum of a meeting; undefined where its body needs none, or nobody's attendance is recorded. */
export function quorumOf(meeting: Entry, workspace: Workspace): Quorum | undefined {
  const share = bodyShare(workspace, meeting, 'quorum');
  const members = membersOf(meeting, dayOfMeeting(meeting, workspace), workspace);
  if (!share || members.length === 0 || itemsOf(meeting.data, 'attendance').length === 0) return undefined;
  const present = presentAt(meeting);
  return {
    members,
    there: members.filter((id) => present.has(id)),
    missing: members.filter((id) => !present.has(id)),
    needed: leastOf(share, members.length),
  };
}

/** Returns whether a quorum is reached. */
export function isReached({ there, needed }: Quorum): boolean {
  return there.length >= needed;
}

/** Returns the partners that are present at a meeting, or represented by one that is present; each once. */
export function presentAt(meeting: Entry): ReadonlySet<string> {
  const inPerson = attending(meeting, ['in_person', 'remote']).map(({ partner }) => partner);
  const represented = attending(meeting, ['proxy'])
    .filter(({ holder }) => holder !== undefined && inPerson.includes(holder))
    .map(({ partner }) => partner);
  return new Set([...inPerson, ...represented]);
}

/** Returns the members present or represented that have a vote. */
export function votersAt(meeting: Entry, workspace: Workspace): string[] {
  const day = dayOfMeeting(meeting, workspace);
  const members = new Set(membersOf(meeting, day, workspace));
  return [...presentAt(meeting)].filter((id) => members.has(id) && mayVote(id, day, workspace));
}

/**
 * Returns whether a meeting decides without a quorum: an extraordinary one, held because two before it
 * had none, where the rules of its body say so.
 */
export function decidesRegardless(meeting: Entry, workspace: Workspace): boolean {
  if (bodyRules(workspace, meeting).second_meeting_decides !== true) return false;
  const second = meetingIn(meeting, 'reconvenes', workspace);
  const first = second && meetingIn(second, 'reconvenes', workspace);
  return (
    meeting.data.kind === 'extraordinary' &&
    [second, first].every((each) => each && lacksQuorum(each, workspace))
  );
}

/** Returns whether a meeting took place without a quorum. */
export function lacksQuorum(meeting: Entry, workspace: Workspace): boolean {
  const quorum = quorumOf(meeting, workspace);
  return isHeld(meeting) && quorum !== undefined && !isReached(quorum);
}

type Place = { readonly partner: string; readonly holder: string | undefined };

function attending({ data }: Entry, modes: readonly string[]): Place[] {
  return itemsOf(data, 'attendance').flatMap((item) => {
    const partner = asText(item.data.partner);
    if (partner === undefined || !modes.includes(asText(item.data.mode) ?? '')) return [];
    return [{ partner, holder: asText(item.data.represented_by) }];
  });
}
