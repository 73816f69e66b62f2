import type { Workspace } from '../../registry/workspace.ts';
import type { Need } from '../../schema/keywords/needs.ts';
import { aNoun, words } from '../../schema/words.ts';
import { settingWords } from './setting-words.ts';

/** Returns what a state needs of other records, in words. */
export function needWords(need: Need, workspace: Workspace): string[] {
  const schema = workspace.registries.get(need.registry)?.schema;
  const noun = words(schema?.noun ?? need.registry);
  const where = [...need.where]
    .map(([field, values]) => ` whose ${fieldWords(field)} is ${values.join(' or ')}`)
    .join('');
  const states = need.states.length > 0 ? `, ${quotedStates(need.states)}` : '';
  if (need.forEach !== undefined)
    return [`${aNoun(noun)}${where} for each of ${fieldWords(need.forEach)}${states}`];
  const least = leastWords(need, workspace);
  const some =
    least === '1' ? aNoun(noun) : `at least ${least} ${(schema?.title ?? need.registry).toLowerCase()}`;
  const enough = !need.all || need.atLeast !== undefined ? [`${some}${where}${states}`] : [];
  return need.all ? [...enough, `every ${noun}${where} of it${states}`] : enough;
}

function leastWords({ atLeast }: Need, workspace: Workspace): string {
  return typeof atLeast === 'string' ? settingWords(atLeast, workspace) : String(atLeast ?? 1);
}

/** Returns names as a sentence lists them: `a, b or c`. */
export function list(names: readonly string[], word: 'and' | 'or'): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${word} ${last}`;
}

/** Returns a way as people say it, fields as they are typed: `deliverable.editor` as `editor of its deliverable`. */
export function fieldWords(way: string): string {
  return way.split('.').reverse().join(' of its ');
}

/** Returns states as they stand in the data. */
export function quotedStates(states: readonly string[]): string {
  return list(
    states.map((state) => `"${state}"`),
    'or',
  );
}
