import type { Entry } from '../registry/workspace.ts';
import type { CommitMessage } from './commit-message.ts';

/** What a commit does to a record, in words, and why. */
export type Doing = {
  readonly does: string;
  readonly reason?: string | undefined;
  readonly trailers?: CommitMessage['trailers'];
};

/** Returns the message of a commit that changes one record: `deliverable D1.2: submit`. */
export function recordMessage(
  entry: Pick<Entry, 'id' | 'registry'>,
  { does, reason, trailers = [] }: Doing,
): CommitMessage {
  return {
    subject: `${entry.registry.noun} ${entry.id}: ${does}`,
    ...(reason !== undefined && { reason }),
    trailers: [['Record', entry.id], ['Registry', entry.registry.name], ...trailers],
  };
}
