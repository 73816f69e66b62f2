/** The schemas of the generated book: the four that every book has, and one for each kind of record. */

type Json = { readonly [key: string]: unknown };

/** A file per record, files of fifty, or one file for each registry. */
export type Layout = 'A' | 'B' | 'C';

/** The kinds of record of the generated book; of more than there are names for, `more-12` and so on. */
export function kindNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => NAMES[i] ?? `more-${i + 1}`);
}

const NAMES = [
  'deliverables',
  'milestones',
  'tasks',
  'risks',
  'meetings',
  'decisions',
  'actions',
  'issues',
  'reviews',
  'interviews',
  'trainings',
];

/** Returns what every id of a kind begins with: `KAA-`. */
export function prefixOf(kind: number): string {
  const letter = (n: number): string => String.fromCharCode(65 + (n % 26));
  return `K${letter(Math.floor(kind / 26))}${letter(kind)}-`;
}

const text = (title: string, more: Json = {}): Json => ({
  title,
  description: `${title}.`,
  type: 'string',
  ...more,
});
const ref = (title: string, to: string, inverse: string): Json => text(title, { 'x-ref': { to, inverse } });

const head = (name: string): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${name}.schema.json`,
  title: name,
  description: `What the project keeps of its ${name}.`,
  type: 'object',
  additionalProperties: false,
});

const PROJECT: Json = {
  ...head('project'),
  'x-registry': { noun: 'project', label: 'acronym', source: { file: 'project' }, single: true },
  required: ['acronym', 'start_date', 'duration_months'],
  properties: {
    acronym: text('Acronym'),
    start_date: text('Start', { format: 'date' }),
    duration_months: { title: 'Months', description: 'How long it runs.', type: 'integer', minimum: 1 },
    max_book_mib: { title: 'Size', description: 'How large the book may be.', type: 'integer', minimum: 1 },
  },
};

const PARTNERS: Json = {
  ...head('partners'),
  'x-registry': { noun: 'partner', label: 'name', source: { file: 'partners' } },
  'x-id': { field: 'id', closed: true, pattern: '^[A-Z]{3}$' },
  required: ['id', 'name', 'country'],
  properties: {
    id: text('Id', { pattern: '^[A-Z]{3}$', examples: ['AAA'] }),
    name: text('Name', { minLength: 2, maxLength: 80 }),
    country: text('Country', { pattern: '^[A-Z]{2}$', examples: ['AT'] }),
  },
};

const PEOPLE: Json = {
  ...head('people'),
  'x-registry': { noun: 'person', label: 'name', source: { file: 'people' } },
  'x-id': { field: 'id', prefix: 'P-', pattern: '^P-[0-9]{3}$', next: 'P-{n:3}' },
  required: ['id', 'name', 'partner'],
  properties: {
    id: text('Id', { pattern: '^P-[0-9]{3}$', examples: ['P-001'] }),
    name: text('Name'),
    partner: ref('Partner', 'partners', 'people'),
    email: text('Address', { format: 'email' }),
  },
};

const WORK_PACKAGES: Json = {
  ...head('work-packages'),
  'x-registry': { noun: 'work-package', label: 'title', source: { file: 'work-packages' } },
  'x-id': { field: 'id', prefix: 'WP', pattern: '^WP[1-9]$', next: 'WP{n}' },
  required: ['id', 'title', 'leader'],
  properties: {
    id: text('Id', { pattern: '^WP[1-9]$', examples: ['WP1'] }),
    title: text('Title'),
    leader: ref('Leader', 'people', 'leads'),
  },
};

const STATES = ['planned', 'started', 'done'];

const LIFECYCLE: Json = {
  field: 'status',
  initial: 'planned',
  states: {
    planned: { title: 'Planned', waits_for: 'owner' },
    started: { title: 'Started', requires: ['started_on'], waits_for: 'owner' },
    done: { title: 'Done', requires: ['started_on', 'done_on'], frozen: ['title', 'due'] },
  },
  transitions: {
    start: { title: 'Start', from: ['planned'], to: 'started', sets: { started_on: '$today' } },
    finish: { title: 'Finish', from: ['started'], to: 'done', sets: { done_on: '$today' } },
  },
};

function sourceOf(name: string, layout: Layout): Json {
  if (layout === 'A') return { folder: name };
  return layout === 'B' ? { lists: name } : { file: name };
}

function kindSchema(name: string, kind: number, { layout, kinds }: Shape): Json {
  const pattern = `^${prefixOf(kind)}[0-9]{7}$`;
  return {
    ...head(name),
    'x-registry': {
      noun: `a-${name}`,
      label: 'title',
      source: sourceOf(name, layout),
      columns: ['id', 'title', 'owner', 'due', 'status'],
      sort: 'id',
    },
    'x-id': { field: 'id', prefix: prefixOf(kind), pattern, next: `${prefixOf(kind)}{n:7}` },
    'x-lifecycle': LIFECYCLE,
    'x-deadline': { date: 'due', month: 'due_month', done: ['done'], who: 'owner' },
    required: ['id', 'title', 'owner', 'status'],
    properties: {
      id: text('Id', { pattern, examples: [`${prefixOf(kind)}0000001`] }),
      title: text('Title', { format: 'line', minLength: 3, maxLength: 120 }),
      wp: ref('Work package', 'work-packages', `of_${kind}`),
      partner: ref('Partner', 'partners', `of_${kind}`),
      owner: ref('Owner', 'people', `owns_${kind}`),
      after: {
        title: 'After',
        description: 'What has to be done before.',
        type: 'array',
        maxItems: 5,
        items: ref('Record', kinds[(kind + 1) % kinds.length] ?? name, `before_${kind}`),
      },
      status: text('Status', { enum: STATES, default: 'planned' }),
      start: text('Start', { format: 'date' }),
      due_month: text('Month', { format: 'project-month' }),
      due: text('Due', { format: 'date', 'x-month': 'due_month', 'x-not-before': 'start' }),
      started_on: text('Started on', { format: 'date' }),
      done_on: text('Done on', { format: 'date', 'x-not-before': 'started_on' }),
      weight: { title: 'Weight', description: 'From 1 to 5.', type: 'integer', minimum: 1, maximum: 5 },
      tags: {
        title: 'Tags',
        description: 'Keywords.',
        type: 'array',
        maxItems: 10,
        items: text('Tag', { pattern: '^[a-z-]+$' }),
      },
      summary: text('Summary', { minLength: 1 }),
    },
  };
}

type Shape = { readonly layout: Layout; readonly kinds: readonly string[] };

/** Returns the schema files of a generated book: four and one for each kind. */
export function schemaFiles(shape: Shape): Map<string, string> {
  const all: (readonly [string, Json])[] = [
    ['project', PROJECT],
    ['partners', PARTNERS],
    ['people', PEOPLE],
    ['work-packages', WORK_PACKAGES],
    ...shape.kinds.map((name, kind) => [name, kindSchema(name, kind, shape)] as const),
  ];
  return new Map(
    all.map(([name, schema]) => [`schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}
