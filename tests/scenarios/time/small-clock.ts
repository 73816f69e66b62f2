import type { Workspace } from '../../../src/registry/workspace.ts';
import type { Mapping } from '../../../src/text/value.ts';
import {
  type Contents,
  loadSmall,
  pretty,
  smallBook,
  smallSchemas,
  validatorsOf,
} from '../../support/small-book.ts';

const day = { type: 'string', format: 'date' };
const days = { type: 'integer', minimum: 0 };
const person = { type: 'string', 'x-ref': { to: 'people' } };
const head = (name: string, title: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${name}.schema.json`,
  title,
  type: 'object',
  additionalProperties: false,
});

const people = {
  ...smallSchemas.people,
  'x-active': { to: 'active_to' },
  properties: { ...smallSchemas.people.properties, active_to: day },
};

const project = {
  ...smallSchemas.project,
  properties: {
    ...smallSchemas.project.properties,
    review_schedule: {
      type: 'array',
      items: {
        type: 'object',
        properties: { step: { type: 'string' }, offset_days: days },
      },
    },
    reminder_days: { type: 'array', items: { type: 'integer' } },
    escalate_days: days,
    bodies: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          body: { type: 'string' },
          notice_days: { type: 'object', properties: { ordinary: days, extraordinary: days } },
          minutes_days: days,
          objection_days: days,
          item_days: days,
          call_days: days,
        },
      },
    },
  },
};

/** A registry of meetings whose dates have all four kinds of limits. */
export const meetings: Mapping = {
  ...head('meetings', 'Meetings'),
  'x-registry': { noun: 'meeting', label: 'title', source: { file: 'meetings' } },
  'x-id': { field: 'id', prefix: 'MTG-', pattern: '^MTG-[0-9]+$', next: 'MTG-{n}' },
  'x-lifecycle': {
    field: 'status',
    initial: 'planned',
    states: { planned: {}, held: {}, sent: {}, accepted: {} },
    transitions: {
      hold: { from: ['planned'], to: 'held' },
      send: { from: ['held'], to: 'sent' },
      accept: { from: ['sent'], to: 'accepted' },
    },
  },
  required: ['id', 'title', 'status'],
  properties: {
    id: { type: 'string', pattern: '^MTG-[0-9]+$' },
    title: { type: 'string' },
    status: { type: 'string', enum: ['planned', 'held', 'sent', 'accepted'] },
    body: { type: 'string' },
    kind: { type: 'string', enum: ['ordinary', 'extraordinary'] },
    month: { type: 'string', format: 'project-month' },
    date: {
      ...day,
      'x-within': {
        of: 'month',
        days: 'bodies.{body}.call_days',
        limit: 'at_most_before',
        step: 'Fix the day',
      },
    },
    last_day: day,
    chair: person,
    notice_sent_on: {
      ...day,
      title: 'Notice sent',
      'x-within': {
        of: 'date',
        days: 'bodies.{body}.notice_days.{kind}',
        limit: 'at_least_before',
        step: 'Convene the meeting',
        who: 'chair',
        while: ['planned'],
        excuse: 'late_because',
      },
    },
    late_because: { type: 'string' },
    agenda: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          title: { type: 'string' },
          late_because: { type: 'string' },
          added_on: {
            ...day,
            'x-within': {
              of: 'date',
              days: 'bodies.{body}.item_days',
              limit: 'at_least_before',
              excuse: 'late_because',
            },
          },
        },
      },
    },
    minutes: {
      type: 'object',
      additionalProperties: false,
      properties: {
        taker: person,
        sent_on: {
          ...day,
          title: 'Minutes sent',
          'x-within': {
            of: ['last_day', 'date'],
            days: 'bodies.{body}.minutes_days',
            limit: 'at_most_after',
            step: 'Send the minutes',
            who: 'chair',
            while: ['held'],
          },
        },
        accepted_on: {
          ...day,
          title: 'Minutes accepted',
          'x-within': {
            of: 'minutes.sent_on',
            days: 'bodies.{body}.objection_days',
            limit: 'at_least_after',
            step: 'Accept the minutes',
            who: 'minutes.taker.partner',
            while: ['sent'],
          },
        },
      },
    },
  },
};

const activePerson = { type: 'string', 'x-ref': { to: 'people', active: true } };

/** The deliverables of the small book, with a schedule, and with people who must be there. */
export const deliverables: Mapping = {
  ...smallSchemas.deliverables,
  'x-deadline': { date: 'due', revised: 'revised_due', month: 'due_month', done: ['submitted'], who: 'lead' },
  'x-reminders': { of: 'due', days: 'reminder_days', escalate: 'escalate_days' },
  'x-calendar': { date: 'due', for: ['lead'], except: ['submitted'] },
  'x-schedule': {
    of: 'due',
    steps: 'review_schedule',
    reached: { draft: 'draft', review: 'review', submit: 'submitted' },
    who: { draft: 'editor', review: 'reviewers', submit: 'lead' },
  },
  properties: {
    ...smallSchemas.deliverables.properties,
    editor: activePerson,
    reviewers: { type: 'array', items: activePerson },
    revised_due: day,
  },
};

/** The small book with settings for meetings, and a registry of them. */
const clockBook: Contents = {
  ...smallBook,
  'schemas/project.schema.json': pretty(project),
  'schemas/meetings.schema.json': pretty(meetings),
  'schemas/deliverables.schema.json': pretty(deliverables),
  'schemas/people.schema.json': pretty(people),
  'project-data/project.yaml': `${smallBook['project-data/project.yaml']}review_schedule:
  - step: draft
    offset_days: 30
  - step: review
    offset_days: 14
  - step: proof
    offset_days: 3
  - step: submit
    offset_days: 0
bodies:
  - body: GA
    notice_days:
      ordinary: 45
      extraordinary: 15
    minutes_days: 10
    objection_days: 15
    item_days: 14
    call_days: 31
  - body: WP
    minutes_days: 1
  - notice_days:
      ordinary: 2
    body: QB
`,
  'project-data/meetings.yaml': '[]\n',
};

/** Returns a meeting as the registry's file holds it. */
export function meeting(lines: readonly string[]): Contents {
  return {
    'project-data/meetings.yaml': `- id: MTG-1\n  title: Assembly\n${lines.map((l) => `  ${l}\n`).join('')}`,
  };
}

/** Loads the book with some files changed. */
export async function loadClock(changes: Contents = {}): Promise<Workspace> {
  const schemas = { ...smallSchemas, project, people, meetings, deliverables };
  return loadSmall({ ...clockBook, ...changes }, await validatorsOf(schemas));
}
