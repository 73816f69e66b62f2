import { membersAt } from './members.ts';
import type { Entry, Link } from './workspace.ts';

/** Yields every reference a record makes, as its schema's `x-ref` fields say. */
export function* findLinks(entry: Entry): Generator<Link> {
  for (const rule of entry.registry.refs) {
    for (const { path, value } of membersAt(entry.data, rule.field)) {
      if (typeof value !== 'string') continue;
      const inverse = rule.inverse === undefined ? {} : { inverse: rule.inverse };
      yield { from: entry, path, to: value, registries: rule.to, ...inverse };
    }
  }
}
