import { showLine } from '../../base/show-text.ts';
import { addRecord } from '../../change/add-record.ts';
import type { Assignment } from '../../change/assignment.ts';
import { prompt } from '../../io/terminal.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import type { FieldInfo, RegistrySchema } from '../../schema/registry-schema.ts';
import { done } from '../../text/diagnostic.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { readAssignments, WRITE_EXITS } from '../write-command.ts';

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
  const given = readAssignments(
    texts.map((text) => withLabel(text, schema)),
    schema,
  );
  const assignments = context.globals.input ? await askForRest(given, schema) : given;
  const added = await addRecord(workspace, { registry: schema, assignments, reason: context.globals.reason });
  return carryOut(added.ok ? done(added.value.plan) : added, { book, workspace }, context);
}

function withLabel(text: string, schema: RegistrySchema): string {
  return /^[a-z_][\w.]*(\+=|=)/.test(text) ? text : `${schema.label}=${text}`;
}

async function askForRest(given: readonly Assignment[], schema: RegistrySchema): Promise<Assignment[]> {
  const known = new Set(given.map(({ path }) => path[0]));
  const filled = [schema.lifecycle?.field, schema.id.next === undefined ? undefined : schema.id.field];
  const missing = schema.fields.filter(
    ({ name, required, schema: field }) =>
      required && !known.has(name) && !filled.includes(name) && field.default === undefined,
  );
  const answers: string[] = [];
  for (const field of missing) {
    const answer = (await prompt(question(field))) ?? '';
    if (answer !== '') answers.push(`${field.name}=${answer}`);
  }
  return [...given, ...readAssignments(answers, schema)];
}

function question({ title, description, schema }: FieldInfo): string {
  const choices = Array.isArray(schema.enum) ? ` [${schema.enum.join(', ')}]` : '';
  return `${showLine(title + choices)}${description === '' ? '' : `\n  ${showLine(description)}`}\n> `;
}
