import { looksOf, roughLooksOf } from '../base/look-alike.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Rule } from './rule.ts';

/** No two ids of the book look alike: who refers to one would be taken to mean the other. */
export const lookAlikeRule: Rule = {
  name: 'look-alikes',
  *check({ workspace }) {
    const [letters, shapes] = [new Map<string, Entry>(), new Map<string, Entry>()];
    for (const entry of nearOnes(workspace)) {
      const [letter, shape] = looksOf(entry.id);
      const first = letters.get(letter) ?? shapes.get(shape);
      if (first) yield lookAlike(entry, first);
      else {
        letters.set(letter, entry);
        shapes.set(shape, entry);
      }
    }
  },
};

/** The records whose ids are near each other's at all: few, or none. */
function nearOnes({ entries }: Workspace): Entry[] {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const id of entries.keys()) {
    const rough = roughLooksOf(id);
    if (seen.has(rough)) shared.add(rough);
    seen.add(rough);
  }
  return shared.size === 0 ? [] : [...entries.values()].filter(({ id }) => shared.has(roughLooksOf(id)));
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
