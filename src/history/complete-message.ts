import type { CommitMessage, Trailer } from '../change/commit-message.ts';
import { formatCommitMessage } from '../change/commit-message.ts';
import { type Claims, claimsOf } from './audit/claims.ts';
import { type BookPair, compareBooks, type RecordDifference } from './compare-books.ts';

/** A change about to be committed: the book before and after it, and the files that it writes or deletes. */
export type Completing = BookPair & { readonly paths: readonly string[] };

/**
 * Returns a commit's message with all that it changes named in it: records, steps, and files that are
 * no record’s. What procedures say already stays as it is; an audit finds what is left out.
 */
export function completeMessage(message: CommitMessage, change: Completing): CommitMessage {
  const claims = claimsOf({ message: formatCommitMessage(message) });
  const { records } = compareBooks(change);
  const named = records.filter(({ id }) => !claims.records.includes(id));
  const first = claims.records[0] ?? named[0]?.id;
  const steps = records.flatMap((record) => stepOf(record, claims, first));
  const added: Trailer[] = [
    ...named.map(({ id }): Trailer => ['Record', id]),
    ...steps,
    ...otherFiles(change, records).map((path): Trailer => ['File', path]),
  ];
  return added.length === 0 ? message : { ...message, trailers: [...message.trailers, ...added] };
}

function stepOf({ id, step }: RecordDifference, { steps }: Claims, first: string | undefined): Trailer[] {
  if (!step || steps.some((each) => each.id === id)) return [];
  const [from, to] = [step.before, step.after];
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  return [['Transition', `${id === first ? '' : `${id} `}${from} -> ${to}`]];
}

/** The files in which none of the records stands, before or after. */
function otherFiles({ before, after, paths }: Completing, records: readonly RecordDifference[]): string[] {
  const own = new Set(
    records.flatMap(({ id }) => [before, after].flatMap(({ entries }) => entries.get(id)?.file ?? [])),
  );
  return paths.filter((path) => !own.has(path));
}
