import type { Workspace } from '../../../src/registry/workspace.ts';
import type { Mapping } from '../../../src/text/value.ts';
import {
  type Contents,
  loadSmall,
  pretty,
  type SmallSchema,
  smallSchemas,
  validatorsOf,
} from '../../support/small-book.ts';

const { project, deliverables } = smallSchemas;
const life = (states: Mapping, transitions: Mapping, initial: string) => ({
  'x-lifecycle': { field: 'status', initial, states, transitions },
});

function schemaOf(name: string, head: Mapping, properties: Mapping): SmallSchema {
  const [prefix, noun] = [String(head.prefix), String(head.noun)];
  const { prefix: _, noun: __, ...rest } = head;
  const pattern = `^${prefix}[0-9]+$`;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${name}.schema.json`,
    title: name,
    'x-registry': { noun, label: 'id', source: { file: name } },
    'x-id': { field: 'id', prefix, pattern, next: `${prefix}{n}` },
    ...rest,
    type: 'object',
    additionalProperties: false,
    required: ['id'],
    properties: { id: { type: 'string', pattern }, ...properties },
  };
}

const text = { type: 'string' };
const day = { type: 'string', format: 'date' };
const choice = (...values: readonly string[]) => ({ type: 'string', enum: values });
const ref = (to: string, more: Mapping = {}) => ({ type: 'string', 'x-ref': { to, ...more } });

/** The schemas of the small book with every keyword about other records in use. */
export const betweenSchemas: Readonly<Record<string, SmallSchema>> = {
  ...smallSchemas,
  project: {
    ...project,
    properties: {
      ...project.properties,
      reviews_needed: { type: 'integer' },
      review_days: { type: 'integer' },
    },
  },
  deliverables: {
    ...deliverables,
    'x-lifecycle': {
      field: 'status',
      initial: 'planned',
      states: {
        planned: {},
        draft: { requires: ['editor'] },
        review: {
          requires: ['reviewers'],
          needs: [{ registry: 'reviews', via: 'deliverable', for_each: 'reviewers', match: 'reviewer' }],
        },
        submitted: {
          requires: ['delivery_date'],
          needs: [
            {
              registry: 'reviews',
              via: 'deliverable',
              states: ['returned', 'closed'],
              at_least: 'reviews_needed',
            },
            {
              registry: 'reviews',
              via: 'deliverable',
              all: true,
              states: ['returned', 'declined', 'closed'],
            },
          ],
        },
      },
      transitions: {
        draft: { from: ['planned', 'review'], to: 'draft' },
        review: {
          from: ['draft'],
          to: 'review',
          creates: [
            {
              registry: 'reviews',
              for_each: 'reviewers',
              set: {
                deliverable: '$id',
                reviewer: '$item',
                requested_on: '$today',
                requested_by: '$actor',
                due_on: { of: 'due', days: 'review_days', limit: 'at_least_before' },
                version: '$of.version',
              },
              unless: ['deliverable', 'reviewer'],
            },
            { registry: 'risks', set: { title: '$of.title', origin: 'unforeseen' }, back: 'risks' },
          ],
        },
        submit: {
          from: ['review'],
          to: 'submitted',
          sets: { delivery_date: '$today', submitted_by: '$actor' },
          by: ['coordinator'],
          takes: [{ registry: 'reviews', via: 'deliverable', step: 'close' }],
        },
      },
    },
    properties: {
      ...deliverables.properties,
      reviewers: {
        type: 'array',
        items: {
          ...ref('people'),
          'x-independent': { of: ['editor', 'lead'], partners: true, while: ['draft', 'review'] },
        },
      },
      approver: { ...ref('people'), 'x-independent': { of: ['editor'] } },
      submitted_by: ref('people'),
      risks: { type: 'array', items: ref('risks') },
      lead: { ...ref('partners'), 'x-guard': { roles: ['coordinator'] } },
      due: {
        ...day,
        'x-month': 'due_month',
        'x-guard': {
          by: 'change',
          states: ['approved', 'done'],
          lists: 'affects',
          while: ['draft', 'review'],
        },
      },
      change: ref('changes', { states: ['approved', 'done'], while: ['draft', 'submitted'] }),
    },
  },
  reviews: schemaOf(
    'reviews',
    {
      prefix: 'RV-',
      noun: 'review',
      ...life(
        { requested: {}, returned: {}, declined: {}, closed: {} },
        {
          give_back: {
            from: ['requested'],
            to: 'returned',
            by: ['coordinator'],
            by_fields: ['reviewer'],
            not_by: ['deliverable.editor', 'deliverable.lead'],
          },
          decline: { from: ['requested'], to: 'declined', by_fields: ['reviewer'] },
          close: {
            from: ['returned'],
            to: 'closed',
            sets: {
              closed_on: '$today',
              keep_until: { of: '$today', days: 'review_days', limit: 'at_most_after' },
              version: null,
            },
            takes: [{ registry: 'changes', via: 'review', step: 'carry_out' }],
          },
        },
        'requested',
      ),
    },
    {
      deliverable: ref('deliverables'),
      reviewer: ref('people'),
      requested_on: day,
      requested_by: ref('people'),
      due_on: day,
      closed_on: day,
      keep_until: day,
      version: text,
      status: choice('requested', 'returned', 'declined', 'closed'),
    },
  ),
  changes: schemaOf(
    'changes',
    {
      prefix: 'CH-',
      noun: 'change',
      ...life(
        { submitted: {}, approved: {}, done: {} },
        {
          approve: { from: ['submitted'], to: 'approved' },
          carry_out: { from: ['approved'], to: 'done', requires: ['affects'] },
        },
        'submitted',
      ),
    },
    {
      affects: { type: 'array', items: ref('deliverables') },
      review: ref('reviews'),
      status: choice('submitted', 'approved', 'done'),
    },
  ),
  periods: schemaOf(
    'periods',
    {
      prefix: 'RP',
      noun: 'period',
      ...life(
        { open: {}, locked: {}, accepted: {} },
        {
          lock: { from: ['open'], to: 'locked' },
          open: { from: ['locked'], to: 'open' },
          accept: {
            from: ['locked'],
            to: 'accepted',
            takes: [{ registry: 'efforts', via: 'period', step: 'close' }],
          },
        },
        'open',
      ),
    },
    { status: choice('open', 'locked', 'accepted') },
  ),
  efforts: schemaOf(
    'efforts',
    {
      prefix: 'E',
      noun: 'effort',
      'x-frozen-by': { of: 'period', states: ['locked'] },
      ...life(
        { valid: {}, closed: {} },
        { close: { from: ['valid'], to: 'closed', sets: { closed_on: '$today' } } },
        'valid',
      ),
    },
    {
      period: ref('periods'),
      hours: { type: 'integer' },
      status: choice('valid', 'closed'),
      closed_on: day,
    },
  ),
  risks: schemaOf(
    'risks',
    {
      prefix: 'R',
      noun: 'risk',
      'x-fixed': { where: { origin: 'foreseen' }, fields: ['title'], no_new: true },
    },
    { title: text, origin: choice('foreseen', 'unforeseen'), notes: text },
  ),
};

/** What the book holds beside the small book. */
export const betweenBook: Contents = {
  ...Object.fromEntries(
    Object.entries(betweenSchemas).map(([name, schema]) => [`schemas/${name}.schema.json`, pretty(schema)]),
  ),
  'project-data/project.yaml':
    'acronym: CARE\nstart_date: 2021-01-01\nduration_months: 48\nend_date: 2024-12-31\nreviews_needed: 2\nreview_days: 10\n',
  'project-data/people.yaml':
    '- id: P-001\n  name: Ada Example\n  partner: ENSIE\n  email: ada@example.org\n  roles: [coordinator]\n- id: P-002\n  name: Ben Example\n  partner: EASPD\n- id: P-003\n  name: Cleo Example\n  partner: EASPD\n- id: P-004\n  name: Dan Example\n  partner: ENSIE\n',
  'project-data/reviews.yaml':
    '- id: RV-1\n  deliverable: D1.1\n  reviewer: P-002\n  status: requested\n- id: RV-2\n  deliverable: D1.1\n  reviewer: P-003\n  status: returned\n',
  'project-data/changes.yaml':
    '- id: CH-1\n  affects: [D1.1]\n  status: approved\n- id: CH-2\n  affects: [D1.2]\n  status: approved\n- id: CH-3\n  affects: [D1.1]\n  status: submitted\n',
  'project-data/periods.yaml': '- id: RP1\n  status: locked\n- id: RP2\n  status: open\n',
  'project-data/efforts.yaml':
    '- id: E1\n  period: RP1\n  hours: 8\n  status: valid\n- id: E2\n  period: RP2\n  hours: 8\n  status: valid\n',
  'project-data/risks.yaml':
    '- id: R1\n  title: Partners leave\n  origin: foreseen\n- id: R2\n  title: Rain\n  origin: unforeseen\n',
};

/** Loads that book with some files changed. */
export async function loadBetween(changes: Contents = {}): Promise<Workspace> {
  return loadSmall({ ...betweenBook, ...changes }, await validatorsOf(betweenSchemas));
}
