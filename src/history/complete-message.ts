import { type CommitMessage, formatCommitMessage, type Trailer } from '../change/commit-message.ts';
import { withoutStore } from '../registry/join-store.ts';
import { type Claims, claimsOf } from './audit/claims.ts';
import { type BookPair, compareBooks, type RecordDifference } from './compare-books.ts';

/** A change about to be committed: the book before and after it, and the files that it writes or deletes. */
export type Completing = BookPair & { readonly paths: readonly string[] };

/**
 * Returns a commit's message with all that it changes named in it, and nothing that it does not: records,
 * steps, and files that are no record’s. An audit finds what a message leaves out or makes up.
 */
export function completeMessage(message: CommitMessage, decided: Completing): CommitMessage {
  const change = { ...decided, before: withoutStore(decided.before), after: withoutStore(decided.after) };
  const { records } = compareBooks(change);
  const said = withoutUntouched(message.trailers, new Set(records.map(({ id }) => id)));
  const claims = claimsOf({ message: formatCommitMessage({ ...message, trailers: said }) });
  const named = records.filter(({ id }) => !claims.records.includes(id));
  const first = claims.records[0] ?? named[0]?.id;
  const added: Trailer[] = [
    ...named.map(({ id }): Trailer => ['Record', id]),
    ...records.flatMap((record) => renamingOf(record, claims)),
    ...records.flatMap((record) => stepOf(record, claims, first)),
    ...otherFiles(change, records).map((path): Trailer => ['File', path]),
  ];
  return { ...message, trailers: [...said, ...added] };
}

/** A record that a commit is about, and that it leaves as it is, stands in the subject; its registry follows it. */
function withoutUntouched(trailers: readonly Trailer[], changed: ReadonlySet<string>): Trailer[] {
  const isUntouched = (trailer: Trailer | undefined) => trailer?.[0] === 'Record' && !changed.has(trailer[1]);
  return trailers.filter(
    (trailer, i) => !isUntouched(trailer) && !(trailer[0] === 'Registry' && isUntouched(trailers[i - 1])),
  );
}

function renamingOf({ id, formerId }: RecordDifference, { renamings }: Claims): Trailer[] {
  if (formerId === undefined || renamings.some(({ to }) => to === id)) return [];
  return [['Renamed', `${formerId} -> ${id}`]];
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
    records.flatMap(({ id, formerId = id }) => [
      ...(before.entries.get(formerId) ? [before.entries.get(formerId)?.file ?? ''] : []),
      ...(after.entries.get(id) ? [after.entries.get(id)?.file ?? ''] : []),
    ]),
  );
  return paths.filter((path) => !own.has(path));
}
