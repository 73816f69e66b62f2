import { closest } from '../base/suggest.ts';
import { isList } from '../text/value.ts';
import { lintBetween } from './lint-between.ts';
import { lintClock } from './lint-clock.ts';
import { lintData } from './lint-data.ts';
import { lintForm } from './lint-form.ts';
import type { SchemaMistake } from './lint-schema.ts';
import type { RegistrySchema } from './registry-schema.ts';
import { walkSchema } from './walk-schema.ts';

/** Returns the mistakes of a registry's schema that only show beside the others: references, prefixes, sources. */
export function lintTogether(registry: RegistrySchema, all: readonly RegistrySchema[]): SchemaMistake[] {
  const names = all.map((other) => other.name);
  const unknown = registry.refs.some((ref) => ref.to.some((name) => !names.includes(name)));
  return [
    ...(unknown ? unknownRegistries(registry, names) : []),
    ...sharedPlaces(registry, all),
    ...lintForm(registry),
    ...(unknown
      ? []
      : [...lintClock({ registry, all }), ...lintData({ registry, all }), ...lintBetween({ registry, all })]),
  ];
}

function* unknownRegistries(registry: RegistrySchema, names: readonly string[]): Generator<SchemaMistake> {
  for (const { schema, at } of walkSchema(registry.json, registry.resolve)) {
    const ref = schema['x-ref'];
    if (at === undefined || typeof ref !== 'object' || ref === null || !('to' in ref)) continue;
    const targets = isList(ref.to) ? ref.to.map(String) : [String(ref.to)];
    for (const target of targets.filter((name) => !names.includes(name))) {
      const suggestions = closest(target, names);
      yield {
        code: 'declaration/unknown-registry',
        at: [...at, 'x-ref', 'to'],
        message: `"${target}" is no registry: there is no schemas/${target}.schema.json`,
        hint:
          suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `registries: ${names.join(', ')}`,
        suggestions,
      };
    }
  }
}

function* sharedPlaces(registry: RegistrySchema, all: readonly RegistrySchema[]): Generator<SchemaMistake> {
  for (const other of all) {
    if (other.name >= registry.name) continue;
    if (registry.id.prefix !== undefined && registry.id.prefix === other.id.prefix) {
      yield {
        code: 'declaration/prefix',
        at: ['x-id', 'prefix'],
        message: `the prefix "${registry.id.prefix}" is that of ${other.name}`,
        hint: 'give one of the two another prefix',
      };
    }
    if (registry.source.path === other.source.path) {
      yield {
        code: 'declaration/prefix',
        at: ['x-registry', 'source'],
        message: `${other.name} has its records in ${registry.source.path} as well`,
        hint: 'give each registry its own file or folder',
      };
    }
  }
}
