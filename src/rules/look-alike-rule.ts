import { looksOf, roughLooksOf } from '../base/look-alike.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entries, Entry } from '../registry/workspace.ts';
import type { Rule } from './rule.ts';

/** No two ids of the book look alike: who refers to one would be taken to mean the other. */
export const lookAlikeRule: Rule = {
  name: 'look-alikes',
  *check({ workspace: { entries } }) {
    const [letters, shapes] = [new Map<string, string>(), new Map<string, string>()];
    for (const id of nearOnes(entries)) {
      const [letter, shape] = looksOf(id);
      const first = entries.get(letters.get(letter) ?? shapes.get(shape) ?? '');
      const entry = first && entries.get(id);
      if (entry) yield lookAlike(entry, first);
      else {
        letters.set(letter, id);
        shapes.set(shape, id);
      }
    }
  },
};

/** The ids that are near each other at all: few, or none. The records themselves need not be looked at. */
function nearOnes(entries: Entries): string[] {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const id of entries.keys()) {
    const rough = roughLooksOf(id);
    if (seen.has(rough)) shared.add(rough);
    seen.add(rough);
  }
  return shared.size === 0 ? [] : [...entries.keys()].filter((id) => shared.has(roughLooksOf(id)));
}

function lookAlike(entry: Entry, first: Entry) {
  const { field } = first.registry.id;
  return entryFinding(entry, {
    code: 'ids/look-alike',
    path: entry.registry.single ? [] : [entry.registry.id.field],
    message: `"${entry.id}" looks like "${first.id}", which is another record`,
    hint: 'give this record an id that nobody takes for the other, in plain letters A to Z and digits',
    related: [
      {
        file: first.file,
        span: first.record.locate([field])?.value ?? first.record.slice,
        message: `the record "${first.id}"`,
      },
    ],
  });
}
