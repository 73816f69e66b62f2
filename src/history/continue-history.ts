import type { RegistrySchema } from '../schema/registry-schema.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import { bookHistory } from './book-history.ts';
import type { HistorySource } from './history-commit.ts';
import { type KeptHistory, recallHistory } from './kept-history.ts';
import type { RegistryEvent } from './registry-walk.ts';
import { Touches } from './touches.ts';

/**
 * Returns what happened to all records, newest first: what was kept, and before it what the later
 * commits did. Their source ends with the commit that was the newest then, as one that adds every file.
 * None where a version cannot be read: what a later change mends is then told by the whole history alone.
 */
export async function continueHistory(
  kept: KeptHistory,
  source: HistorySource,
  registries: readonly RegistrySchema[],
): Promise<RegistryEvent[] | undefined> {
  const later = source.commits.filter(({ oid }) => oid !== kept.head);
  const reading = { source, judge: await loadJudge() };
  const touched = registries.filter((registry) => {
    const touches = new Touches(registry, reading);
    return later.some((commit) => touches.ownChanges(commit).length > 0);
  });
  const events = await bookHistory(source, touched);
  if (events.some(({ kind }) => kind === 'unreadable')) return undefined;
  return [...events.filter(({ commit }) => commit.oid !== kept.head), ...recallHistory(kept, registries)];
}
