import type { FixedRule } from '../../schema/keywords/frozen-by.ts';
import type { Lifecycle, RegistrySchema } from '../../schema/registry-schema.ts';
import { words } from '../../schema/words.ts';
import { fieldWords, list, quotedStates } from './need-words.ts';

/** Returns what is refused of a registry's records whatever the step, in words. */
export function refusals(registry: RegistrySchema): string[] {
  const { lifecycle, guards, independent, frozenBy, fixed, noun } = registry;
  return [
    ...(lifecycle ? ['a change of state that is none of these steps', ...frozen(lifecycle)] : []),
    ...guards.map(guarded),
    ...independent.map(
      ({ field, of, partners }) =>
        `in ${nameOf(field)} somebody who is also ${list(of.map(fieldWords), 'or')}${partners ? ', or of the same partner' : ''}`,
    ),
    ...(frozenBy
      ? [`any change once its ${fieldWords(frozenBy.of)} is ${quotedStates(frozenBy.states)}`]
      : []),
    ...(fixed ? fixedWords(fixed, noun) : []),
    ...(lifecycle ? [`to remove a ${words(noun)} that is no longer "${lifecycle.initial}"`] : []),
  ];
}

/** A state that freezes what another freezes, and more, says the rest only. */
function frozen({ states }: Lifecycle): string[] {
  const told: { readonly name: string; readonly fields: readonly string[] }[] = [];
  return [...states.values()].flatMap(({ name, frozen: fields }) => {
    if (fields.length === 0) return [];
    const less = told.findLast((each) => each.fields.every((field) => fields.includes(field)));
    told.push({ name, fields });
    const rest = fields.filter((field) => !less?.fields.includes(field));
    const once = `once "${name}", a change of`;
    if (!less) return [`${once} ${list(rest, 'or')}`];
    return [
      `${once} what is fixed when "${less.name}"${rest.length > 0 ? `, or of ${list(rest, 'or')}` : ''}`,
    ];
  });
}

function guarded({ field, by, states, lists, roles }: RegistrySchema['guards'][number]): string {
  const where = [
    ...(states.length > 0 ? [`that is ${quotedStates(states)}`] : []),
    ...(lists === undefined ? [] : ['that lists it']),
  ];
  const basis =
    by === undefined ? [] : [['without', `a record in ${by}`, where.join(' and ')].join(' ').trim()];
  const people = roles.length === 0 ? [] : [`by anyone but the ${list(roles.map(words), 'or')}`];
  return `a change of ${nameOf(field)} ${[...basis, ...people].join(', or ')}`;
}

function fixedWords({ fields, where, noNew }: FixedRule, noun: string): string[] {
  const kind = [...where].map(([field, values]) => `${field} is ${values.join(' or ')}`).join(' and ');
  const added = noNew ? [`to add a ${words(noun)} whose ${kind}, once there are some`] : [];
  return [`where ${kind}, a change of ${list(fields, 'or')}`, ...added];
}

function nameOf(pattern: readonly string[]): string {
  return pattern.filter((step) => step !== '*').join('.');
}
