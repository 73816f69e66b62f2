import type { Transition } from '../../schema/registry-schema.ts';
import { words } from '../../schema/words.ts';
import { fieldWords, list } from './need-words.ts';

/** Returns who may take a step, in words: `the coordinator, or whoever is named in editor`; anyone where it does not say. */
export function whoMay({ by, byFields, notBy }: Transition): string {
  const roles = by.length > 0 ? [`the ${list(by.map(words), 'or')}`] : [];
  const named = byFields.length > 0 ? [`whoever is named in ${list(byFields.map(fieldWords), 'or')}`] : [];
  const may = [...roles, ...named].join(', or ');
  const not = notBy.length > 0 ? `, but nobody named in ${list(notBy.map(fieldWords), 'or')}` : '';
  return `${may === '' ? 'anyone' : may}${not}`;
}
