import { readdirSync, readFileSync } from 'node:fs';
import { type Files, filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import type { HistoryRow, RenderRequest, Template } from '../../src/render/template.ts';
import type { Mapping } from '../../src/text/value.ts';

type Property = Record<string, unknown>;

const text: Property = { type: 'string' };
const ref = (to: string | string[], inverse: string): Property => ({
  type: 'string',
  'x-ref': { to, inverse },
});
const list = (items: Property): Property => ({ type: 'array', items });
const titled = (properties: Record<string, Property>): Record<string, Property> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const title = name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());
      return [name, { title, description: `The ${title.toLowerCase()}.`, ...schema }];
    }),
  );

function schema(name: string, head: Property, properties: Record<string, Property>): string {
  return JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${name}.schema.json`,
    title: name,
    description: `The ${name}.`,
    type: 'object',
    additionalProperties: true,
    required: [],
    ...head,
    properties: titled(properties),
  });
}

const registry = (noun: string, label: string, source: Property): Property => ({
  'x-registry': { noun, label, source, columns: ['id'], sort: 'id' },
});
const id = (prefix: string, pattern: string): Property => ({
  'x-id': { field: 'id', prefix, pattern, next: `${prefix}{n}` },
});
const lifecycle = (states: Record<string, string>): Property => ({
  'x-lifecycle': {
    field: 'status',
    initial: Object.keys(states)[0],
    states: Object.fromEntries(Object.entries(states).map(([state, title]) => [state, { title }])),
    transitions: {},
  },
});

/** The schemas of the little book: what its templates need, and no more. */
const schemas: Record<string, string> = {
  'schemas/project.schema.json': schema(
    'project',
    {
      'x-registry': {
        noun: 'project',
        label: 'acronym',
        source: { file: 'project' },
        columns: ['acronym'],
        sort: 'acronym',
        single: true,
      },
    },
    {
      acronym: text,
      title: text,
      grant_number: text,
      start_date: text,
      duration_months: { type: 'integer' },
      disclaimer: text,
    },
  ),
  'schemas/partners.schema.json': schema(
    'partners',
    {
      ...registry('partner', 'legal_name', { file: 'partners' }),
      'x-id': { field: 'id', closed: true, pattern: '^[A-Z][A-Za-z0-9-]{1,31}$' },
    },
    { id: { type: 'string', pattern: '^[A-Z][A-Za-z0-9-]{1,31}$' }, legal_name: text, country: text },
  ),
  'schemas/people.schema.json': schema(
    'people',
    { ...registry('person', 'name', { file: 'people' }), ...id('P-', '^P-[0-9]{3}$') },
    { id: { type: 'string', pattern: '^P-[0-9]{3}$' }, name: text, partner: ref('partners', 'people') },
  ),
  'schemas/work-packages.schema.json': schema(
    'work-packages',
    { ...registry('work-package', 'title', { file: 'work-packages' }), ...id('WP', '^WP[0-9]+$') },
    { id: { type: 'string', pattern: '^WP[0-9]+$' }, title: text, lead: ref('partners', 'leads') },
  ),
  'schemas/tasks.schema.json': schema(
    'tasks',
    { ...registry('task', 'title', { file: 'tasks' }), ...id('T', '^T[0-9]+\\.[0-9]+$') },
    {
      id: { type: 'string', pattern: '^T[0-9]+\\.[0-9]+$' },
      wp: ref('work-packages', 'tasks'),
      title: text,
      lead: ref('partners', 'leads_tasks'),
      assigned_to: ref('people', 'tasks'),
      start_month: text,
      end_month: text,
      percent_complete: { type: 'integer' },
      status: { type: 'string', enum: ['not_started', 'in_progress', 'done'] },
    },
  ),
  'schemas/risks.schema.json': schema(
    'risks',
    { ...registry('risk', 'title', { file: 'risks' }), ...id('R-', '^R-[0-9]{3}$') },
    {
      id: { type: 'string', pattern: '^R-[0-9]{3}$' },
      title: text,
      wps: list(ref('work-packages', 'risks')),
      likelihood: { type: 'integer' },
      impact: { type: 'integer' },
      owner: ref('people', 'owns'),
      strategy: { type: 'string', enum: ['avoid', 'transfer_share'] },
      status: text,
    },
  ),
  'schemas/actions.schema.json': schema(
    'actions',
    { ...registry('action', 'text', { file: 'actions' }), ...id('A-', '^A-[0-9]{3}$') },
    {
      id: { type: 'string', pattern: '^A-[0-9]{3}$' },
      text,
      owner: ref('people', 'actions'),
      due: text,
      status: text,
      origin: ref('meetings', 'actions'),
    },
  ),
  'schemas/decisions.schema.json': schema(
    'decisions',
    { ...registry('decision', 'title', { file: 'decisions' }), ...id('DEC-', '^DEC-[0-9]{3}$') },
    {
      id: { type: 'string', pattern: '^DEC-[0-9]{3}$' },
      title: text,
      text,
      status: text,
      meeting: ref('meetings', 'decisions'),
    },
  ),
  'schemas/meetings.schema.json': schema(
    'meetings',
    {
      ...registry('meeting', 'title', { folder: 'meetings' }),
      ...id('MTG-', '^MTG-[0-9]{4}-[0-9]{2}-[0-9]{2}-[A-Z]{2}$'),
      ...lifecycle({ planned: 'Planned', minutes_accepted: 'Minutes accepted' }),
    },
    {
      id: { type: 'string', pattern: '^MTG-[0-9]{4}-[0-9]{2}-[0-9]{2}-[A-Z]{2}$' },
      title: text,
      status: { type: 'string', enum: ['planned', 'minutes_accepted'] },
    },
  ),
  'schemas/deliverables.schema.json': schema(
    'deliverables',
    {
      ...registry('deliverable', 'title', { folder: 'deliverables' }),
      ...id('D', '^D[0-9]+\\.[0-9]+$'),
      ...lifecycle({ planned: 'Planned', internal_review: 'Internal review' }),
    },
    {
      id: { type: 'string', pattern: '^D[0-9]+\\.[0-9]+$' },
      title: text,
      lead: ref('partners', 'leads_deliverables'),
      wp: ref('work-packages', 'deliverables'),
      due_month: text,
      due: text,
      version: text,
      status: { type: 'string', enum: ['planned', 'internal_review'] },
    },
  ),
  'schemas/sign-offs.schema.json': schema(
    'sign-offs',
    { ...registry('sign-off', 'id', { file: 'sign-offs' }), ...id('SO-', '^SO-[0-9]{3}$') },
    { id: { type: 'string', pattern: '^SO-[0-9]{3}$' }, of: text, status: text },
  ),
  'schemas/reviews.schema.json': schema(
    'reviews',
    { ...registry('review', 'id', { file: 'reviews' }), ...id('RV-', '^RV-[0-9]{3}$') },
    {
      id: { type: 'string', pattern: '^RV-[0-9]{3}$' },
      deliverable: ref('deliverables', 'reviews'),
      reviewer: ref('people', 'reviews'),
      verdict: text,
      returned_on: text,
      status: text,
    },
  ),
};

/** JSON is YAML; a list has a record a line. */
const yaml = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((item) => `- ${JSON.stringify(item)}\n`).join('')
    : `${JSON.stringify(value)}\n`;

/** The records of the little book. */
const records: Record<string, string> = {
  'project-data/sign-offs.yaml': '[]\n',
  'project-data/reviews.yaml': yaml([
    {
      id: 'RV-001',
      deliverable: 'D1.2',
      reviewer: 'P-001',
      round: 1,
      verdict: 'minor_revision',
      returned_on: '2022-02-18',
      status: 'returned',
    },
  ]),
  'project-data/project.yaml': yaml({
    acronym: 'B-WISE',
    title: 'Blueprint for Sectoral Cooperation on Skills in WISEs',
    grant_number: '621509-EPP-1-2020-1-BE-EPPKA2-SSA-B',
    start_date: '2021-01-01',
    duration_months: 48,
    disclaimer: 'What is said here is the view of the author alone.',
    deliverable_types: [{ code: 'R', meaning: 'Report' }],
    dissemination_codes: [{ code: 'PU', meaning: 'Public' }],
    meetings: {
      bodies: [
        { body: 'GA', objection_days: 15 },
        { body: 'KO', objection_days: 15 },
      ],
    },
  }),
  'project-data/partners.yaml': yaml([
    { id: 'ENSIE', legal_name: 'European Network of Social Integration Enterprises', country: 'BE' },
    {
      id: 'EURICSE',
      legal_name: 'European Research Institute on Cooperative and Social Enterprises',
      country: 'IT',
    },
  ]),
  'project-data/people.yaml': yaml([
    { id: 'P-001', name: 'Hanne Lindemaar', partner: 'ENSIE' },
    { id: 'P-002', name: 'Livia Montresano', partner: 'EURICSE' },
  ]),
  'project-data/work-packages.yaml': yaml([
    { id: 'WP1', title: 'Research – state of the art', lead: 'EURICSE' },
  ]),
  'project-data/tasks.yaml': yaml([
    {
      id: 'T1.10',
      wp: 'WP1',
      title: 'Last',
      lead: 'ENSIE',
      assigned_to: 'P-001',
      start_month: 'M2',
      end_month: 'M9',
      percent_complete: 0,
      status: 'not_started',
    },
    {
      id: 'T1.2',
      wp: 'WP1',
      title: 'Mapping of skill needs & gaps | all',
      lead: 'EURICSE',
      assigned_to: 'P-002',
      start_month: 'M1',
      end_month: 'M9',
      percent_complete: 60,
      status: 'in_progress',
    },
  ]),
  'project-data/risks.yaml': yaml([
    {
      id: 'R-001',
      title: 'Too few interviews',
      wps: ['WP1'],
      likelihood: 3,
      impact: 4,
      owner: 'P-002',
      strategy: 'transfer_share',
      status: 'open',
    },
  ]),
  'project-data/actions.yaml': yaml([
    {
      id: 'A-001',
      text: 'Send the list of interview partners',
      owner: 'P-002',
      due: '2021-03-31',
      status: 'open',
      origin: 'MTG-2021-01-26-KO',
    },
  ]),
  'project-data/meetings/MTG-2021-01-26-KO.yaml': yaml({
    id: 'MTG-2021-01-26-KO',
    title: 'Kick-off meeting',
    status: 'minutes_accepted',
    body: 'KO',
    kind: 'ordinary',
    date: '2021-01-26',
    end_date: '2021-01-27',
    start_time: '09:30',
    end_time: '16:30',
    timezone: 'Europe/Brussels',
    place: 'Brussels',
    format: 'in_person',
    host: 'ENSIE',
    purpose: 'Agree on the work plan.\n\n- for the first year\n- and for the field work',
    chair: 'P-001',
    minute_taker: 'P-002',
    agenda: [
      {
        n: 1,
        title: 'Opening',
        presenter: 'P-001',
        minutes_planned: 30,
        minutes: 'The partners were welcomed.',
      },
      { n: 2, title: 'Work plan', decision_required: true, minutes: 'Agreed as presented.' },
    ],
    attendance: [
      { partner: 'ENSIE', person: 'P-001', mode: 'in_person' },
      { partner: 'EURICSE', mode: 'excused' },
    ],
    minutes_sent_on: '2021-02-04',
    sends: [{ what: 'minutes', at: '2021-02-04T15:20:00+01:00', to: ['ENSIE', 'EURICSE'] }],
    minutes_accepted_on: '2021-02-19',
  }),
  'project-data/deliverables/D1.2.yaml': yaml({
    id: 'D1.2',
    title: 'Report on trends and challenges for WISEs in Europe',
    short_title: 'Trends & challenges',
    status: 'internal_review',
    version: '0.3',
    wp: 'WP1',
    tasks: ['T1.2'],
    lead: 'EURICSE',
    type: 'R',
    dissemination: 'PU',
    due_month: 'M15',
    due: '2022-03-31',
    editor: 'P-002',
    authors: ['P-002'],
    reviewers: ['P-001'],
    approver: 'P-001',
    keywords: ['skills', 'social enterprises'],
    abstract: 'What the report says, in *one* paragraph.',
    sections: [
      {
        title: 'Executive summary',
        lead: 'P-002',
        text: 'Three questions:\n\n1. What are WISEs?\n2. Which skills do they lack?\n   - basic ones\n   - digital ones\n',
      },
      {
        number: '1',
        title: 'Introduction',
        text: 'The first year was given to research.[^a]\n\n[^a]: See the work plan.',
      },
      {
        number: '1.1',
        title: 'Scope',
        text: '| Instrument | Number |\n|---|---:|\n| Interviews | 403 |\n| Online | 175 |\n',
      },
      {
        number: '2',
        title: 'Results',
        text: '### In detail\n\n5. five\n6. six\n\nSee <https://example.org/report> and [a page](https://example.org).',
      },
    ],
    acceptance_criteria: ['Covers 13 countries'],
  }),
};

/** Returns shipped templates, the parts they share and their pictures, by path. */
export function shippedTemplates(): Record<string, string | Uint8Array> {
  const parts = readdirSync(new URL('../../templates/parts', import.meta.url));
  return {
    ...shipped('templates/deliverable.md.hbs', 'templates/minutes.md.hbs'),
    ...shipped(...parts.map((name) => `templates/parts/${name}`)),
    ...shippedPictures(),
  };
}

function shippedPictures(): Record<string, Uint8Array> {
  return shipped('templates/eu-emblem.png');
}

function shipped(...paths: string[]): Record<string, Uint8Array> {
  return Object.fromEntries(
    paths.map((path) => [path, readFileSync(new URL(`../../${path}`, import.meta.url))]),
  );
}

function bookOf(): Files {
  return filesOf({ ...schemas, ...records });
}

/** The history that a cover shows in these tests. */
export const history: readonly HistoryRow[] = [
  { date: '2021-11-02', version: '0.1', author: 'Livia Montresano', change: 'First draft' },
  {
    date: '2022-02-18',
    version: '0.3',
    author: 'Livia Montresano',
    change: 'Comments of both reviewers worked in',
  },
];

/** The little book, loaded once: tests change copies of its records. */
let littleBook: Promise<Workspace> | undefined;

/** Returns a request for a document of some templates and a record of the little book, with fields changed. */
export async function requestOf(
  files: Record<string, string | Uint8Array>,
  {
    template,
    id: recordId,
    changes = {},
  }: { template: string; id: string; changes?: Record<string, unknown> },
): Promise<RenderRequest> {
  littleBook ??= loadWorkspace(bookOf());
  const workspace = { ...(await littleBook), files: filesOf(files) };
  const { templates, problems } = loadTemplates(workspace.files);
  if (problems.length > 0 || workspace.problems.length > 0) {
    throw new Error(JSON.stringify([...workspace.problems, ...problems].slice(0, 5)));
  }
  const original = entryOf(workspace, recordId);
  const kept = Object.entries({ ...original.data, ...changes }).filter(([, value]) => value !== undefined);
  const entry = { ...original, data: Object.fromEntries(kept) as Mapping };
  return { workspace, template: templateNamed(templates, template), entry, history };
}

/** Returns a request for a document of the deliverable D1.2 whose template is the given body. */
export async function requestFor(
  body: string,
  changes: Record<string, unknown> = {},
): Promise<RenderRequest> {
  const text = `---\nfor: deliverables\ntitle: "{{record.id}}"\noutput: "{{record.id}}"\n---\n${body}`;
  return requestOf(
    { ...shippedPictures(), 'templates/test.md.hbs': text },
    { template: 'test', id: 'D1.2', changes },
  );
}

function templateNamed(templates: readonly Template[], name: string): Template {
  const found = templates.find((template) => template.name === name);
  if (!found) throw new Error(`no template ${name}`);
  return found;
}

function entryOf(workspace: Workspace, recordId: string): RenderRequest['entry'] {
  const found = workspace.entries.get(recordId);
  if (!found) throw new Error(`no record ${recordId}`);
  return found;
}
