import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { addRecord } from '../../change/add-record.ts';
import type { Assignment } from '../../change/assignment.ts';
import { prompt } from '../../io/terminal.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import type { FieldInfo, RegistrySchema } from '../../schema/registry-schema.ts';
import { done } from '../../text/diagnostic.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { readAssignments, WRITE_EXITS } from '../write-command.ts';

/** A hint names the choices of a field that has no more than so many. */
const MOST_CHOICES = 6;

/** `grantbook add REGISTRY`: adds a record; its id, first state and defaults are filled in. */
export const addCommand: Command = {
  name: 'add',
  summary: 'add a record to a registry',
  args: [
    { name: 'registry', description: 'its plural or its noun: risks, action' },
    {
      name: 'fields',
      description: 'FIELD=VALUE; a text without = is the title',
      optional: true,
      variadic: true,
    },
  ],
  options: [],
  reads: 'schemas and registries; asks for required fields on a terminal',
  writes: 'the new record, and one commit that holds nothing else',
  exits: WRITE_EXITS,
  examples: [
    [
      'grantbook add risk "Interviews take longer" description="Partners are busy" origin=unforeseen category=external wps=WP1 likelihood=3 impact=4 owner=P-003',
      'add a risk',
    ],
    ['grantbook add action "Send the fiche template" owner=P-005 due=2023-12-15', 'add an action'],
  ],
  run: runAdd,
};

async function runAdd(context: Context, input: Input): Promise<number> {
  const [name = '', ...texts] = input.args;
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const { schema } = findRegistry(workspace, name);
  const given = readAssignments(withLabel(texts, schema), schema);
  const assignments = context.globals.input ? await askForRest(given, schema) : given;
  const added = await addRecord(workspace, { registry: schema, assignments, reason: context.globals.reason });
  const code = await carryOut(added.ok ? done(added.value.plan) : added, { book, workspace }, context);
  const missing = missingFields(assignments, schema);
  if (code === EXIT.findings && missing.length > 0)
    context.out.warn(
      `${context.out.paint.cyan('hint:')} give these too: ${missing.map(asTyped).join(' ')}\n`,
    );
  return code;
}

/** One text without `=` is the record's name; two are a name without quotes, or a field without a value. */
function withLabel(texts: readonly string[], schema: RegistrySchema): string[] {
  const isField = (text: string) => /^[a-z_][\w.]*(\+=|=)/.test(text);
  const [label, second] = texts.filter((text) => !isField(text));
  if (label !== undefined && second !== undefined)
    throw new RequestError(
      `"${second}" is not FIELD=VALUE, and the ${schema.label} is "${label}" already`,
      'put quotes around a text with spaces, and give each field as FIELD=VALUE',
    );
  return texts.map((text) => (isField(text) ? text : `${schema.label}=${text}`));
}

function asTyped({ name, schema }: FieldInfo): string {
  const choices =
    Array.isArray(schema.enum) && schema.enum.length <= MOST_CHOICES ? schema.enum.join('|') : '…';
  return showLine(`${name}=${choices}`);
}

function missingFields(given: readonly Assignment[], schema: RegistrySchema): FieldInfo[] {
  const known = new Set(given.map(({ path }) => path[0]));
  const filled = [schema.lifecycle?.field, schema.id.next === undefined ? undefined : schema.id.field];
  return schema.fields.filter(
    ({ name, required, schema: field }) =>
      required && !known.has(name) && !filled.includes(name) && field.default === undefined,
  );
}

async function askForRest(given: readonly Assignment[], schema: RegistrySchema): Promise<Assignment[]> {
  const answers: string[] = [];
  for (const field of missingFields(given, schema)) {
    const answer = (await prompt(question(field))) ?? '';
    if (answer !== '') answers.push(`${field.name}=${answer}`);
  }
  return [...given, ...readAssignments(answers, schema)];
}

function question({ title, description, schema }: FieldInfo): string {
  const choices = Array.isArray(schema.enum) ? ` [${schema.enum.join(', ')}]` : '';
  return `${showLine(title + choices)}${description === '' ? '' : `\n  ${showLine(description)}`}\n> `;
}
