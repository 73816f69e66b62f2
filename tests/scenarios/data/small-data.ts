import type { Mapping } from '../../../src/text/value.ts';
import { type Contents, pretty, smallBook, smallSchemas } from '../../support/small-book.ts';

const head = (name: string, title: string, prefix: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${name}.schema.json`,
  title,
  'x-registry': { noun: name.slice(0, -1), label: 'id', source: { file: name } },
  'x-id': { field: 'id', prefix, pattern: `^${prefix}[0-9]+$`, next: `${prefix}{n}` },
  type: 'object',
  additionalProperties: false,
  required: ['id'],
});
const number = { type: 'number' };
const text = { type: 'string' };
const list = (properties: Mapping) => ({
  type: 'array',
  items: { type: 'object', additionalProperties: false, properties },
});

/** A registry of surveys with sums of every kind, a fact told once, and a text that is to be short. */
export const surveys: Mapping & { readonly properties: Mapping } = {
  ...head('surveys', 'Surveys', 'S-'),
  'x-unique': [['code'], ['country', 'group']],
  'x-agree': { on: ['fact'], value: 'says', unless: 'corrected' },
  'x-totals': [
    { total: 'answers', of: 'groups.answers' },
    { total: 'groups.answers', of: 'groups.parts.answers' },
    { total: 100, of: 'shares.share', unless: 'corrected' },
    { total: 'online', of: 'groups.answers', where: { method: ['online'] } },
    { total: 'visits', registry: 'visits', via: 'survey' },
    { total: 'groups.visits', registry: 'visits', via: 'survey', match: { kind: 'groups.method' } },
    { total: 'seen', registry: 'visits', via: 'survey', of: 'people', where: { kind: 'real' } },
  ],
  properties: {
    id: { type: 'string', pattern: '^S-[0-9]+$' },
    code: text,
    country: text,
    group: text,
    fact: text,
    says: number,
    corrected: text,
    answers: number,
    online: number,
    groups: list({ answers: number, method: text, visits: number, parts: list({ answers: number }) }),
    shares: list({ share: number }),
    visits: number,
    seen: number,
    story: { type: 'string', 'x-words': 'texts.story_words' },
  },
};

const visits = {
  ...head('visits', 'Visits', 'V-'),
  properties: {
    id: { type: 'string', pattern: '^V-[0-9]+$' },
    survey: { type: 'string', 'x-ref': { to: 'surveys' } },
    people: number,
    kind: text,
  },
};

const project = {
  ...smallSchemas.project,
  properties: {
    ...smallSchemas.project.properties,
    texts: { type: 'object', properties: { story_words: { type: 'integer' } } },
  },
};

/** The small book with surveys and visits, and a setting for the words of a story. */
export const dataBook: Contents = {
  ...smallBook,
  'schemas/project.schema.json': pretty(project),
  'schemas/surveys.schema.json': pretty(surveys),
  'schemas/visits.schema.json': pretty(visits),
  'project-data/project.yaml': `${smallBook['project-data/project.yaml']}texts:\n  story_words: 3\n`,
  'project-data/surveys.yaml': '[]\n',
  'project-data/visits.yaml': '[]\n',
};
