import { expect } from 'vitest';
import { read, sh, write } from '../cli/sandbox.ts';
import { append, type HandRow, RISKS } from './row.ts';

/** A registry of its own, with whatever its schema is to say. */
export const registry =
  (fields: object, more: object = {}): ((book: string) => void) =>
  (book) =>
    write(book, {
      'schemas/tools.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'tools.schema.json',
        title: 'Tools',
        'x-registry': { noun: 'tool', label: 'name', source: { file: 'tools' } },
        'x-id': { field: 'id', prefix: 'TL', pattern: '^TL[0-9]{1,3}$', next: 'TL{n}' },
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', pattern: '^TL[0-9]{1,3}$' },
          name: { type: 'string' },
          ...fields,
        },
        ...more,
      }),
      'project-data/tools.yaml': `- id: TL1\n  name: ${'a'.repeat(60)}!\n`,
    });

const deep = (levels: number): object =>
  levels === 0 ? { type: 'string' } : { anyOf: [deep(levels - 1), deep(levels - 1)] };

const nested = (levels: number): object => {
  let schema: object = { type: 'string' };
  for (let i = 0; i < levels; i++) schema = { allOf: [schema] };
  return schema;
};

const template = (body: string) => (book: string) =>
  write(book, { 'templates/evil.md.hbs': `---\nfor: risks\ntitle: Evil\noutput: evil\n---\n${body}\n` });

const by = 'coordinator' as const;

/** What is tried with schemas and templates: by a partner, and what a mistake of the coordinator's would do. */
export const schemaRows: readonly HandRow[] = [
  {
    id: 'S40',
    name: 'a partner opens up a schema so that any value passes',
    byHand: { finds: [] },
    act: (book) =>
      write(book, {
        'schemas/risks.schema.json': read(book, 'schemas/risks.schema.json').replaceAll(
          '"maximum": 5',
          '"maximum": 500',
        ),
      }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S40',
    name: 'a pattern that takes for ever: ^(a|a)*$',
    by,
    act: registry({ name: { type: 'string', pattern: '^(a|a)*$', maxLength: 100 } }),
    finds: ['schema/pattern'],
  },
  {
    id: 'S41',
    name: 'two patterns, of which the first is to count for both',
    by,
    act: registry({ name: { type: 'string', pattern: '^b+$', maxLength: 100 } }),
    finds: ['schema/pattern'],
  },
  {
    id: 'S42',
    name: '$data: what is allowed stands in the record',
    by,
    act: registry({ name: { type: 'string', maxLength: { $data: '1/id' } } }),
    finds: ['declaration/invalid'],
    exit: 3,
  },
  {
    id: 'S43',
    name: '$ref to a server',
    by,
    act: registry({ name: { $ref: 'http://127.0.0.1:9/schema.json' } }),
    finds: ['declaration/reference'],
    exit: 3,
  },
  {
    id: 'S43',
    name: '$ref to a file of the machine',
    by,
    act: registry({ name: { $ref: 'file:///etc/passwd' } }),
    finds: ['declaration/reference'],
    exit: 3,
  },
  {
    id: 'S43',
    name: '$ref out of the folder of schemas',
    by,
    act: registry({ name: { $ref: '../../../etc/passwd' } }),
    finds: ['declaration/reference'],
    exit: 3,
  },
  {
    id: 'S44',
    name: 'a schema that is its own part',
    by,
    act: registry({}, { allOf: [{ $ref: '#' }] }),
    finds: ['declaration/reference'],
    exit: 3,
  },
  {
    id: 'S44',
    name: '2,000 nested allOf',
    by,
    act: registry({ name: nested(2000) }),
    finds: ['declaration/cannot-compile'],
    exit: 3,
  },
  {
    id: 'S44',
    name: 'anyOf doubled 16 times',
    by,
    act: registry({ name: deep(16) }),
    finds: ['declaration/cannot-compile'],
    exit: 3,
  },
  {
    id: 'S45',
    name: 'a required field that every object has: toString',
    by,
    act: registry({ toString: { type: 'string' } }, { required: ['id', 'name', 'toString'] }),
    finds: ['schema/required'],
  },
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://a@b.example/',
    'https://x\\\\y.example/',
  ].map(
    (url): HandRow => ({
      id: 'S46',
      name: `an address that is none: ${url}`,
      act: (book) =>
        append(
          book,
          'project-data/news.yaml',
          `\n- id: NEWS-900\n  title: x\n  status: published\n  language: en\n  date: 2023-11-01\n  partner: ENSIE\n  text: x\n  published_on: 2023-11-02\n  url: ${JSON.stringify(url)}\n`,
        ),
      finds: ['schema/format'],
    }),
  ),
  {
    id: 'S48',
    name: '60,000 mistakes in one file',
    act: (book) =>
      append(
        book,
        RISKS,
        Array.from({ length: 20_000 }, (_, i) => `\n- id: R-${i}x\n  likelihood: 9\n  impact: 9\n`).join(''),
      ),
    finds: ['schema/limit', 'schema/pattern', 'schema/required'],
  },
  {
    id: 'S49',
    name: 'a pattern without its ends',
    by,
    act: registry({ name: { type: 'string', pattern: 'a', maxLength: 100 } }),
    finds: ['declaration/unanchored-pattern'],
    exit: 3,
  },
  {
    id: 'S50',
    name: 'nothing at all: the gate itself, where no code may be made of texts',
    act: (book) =>
      write(book, {
        'project-data/risks.yaml': read(book, RISKS).replace(
          'likelihood: 2\n  impact: 5',
          'likelihood: 3\n  impact: 5',
        ),
      }),
    finds: [],
    flags: ['--disallow-code-generation-from-strings'],
    harmless: { because: 'what comes with grantbook is compiled when it is built' },
  },
  {
    id: 'S51',
    name: 'a partner brings a template',
    byHand: { finds: ['template/unknown-value'] },
    act: template('{{id}}'),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S52',
    name: 'a template that asks for the inside of a value: {{title.constructor.name}}',
    by,
    act: template('{{title.constructor.name}}'),
    finds: [],
    harmless: {
      because: 'making the document is refused: there is no such field',
      proof: (book) =>
        expect(sh(book, 'grantbook render evil R-001')).toMatchObject({
          status: 1,
          stdout: expect.stringContaining('constructor'),
        }),
    },
  },
  {
    id: 'S54',
    name: 'a template that prints without escaping: {{{title}}}',
    by,
    act: template('{{{title}}}'),
    finds: ['template/not-allowed'],
  },
  {
    id: 'S57',
    name: 'a template in a loop over a loop over a loop',
    by,
    act: template(`${'{{#each (list "risks")}}'.repeat(5)}x${'{{/each}}'.repeat(5)}`),
    finds: ['template/unknown-helper'],
  },
  {
    id: 'S57',
    name: 'a part that is its own part',
    by,
    act: (book) => {
      template('{{> again}}')(book);
      write(book, { 'templates/parts/again.md.hbs': '{{> again}}\n' });
    },
    finds: ['template/part'],
  },
  {
    id: 'S57',
    name: '5,000 nested blocks',
    by,
    act: template(`${'{{#if id}}'.repeat(5000)}x${'{{/if}}'.repeat(5000)}`),
    finds: ['template/too-large'],
  },
];
