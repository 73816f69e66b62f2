import { keywordOf, type SchemaPart } from '../../schema/find-properties.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import { codeMeaning } from '../code-meanings.ts';
import { labelOf } from '../find-entry.ts';
import { isPersonal } from '../personal.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { AnswerKind, Choice } from './form.ts';

/** Returns what the answer to a field is to be; undefined where it is no plain value. */
export function answerKind(
  part: SchemaPart,
  name: string,
  workspace: Workspace,
): Exclude<AnswerKind, { kind: 'several' | 'cell' }> | undefined {
  const choices = keywordOf(part, 'enum');
  if (isList(choices)) return { kind: 'choice', choices: codeChoices(choices, name, workspace) };
  const reference = keywordOf(part, 'x-ref');
  if (isMapping(reference)) return recordKind(reference.to, workspace);
  return plainKind(part);
}

/** A value that its type and format tell all of. */
export type PlainKind =
  | { readonly kind: 'yes-no' | 'date' | 'month' }
  | { readonly kind: 'number'; readonly whole: boolean }
  | { readonly kind: 'text'; readonly line: boolean };

/** Returns what a part holds by its type and format; undefined where it is no plain value. */
export function plainKind(part: SchemaPart): PlainKind | undefined {
  const format = keywordOf(part, 'format');
  switch (typeOfPart(part)) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'integer':
      return { kind: 'number', whole: true };
    case 'number':
      return { kind: 'number', whole: false };
    case 'string':
      if (format === 'date') return { kind: 'date' };
      if (format === 'project-month') return { kind: 'month' };
      return { kind: 'text', line: format !== undefined || keywordOf(part, 'pattern') !== undefined };
    default:
      return undefined;
  }
}

/** Returns the type of a part; of several, the one beside `null`. */
export function typeOfPart(part: SchemaPart): Value | undefined {
  const type = keywordOf(part, 'type');
  if (!isList(type)) return type;
  const others = type.filter((each) => each !== 'null');
  return others.length === 1 ? others[0] : undefined;
}

/** What the project says of a code stands beside it. */
function codeChoices(codes: readonly Value[], name: string, { project }: Workspace): Choice[] {
  return codes.map((value) => {
    const word = String(value).replaceAll('_', ' ');
    const meaning = codeMeaning(name, value, project?.data);
    return { value, shown: meaning === undefined || meaning === word ? word : `${word}: ${meaning}` };
  });
}

function recordKind(to: Value | undefined, workspace: Workspace): AnswerKind & { kind: 'record' } {
  const names = isList(to) ? to.map(String) : [String(to)];
  const registries = names.flatMap((name) => workspace.registries.get(name) ?? []);
  return {
    kind: 'record',
    nouns: registries.map(({ schema }) => schema.noun.replaceAll('-', ' ')).join(' or '),
    choices: registries.flatMap(({ entries }) => entries.map(recordChoice)),
  };
}

/** A name that is personal data is not shown. */
function recordChoice(entry: Entry): Choice {
  const label = isPersonal(entry.registry, [entry.registry.label]) ? entry.id : labelOf(entry);
  return { value: entry.id, shown: label === entry.id ? entry.id : `${entry.id} ${label}` };
}
