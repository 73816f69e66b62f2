import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** An objection to minutes and an answer to a written procedure do not vanish once they are recorded. */
export const voicesKeptRule: Rule = {
  name: 'voices-kept',
  *check({ workspace, before, changed }) {
    if (!before) return;
    for (const { registry, list, day } of VOICES) {
      for (const old of before.registries.get(registry)?.entries ?? []) {
        const entry = workspace.entries.get(old.id);
        if (entry && (changed?.has(entry.file) ?? true)) yield* gone(entry, old, { list, day });
      }
    }
  },
};

const VOICES = [
  { registry: 'meetings', list: 'minutes_objections', day: 'date' },
  { registry: 'written-procedures', list: 'ballots', day: 'answered_on' },
] as const;

/** A wording may be corrected; who spoke, and when, may not. */
function* gone(
  entry: Entry,
  old: Entry,
  { list, day }: { readonly list: string; readonly day: string },
): Generator<Diagnostic> {
  const now = itemsOf(entry.data, list);
  const same = (a: Item, b: Item) => a.data.partner === b.data.partner && a.data[day] === b.data[day];
  for (const voice of itemsOf(old.data, list)) {
    if (now.some((each) => same(each, voice))) continue;
    yield entryFinding(entry, {
      code: 'votes/gone',
      path: [list],
      message: `what ${String(voice.data.partner)} said on "${String(voice.data[day])}" is gone from ${entry.id}`,
      hint: 'restore it; an objection that was taken back is settled: outcome: withdrawn',
      atKey: true,
    });
  }
}
