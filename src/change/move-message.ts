import type { Entry } from '../registry/workspace.ts';
import type { CommitMessage, Trailer } from './commit-message.ts';
import { recordMessage } from './record-message.ts';
import type { Touched } from './take-step.ts';

/** What a step does, in words, why, and every record that it touches. */
export type Moved = {
  readonly does: string;
  readonly reason: string | undefined;
  readonly touched: readonly Touched[];
};

/** Returns the message of a step: it names every record that the commit touches: the one that moves first, then what it made and took along. */
export function moveMessage(entry: Entry, { does, reason, touched }: Moved): CommitMessage {
  const trailers = touched.flatMap(({ id, registry, move }): Trailer[] => {
    const own = id === entry.id;
    const record: Trailer[] = own
      ? []
      : [
          ['Record', id],
          ['Registry', registry.name],
        ];
    return move ? [...record, ['Transition', `${own ? '' : `${id} `}${move.join(' -> ')}`]] : record;
  });
  return recordMessage(entry, { does, reason, trailers });
}
