import { membersAt } from './members.ts';
import type { Entry, Link, Registry } from './workspace.ts';

const known = new WeakMap<Registry, readonly Link[]>();

/** Returns every reference the records of a registry make. A registry that books share is looked through once. */
export function linksOf(registry: Registry): readonly Link[] {
  const links = known.get(registry) ?? registry.entries.flatMap((entry) => [...findLinks(entry)]);
  known.set(registry, links);
  return links;
}

/** Yields every reference a record makes, as its schema's `x-ref` fields say. */
function* findLinks(entry: Entry): Generator<Link> {
  for (const rule of entry.registry.refs) {
    for (const { path, value } of membersAt(entry.data, rule.field)) {
      if (typeof value !== 'string') continue;
      const inverse = rule.inverse === undefined ? {} : { inverse: rule.inverse };
      yield { from: entry, path, to: value, registries: rule.to, ...inverse };
    }
  }
}
