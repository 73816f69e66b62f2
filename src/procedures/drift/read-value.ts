import { plainForm } from '../../base/plain-form.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { linearRegExp } from '../../schema/linear-reg-exp.ts';
import type { FieldInfo } from '../../schema/registry-schema.ts';
import { isList, type Value } from '../../text/value.ts';
import { type DateFields, readDates } from './read-dates.ts';
import { readRefs } from './read-refs.ts';
import { codeChoices, readChoice, stateChoices } from './read-words.ts';
import type { Reading } from './reading.ts';

/** A record, in its book. */
export type Subject = { readonly entry: Entry; readonly workspace: Workspace };

/** Holds a text of a document against a field of a record, as the schema says what the field holds; undefined where it is nothing to compare. */
export function readValue(
  field: FieldInfo,
  text: string,
  { entry, workspace }: Subject,
): Reading | undefined {
  const { name, schema } = field;
  const { registry, data } = entry;
  const { project } = workspace;
  const dates = dateFields(field, entry);
  if (dates) return readDates(text, dates, project ? { entry, project } : { entry });
  if (registry.lifecycle?.field === name)
    return readChoice(text, stateChoices(registry.lifecycle), { name, held: data[name] });
  const ref = registry.refs.find(
    ({ field: [first, second = '*', third] }) => first === name && second === '*' && third === undefined,
  );
  if (ref) return readRefs(text, { name, list: ref.field.length > 1, to: ref.to }, { entry, workspace });
  if (isList(schema.enum))
    return readChoice(text, codeChoices(name, schema.enum, project?.data), { name, held: data[name] });
  if (schema.type !== 'string') return undefined;
  if (typeof schema.pattern === 'string') return readToken(text, schema.pattern, { name, held: data[name] });
  return isPlainText(field) ? readText(text, { name, held: data[name] }) : undefined;
}

/** Returns whether any text at all can be the value of a field: then only a label of its own makes it so. */
export function isPlainText({ schema }: FieldInfo): boolean {
  const shaped = schema.enum ?? schema.pattern ?? schema['x-ref'];
  return schema.type === 'string' && shaped === undefined && (schema.format ?? 'line') === 'line';
}

/** The parts of the deadline are one date; another date stands alone. */
function dateFields({ name, schema }: FieldInfo, { registry }: Entry): DateFields | undefined {
  const { deadline } = registry;
  if (deadline && [deadline.date, deadline.month].includes(name)) {
    const { date, month, revised } = deadline;
    return { day: date, ...(month !== undefined && { month }), ...(revised !== undefined && { revised }) };
  }
  if (schema.format === 'date') return { day: name };
  return schema.format === 'project-month' ? { month: name } : undefined;
}

type Held = { readonly name: string; readonly held: Value | undefined };

/** A version may be written with a V before it. */
function readToken(text: string, pattern: string, { name, held }: Held): Reading {
  const matches = linearRegExp(pattern, 'u');
  const words = text
    .slice(0, 2_000)
    .split(/[\s,;()]+/)
    .filter((word) => word !== '');
  const value = words
    .flatMap((word) => [word, word.replace(/^(?:v|version)\.?/i, '')])
    .find((word) => matches.test(word));
  if (value === undefined) {
    const none = held === undefined && !/\d/.test(text);
    return none ? { kind: 'agrees' } : { kind: 'unread', why: 'it does not have the form of this field' };
  }
  return value === held
    ? { kind: 'agrees' }
    : { kind: 'differs', book: String(held ?? ''), values: [[name, value]] };
}

/** Holds a text against the text of a field. */
export function readText(text: string, { name, held }: Held): Reading {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  if (typeof held === 'string' && plainForm(held) === plainForm(said)) return { kind: 'agrees' };
  return { kind: 'differs', book: String(held ?? ''), values: [[name, said]] };
}
