import type { Registry } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { EachRule, Situation } from './rule.ts';

/** Returns the rule that checks each registry on its own: one whose registry, and what it names, is as it was need not be asked again. */
export function eachRegistry(
  name: string,
  each: (registry: Registry, situation: Situation) => Iterable<Diagnostic>,
): EachRule {
  return {
    name,
    each,
    *check(situation) {
      for (const registry of situation.workspace.registries.values()) yield* each(registry, situation);
    },
  };
}
