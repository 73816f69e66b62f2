import { noteUse, noting } from '../base/uses.ts';
import { hasOneOf } from '../registry/sort-files.ts';
import { watched } from '../registry/watched.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { rules } from './index.ts';
import type { EachRule, Rule, Situation } from './rule.ts';

/** The name under which the use of anything but the book as it is now is noted: what it was, and who changed it. */
export const PAST = '*past';

/** A rule, of one registry where it checks each on its own. The name is the same as long as the build is. */
type Unit = { readonly name: string; readonly find: () => Iterable<Diagnostic> };

function unitsOf(situation: Situation): Unit[] {
  return rules.flatMap((rule, i): Unit[] => {
    if (!isEach(rule)) return [{ name: `${i}`, find: () => rule.check(situation) }];
    return [...situation.workspace.registries.values()].map((registry) => ({
      name: `${i} ${registry.schema.name}`,
      find: () => rule.each(registry, situation),
    }));
  });
}

function isEach(rule: Rule): rule is EachRule {
  return 'each' in rule;
}

/** What every unit rests on, by its name: registries, and the parts that have names of their own; who rests on nothing is left out. */
export type Uses = Readonly<Record<string, readonly string[]>>;

/** Returns what all rules find, and what each rests on. */
export function findNoting(situation: Situation): { readonly found: Diagnostic[]; readonly uses: Uses } {
  return run(unitsOf(watchedSituation(situation)));
}

/** Returns the same of those alone that rested on one of some parts. */
export function findResting(
  situation: Situation,
  { uses, changed }: { readonly uses: Uses; readonly changed: ReadonlySet<string> },
): { readonly found: Diagnostic[]; readonly uses: Uses } {
  const rests = ({ name }: Unit) => uses[name]?.some((part) => changed.has(part));
  const again = run(unitsOf(watchedSituation(situation)).filter(rests));
  return { found: again.found, uses: { ...uses, ...again.uses } };
}

/** Returns the parts of a book that change with the content of some files of its registries: those, and its past. */
export function partsOf({ registries }: Workspace, written: readonly string[]): ReadonlySet<string> {
  const touched = [...registries.values()].filter(({ schema }) => hasOneOf(schema, written));
  return new Set([PAST, ...touched.map(({ schema }) => schema.name)]);
}

function run(units: readonly Unit[]): { readonly found: Diagnostic[]; readonly uses: Uses } {
  const found: Diagnostic[] = [];
  const uses: Record<string, readonly string[]> = {};
  for (const { name, find } of units) {
    const noted = noting(() => [...find()]);
    for (const finding of noted.result) found.push(finding);
    if (noted.uses.size > 0) uses[name] = [...noted.uses];
  }
  return { found, uses };
}

/** The situation, which notes that its past is looked at; its book notes what of it is. */
function watchedSituation(situation: Situation): Situation {
  const workspace = watched(situation.workspace);
  return new Proxy(situation, {
    get: (target, key) => {
      if (key === 'workspace') return workspace;
      noteUse(PAST);
      return Reflect.get(target, key);
    },
  });
}
