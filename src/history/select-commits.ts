import { onBehalfOf } from './event-facts.ts';
import type { ToldCommit } from './history-commit.ts';

/** Somebody as commits may name them. */
export type Somebody = {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly emails: readonly string[];
};

/** Which commits are asked for; all where nothing is said. */
export type Selection = {
  readonly person?: Somebody;
  /** The first and the last day on which they were committed. */
  readonly since?: string;
  readonly until?: string;
};

/** Returns whether a commit is one of those asked for. One without a usable date lies on no day. */
export function isSelected(commit: ToldCommit, { person, since, until }: Selection): boolean {
  const { date } = commit.committer;
  if (since !== undefined && date < since) return false;
  if (until !== undefined && (date === '' || date > until)) return false;
  return person === undefined || isBy(commit, person) || isOnBehalf(commit, person);
}

/** Whether somebody wrote or committed it, by the address. */
function isBy({ author, committer }: ToldCommit, { emails }: Somebody): boolean {
  return [author, committer].some(({ email }) => emails.includes(email.toLowerCase()));
}

function isOnBehalf(commit: ToldCommit, { id, name, emails }: Somebody): boolean {
  return onBehalfOf(commit).some(
    (named) => named.name === id || named.name === name || emails.includes(named.email.toLowerCase()),
  );
}
