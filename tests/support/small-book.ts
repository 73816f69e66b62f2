import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { check } from '../../src/rules/check.ts';
import type { Situation } from '../../src/rules/rule.ts';
import { compileSchema } from '../../src/schema/compile-schema.ts';
import { type KnownSchema, type KnownSchemas, schemaDigests } from '../../src/schema/load-schemas.ts';
import type { Mapping } from '../../src/text/value.ts';

/** A book by its files; undefined takes a file away. */
export type Contents = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A schema whose properties tests may change. */
export type SmallSchema = Mapping & { readonly properties: Mapping };

const id = (prefix: string, more = '') => ({
  type: 'string',
  pattern: `^${prefix}[0-9]+${more}$`,
  examples: [`${prefix}1`],
});
const head = (name: string, title: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${name}.schema.json`,
  title,
  type: 'object',
  additionalProperties: false,
});

const project: SmallSchema = {
  ...head('project', 'Project'),
  'x-registry': { noun: 'project', label: 'acronym', source: { file: 'project' }, single: true },
  required: ['acronym', 'start_date', 'duration_months'],
  properties: {
    acronym: { type: 'string' },
    start_date: { type: 'string', format: 'date' },
    duration_months: { type: 'integer', minimum: 1 },
    end_date: { type: 'string', format: 'date' },
  },
};

const partners: SmallSchema = {
  ...head('partners', 'Partners'),
  'x-registry': { noun: 'partner', label: 'name', source: { file: 'partners' } },
  'x-id': { field: 'id', closed: true, pattern: '^[A-Z]+$' },
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', pattern: '^[A-Z]+$', examples: ['ENSIE'] },
    name: { type: 'string', minLength: 2, maxLength: 40 },
    country: { type: 'string', enum: ['AT', 'BE', 'NO'] },
  },
};

const people: SmallSchema = {
  ...head('people', 'People'),
  'x-registry': { noun: 'person', label: 'name', source: { file: 'people' } },
  'x-id': { field: 'id', prefix: 'P-', pattern: '^P-[0-9]+$', next: 'P-{n:3}' },
  required: ['id', 'name', 'partner'],
  properties: {
    id: id('P-'),
    name: { type: 'string' },
    partner: { type: 'string', 'x-ref': { to: 'partners', inverse: 'people' } },
    email: { type: 'string', format: 'email', 'x-personal': true },
    roles: { type: 'array', items: { type: 'string', enum: ['coordinator', 'reviewer'] }, uniqueItems: true },
    languages: { type: 'array', items: { type: 'string' } },
  },
};

const deliverables: SmallSchema = {
  ...head('deliverables', 'Deliverables'),
  'x-registry': { noun: 'deliverable', label: 'title', source: { folder: 'deliverables' } },
  'x-id': { field: 'id', prefix: 'D', pattern: '^D[0-9]+\\.[0-9]+$', next: 'D{wp}.{n}' },
  'x-lifecycle': {
    field: 'status',
    initial: 'planned',
    states: {
      planned: {},
      draft: { requires: ['editor'] },
      review: { requires: ['reviewers'], waits_for: 'reviewers' },
      submitted: { title: 'Submitted', requires: ['delivery_date'], frozen: ['title', 'due'] },
    },
    transitions: {
      draft: { from: ['planned', 'review'], to: 'draft' },
      review: { from: ['draft'], to: 'review', requires: ['version'] },
      submit: { from: ['review'], to: 'submitted', sets: { delivery_date: '$today' }, by: ['coordinator'] },
    },
  },
  'x-deadline': { date: 'due', month: 'due_month', done: ['submitted'], who: 'lead' },
  required: ['id', 'title', 'wp', 'status'],
  properties: {
    id: id('D', '\\.[0-9]+'),
    title: { type: 'string' },
    wp: { type: 'integer' },
    lead: { type: 'string', 'x-ref': { to: 'partners', inverse: 'leads' } },
    editor: { type: 'string', 'x-ref': { to: 'people' } },
    reviewers: { type: 'array', items: { type: 'string', 'x-ref': { to: 'people', inverse: 'reviews' } } },
    start_month: { type: 'string', format: 'project-month' },
    due_month: { type: 'string', format: 'project-month', 'x-not-before': 'start_month' },
    due: { type: 'string', format: 'date', 'x-month': 'due_month' },
    delivery_date: { type: 'string', format: 'date' },
    version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+$', examples: ['1.10'] },
    status: { type: 'string', enum: ['planned', 'draft', 'review', 'submitted'] },
    notes: { type: 'string' },
    link: { type: 'string', format: 'https-url' },
    meta: {
      type: 'object',
      additionalProperties: false,
      properties: { pages: { type: 'integer', maximum: 500 } },
    },
  },
};

/** The schemas of the small book, to be changed by tests about schemas. */
export const smallSchemas: Readonly<Record<'project' | 'partners' | 'people' | 'deliverables', SmallSchema>> =
  {
    project,
    partners,
    people,
    deliverables,
  };

/** A book of four registries in which nothing is to be mended. */
export const smallBook: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(smallSchemas).map(([name, schema]) => [`schemas/${name}.schema.json`, pretty(schema)]),
  ),
  'project-data/project.yaml':
    'acronym: CARE\nstart_date: 2021-01-01\nduration_months: 48\nend_date: 2024-12-31\n',
  'project-data/partners.yaml':
    '# partners\n- id: ENSIE\n  name: European Network\n  country: BE\n\n- id: EASPD\n  name: Providers\n',
  'project-data/people.yaml':
    '- id: P-001\n  name: Ada Example\n  partner: ENSIE\n  email: ada@example.org\n  roles: [coordinator]\n\n- id: P-002\n  name: Ben Example\n  partner: EASPD\n',
  'project-data/deliverables/D1.1.yaml':
    'id: D1.1\ntitle: State of the art\nwp: 1\nlead: ENSIE\neditor: P-001\nreviewers: [P-002]\ndue_month: M15\ndue: 2022-03-31\nversion: "0.2"\nstatus: draft\n',
  'project-data/deliverables/D1.2.yaml':
    'id: D1.2\ntitle: Good practices\nwp: 1\nlead: EASPD\ndue_month: M18\nstatus: planned\n',
};

/** Returns JSON as a schema file holds it. */
export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Loads the small book with some files changed. */
export async function loadSmall(changes: Contents = {}, known?: KnownSchemas): Promise<Workspace> {
  const contents = Object.entries({ ...smallBook, ...changes }).filter(
    (entry): entry is [string, string | Uint8Array] => entry[1] !== undefined,
  );
  return loadWorkspace(filesOf(Object.fromEntries(contents)), { known: known ?? (await knownValidators()) });
}

/** Returns the findings as people read them: `file:line:column code`. */
export function placesOf(situation: Situation): string[] {
  return [...placeFindings(check(situation), situation.workspace.files)].map(
    ({ finding, place }) => `${finding.file}:${place.start.line}:${place.start.column} ${finding.code}`,
  );
}

const compiled = new Map<string, KnownSchema>();

/** The small schemas compiled once, so that a hundred scenarios need not do it a hundred times. */
export function knownValidators(): Promise<KnownSchemas> {
  return validatorsOf(smallSchemas);
}

/** Schemas without shared definitions, each compiled once in all tests of a file. */
export async function validatorsOf(schemas: Readonly<Record<string, Mapping>>): Promise<KnownSchemas> {
  const digestOf = schemaDigests([]);
  for (const [name, schema] of Object.entries(schemas)) {
    const source = { file: `schemas/${name}.schema.json`, text: pretty(schema) };
    const digest = digestOf(source);
    if (compiled.has(digest)) continue;
    const result = await compileSchema(schema, []);
    if (!result.ok) throw new Error(`${source.file}: ${result.failure}`);
    compiled.set(digest, result);
  }
  return (digest) => compiled.get(digest);
}
