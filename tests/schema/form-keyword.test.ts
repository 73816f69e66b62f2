import { expect, test } from 'vitest';
import { makeForm } from '../../src/registry/forms/make-form.ts';
import { readText } from '../../src/registry/load-registry.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import type { Mapping } from '../../src/text/value.ts';
import {
  type Contents,
  loadSmall,
  placesOf,
  pretty,
  smallSchemas,
  validatorsOf,
} from '../support/small-book.ts';

const parts = {
  type: 'array',
  items: {
    type: 'object',
    properties: { name: { type: 'string' }, pages: { type: 'integer' } },
  },
};

/** The small book with an `x-form` on its deliverables, which have parts. */
async function withForm(form: Mapping): Promise<Workspace> {
  const { deliverables } = smallSchemas;
  const schema: Mapping = {
    ...deliverables,
    'x-form': form,
    properties: { ...deliverables.properties, parts },
  };
  const files: Contents = { 'schemas/deliverables.schema.json': pretty(schema) };
  return loadSmall(files, await validatorsOf({ ...smallSchemas, deliverables: schema }));
}

test.each([
  ['a field that is not there', { asks: ['titel'] }, '"titel"'],
  ['a member that items do not have', { asks: ['parts.size'] }, '"parts.size"'],
  ['a field that is shown and not there', { asks: ['title'], shows: ['owner'] }, '"owner"'],
])('%s', async (_, form, at) => {
  const workspace = await withForm(form);
  const found = placesOf({ workspace }).filter((place) => place.startsWith('schemas/'));
  const lines = readText(workspace.files, 'schemas/deliverables.schema.json').text.split('\n');
  const line = lines.findIndex((text) => text.trim().replace(/,$/, '') === at) + 1;
  const column = (lines[line - 1] ?? '').indexOf('"') + 1;
  expect(found).toEqual([`schemas/deliverables.schema.json:${line}:${column} declaration/unknown-field`]);
});

const labels = (workspace: Workspace, id: string, only?: readonly string[]) => {
  const entry = workspace.entries.get(id);
  if (!entry) throw new Error(`there is no ${id}`);
  return makeForm(entry, workspace, only).fields.map(({ label, shape }) => `${label} ${shape}`);
};

test('a form asks for what the schema says, and never for what is fixed or filled in by a step', async () => {
  const workspace = await withForm({ asks: ['reviewers', 'title', 'status', 'parts.name', 'delivery_date'] });
  expect(labels(workspace, 'D1.1')).toEqual(['reviewers rows', 'title value', 'parts rows']);
  const parted = makeForm(workspace.entries.get('D1.1') ?? expect.fail(), workspace).fields.at(-1);
  expect(parted?.shape === 'rows' && parted.fields.map(({ label }) => label)).toEqual(['name']);
  expect(labels(workspace, 'D1.1', ['title'])).toEqual(['title value']);
});

test('without it, a form asks for every field that people fill in', async () => {
  expect(labels(await loadSmall(), 'D1.1')).toEqual([
    ...['title value', 'wp value', 'lead value', 'editor value', 'reviewers rows', 'start month value'],
    ...['due month value', 'due value', 'version value', 'notes value', 'link value', 'meta: pages value'],
  ]);
});

test('personal data are not asked for', async () => {
  expect(labels(await loadSmall(), 'P-001')).toEqual([
    ...['name value', 'partner value', 'roles rows', 'languages rows'],
  ]);
});
