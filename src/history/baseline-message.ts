import { sha256 } from '../base/digest.ts';
import { formatCommitMessage, type Trailer } from '../change/commit-message.ts';
import { parseCommitMessage } from '../change/parse-commit-message.ts';

/** What a baseline says of itself: the commit it was made at, and what that held. */
export type BaselineFacts = {
  readonly name: string;
  readonly commit: string;
  readonly trees: readonly (readonly [folder: string, id: string])[];
  readonly sha256: string;
};

const SEAL = 'Message-SHA256';

/** Returns the message of a baseline's tag: why, what it holds, and at the end a digest of the message itself. */
export function baselineMessage(facts: BaselineFacts, reason: string | undefined): string {
  const text = formatCommitMessage({
    subject: `baseline ${facts.name}`,
    ...(reason !== undefined && { reason }),
    trailers: trailersOf(facts),
  });
  return `${text}${SEAL}: ${sha256(text)}\n`;
}

function trailersOf({ name, commit, trees, sha256: content }: BaselineFacts): Trailer[] {
  const folders = trees.map(([folder, id]): Trailer => ['Tree', `${folder} ${id}`]);
  return [['Baseline', name], ['Commit', commit], ...folders, ['Content-SHA256', content]];
}

/** Returns why it was made, as its message says. */
export function baselineReason(message: string): string {
  return parseCommitMessage(message).reason;
}

/** Returns what does not agree between a baseline's message and what the tag stands for now. */
export function baselineFaults(message: string, now: BaselineFacts): string[] {
  const [, text, seal] = /^([\s\S]*\n)Message-SHA256: ([0-9a-f]{64})\n*$/.exec(message) ?? [];
  if (text === undefined || sha256(text) !== seal) return ['its message is not the one it was made with'];
  const said = parseCommitMessage(text).trailers;
  const value = (name: string) =>
    said
      .filter(([each]) => each === name)
      .map(([, of]) => of)
      .join('\n');
  if (value('Baseline') !== now.name) return [`it was made as "${value('Baseline')}"`];
  if (value('Commit') !== now.commit)
    return [`it was moved: made at ${value('Commit').slice(0, 10)}, it stands at ${now.commit.slice(0, 10)}`];
  const differing = trailersOf(now).filter(([name, of]) => !value(name).split('\n').includes(of));
  const [first] = differing;
  return first ? [`what it holds is not what was recorded: ${first[0]} ${first[1]}`] : [];
}
