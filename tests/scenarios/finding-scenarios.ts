import { type Contents, pretty, smallBook, smallSchemas } from '../support/small-book.ts';

/** A book with something in it, and what is found: `file:line:column code`. */
export type Scenario = { readonly name: string; readonly files: Contents; readonly finds: readonly string[] };

const D = 'project-data/deliverables/D1.2.yaml';
const PARTNERS = 'project-data/partners.yaml';
const PEOPLE = 'project-data/people.yaml';
const PROJECT = 'project-data/project.yaml';

/** D1.2 with some of its lines changed. */
function d12(lines: Readonly<Record<string, string>>): Contents {
  const text = smallBook[D] ?? '';
  const changed = Object.entries(lines).reduce(
    (t, [key, line]) =>
      t.includes(`${key}: `) ? t.replace(new RegExp(`^${key}: .*$`, 'm'), line) : `${t}${line}\n`,
    text,
  );
  return { [D]: changed };
}

function schemaWith(change: Readonly<Record<string, unknown>>): Contents {
  return { 'schemas/deliverables.schema.json': pretty({ ...smallSchemas.deliverables, ...change }) };
}

function properties(change: Readonly<Record<string, unknown>>): Contents {
  return schemaWith({ properties: { ...smallSchemas.deliverables.properties, ...change } });
}

const records: readonly Scenario[] = [
  {
    name: 'a field is missing',
    files: { [D]: 'id: D1.2\nwp: 1\nstatus: planned\n' },
    finds: [`${D}:1:5 schema/required`],
  },
  {
    name: 'a field is misspelt',
    files: d12({ notez: 'notez: x' }),
    finds: [`${D}:7:1 schema/unknown-field`],
  },
  {
    name: 'a number stands where text is asked for',
    files: d12({ version: 'version: 1.10' }),
    finds: [`${D}:7:10 schema/type`],
  },
  {
    name: 'a text stands where a number is asked for',
    files: d12({ wp: 'wp: "1"' }),
    finds: [`${D}:3:5 schema/type`],
  },
  {
    name: 'a nested number is too high',
    files: d12({ meta: 'meta:\n  pages: 900' }),
    finds: [`${D}:8:10 schema/limit`],
  },
  {
    name: 'a value is not one of the choices',
    files: d12({ status: 'status: planed' }),
    finds: [`${D}:6:9 schema/choice`],
  },
  {
    name: 'a value has not the form asked for',
    files: d12({ version: 'version: "v1"' }),
    finds: [`${D}:7:10 schema/pattern`],
  },
  {
    name: 'a quoted date does not exist',
    files: d12({ delivery_date: 'delivery_date: "2022-02-30"' }),
    finds: [`${D}:7:16 schema/format`],
  },
  {
    name: 'an unquoted date does not exist',
    files: d12({ delivery_date: 'delivery_date: 2022-02-30' }),
    finds: [`${D}:7:16 schema/format`],
  },
  {
    name: 'a valid unquoted date passes',
    files: d12({ delivery_date: 'delivery_date: 2022-02-28' }),
    finds: [],
  },
  {
    name: 'a month is not one',
    files: d12({ due_month: 'due_month: 18' }),
    finds: [`${D}:5:12 schema/type`],
  },
  {
    name: 'an address is not https',
    files: d12({ link: 'link: javascript:alert(1)' }),
    finds: [`${D}:7:7 schema/format`],
  },
  {
    name: 'a list names an item twice',
    files: { [PEOPLE]: (smallBook[PEOPLE] ?? '').replace('[coordinator]', '[reviewer, reviewer]') },
    finds: [`${PEOPLE}:5:10 schema/duplicate-item`],
  },
  {
    name: 'a country called NO is text, with or without quotes',
    files: {
      [PARTNERS]:
        '- id: ENSIE\n  name: Norge\n  country: NO\n- id: EASPD\n  name: Sverige\n  country: "NO"\n',
    },
    finds: [],
  },
  {
    name: 'a condition of the schema is not met',
    files: {
      ...schemaWith({ dependentRequired: { notes: ['link'] } }),
      ...d12({ notes: 'notes: see the link' }),
    },
    finds: [`${D}:1:5 schema/rule`],
  },
];

const anyPattern = { type: 'string', pattern: '^[^ ]+$' };
const anyId: Contents = {
  'schemas/partners.schema.json': pretty({
    ...smallSchemas.partners,
    'x-id': { field: 'id', closed: true, pattern: '^[^ ]+$' },
    properties: { ...smallSchemas.partners.properties, id: anyPattern },
  }),
};

const ids: readonly Scenario[] = [
  {
    name: 'ids look alike: Cyrillic letters, a joiner that is not seen, full width, another case',
    files: {
      ...anyId,
      [PARTNERS]: `- id: ENSIE\n  name: One\n- id: EASPD\n  name: Two\n${[
        '\u0415NSIE',
        'EN\u200dSIE',
        '\uff25\uff2e\uff33\uff29\uff25',
        'Ensie',
        'SCF',
      ]
        .map((id) => `- id: ${id}\n  name: Another\n`)
        .join('')}`,
    },
    finds: [
      `${PARTNERS}:5:7 ids/look-alike`,
      `${PARTNERS}:7:7 ids/look-alike`,
      `${PARTNERS}:9:7 ids/look-alike`,
      `${PARTNERS}:11:7 ids/look-alike`,
    ],
  },
  {
    name: 'an id is taken twice',
    files: { [PARTNERS]: '- id: ENSIE\n  name: One\n- id: EASPD\n  name: Two\n- id: ENSIE\n  name: Three\n' },
    finds: [`${PARTNERS}:5:7 ids/duplicate`],
  },
  {
    name: 'a file is not named after its record',
    files: { [D]: undefined, 'project-data/deliverables/copy.yaml': smallBook[D] },
    finds: ['project-data/deliverables/copy.yaml:1:5 ids/file-name'],
  },
  {
    name: 'an id disagrees with its work package',
    files: d12({ wp: 'wp: 2' }),
    finds: [`${D}:3:5 ids/disagrees`],
  },
  {
    name: 'a reference leads nowhere',
    files: d12({ lead: 'lead: EASDP' }),
    finds: [`${D}:4:7 references/unknown-id`],
  },
  {
    name: 'a reference names a record of another registry',
    files: d12({ lead: 'lead: P-001' }),
    finds: [`${D}:4:7 references/wrong-registry`],
  },
  {
    name: 'a reference in a list leads nowhere',
    files: d12({ reviewers: 'reviewers:\n  - P-001\n  - P-009' }),
    finds: [`${D}:9:5 references/unknown-id`],
  },
  {
    name: 'a record that cannot be read is no unknown id for others',
    files: { [PARTNERS]: '- id: ENSIE\n  name: "European\n- id: EASPD\n  name: Providers\n' },
    finds: [`${PARTNERS}:2:9 yaml/syntax`],
  },
];

const states: readonly Scenario[] = [
  {
    name: 'a state asks for a field',
    files: d12({ status: 'status: submitted' }),
    finds: [`${D}:1:5 lifecycle/required-field`],
  },
  {
    name: 'a date and its month disagree',
    files: d12({ due: 'due: 2022-07-01' }),
    finds: [`${D}:7:6 dates/month-disagrees`],
  },
  { name: 'a date and its month agree', files: d12({ due: 'due: 2022-06-30' }), finds: [] },
  {
    name: 'an end comes before its start',
    files: d12({ start_month: 'start_month: M20' }),
    finds: [`${D}:5:12 dates/order`],
  },
  {
    name: 'a month lies after the project',
    files: d12({ due_month: 'due_month: M49' }),
    finds: [`${D}:5:12 dates/outside-project`],
  },
  {
    name: 'the end does not follow from the start',
    files: { [PROJECT]: (smallBook[PROJECT] ?? '').replace('2024-12-31', '2025-01-01') },
    finds: [`${PROJECT}:4:11 dates/wrong-end`],
  },
];

const book: readonly Scenario[] = [
  {
    name: 'the project is missing',
    files: { [PROJECT]: undefined },
    finds: [`${PROJECT}:1:1 book/no-project`],
  },
  {
    name: 'a file belongs to no registry',
    files: { 'project-data/riks.yaml': '- id: R1\n', 'project-data/README.md': 'words\n' },
    finds: ['project-data/riks.yaml:1:1 book/unknown-file'],
  },
  {
    name: 'a file ends in .yml',
    files: { 'project-data/deliverables/D1.3.yml': 'id: D1.3\n' },
    finds: ['project-data/deliverables/D1.3.yml:1:1 book/unknown-file'],
  },
];

const SCHEMA = 'schemas/deliverables.schema.json';

/** A schema scenario: the finding stands at the end of the text given, in the schema as changed. */
function schemaScenario(name: string, files: Contents, [code, before]: readonly [string, string]): Scenario {
  const text = String(files[SCHEMA]);
  const at = text.indexOf(before) + before.length;
  const lines = text.slice(0, at).split('\n');
  return { name, files, finds: [`${SCHEMA}:${lines.length}:${(lines.at(-1) ?? '').length + 1} ${code}`] };
}

const schemas: readonly Scenario[] = [
  {
    name: 'a schema is not JSON',
    files: { [SCHEMA]: '{\n  "type": "object",\n  "x: 1\n}\n' },
    finds: [`${SCHEMA}:3:3 declaration/syntax`],
  },
  schemaScenario('a keyword has a value it cannot have', schemaWith({ required: 'id' }), [
    'declaration/invalid',
    '"required": ',
  ]),
  schemaScenario('a keyword is misspelt', properties({ notes: { type: 'string', maxLenght: 9 } }), [
    'declaration/unknown-keyword',
    '"notes": {\n      "type": "string",\n      ',
  ]),
  schemaScenario(
    'an annotation lacks a part',
    schemaWith({ 'x-registry': { noun: 'deliverable', source: { folder: 'deliverables' } } }),
    ['declaration/annotation', '"x-registry": '],
  ),
  schemaScenario(
    'a pattern is not anchored',
    properties({ version: { type: 'string', pattern: 'v[0-9]+' } }),
    ['declaration/unanchored-pattern', '"version": {\n      "type": "string",\n      "pattern": '],
  ),
  schemaScenario(
    'a reference leads out of the schemas',
    properties({ notes: { $ref: 'http://127.0.0.1/x.json' } }),
    ['declaration/reference', '"$ref": '],
  ),
  schemaScenario(
    'x-ref stands inside a choice',
    properties({ notes: { anyOf: [{ type: 'string', 'x-ref': { to: 'people' } }] } }),
    [
      'declaration/conditional-reference',
      '"anyOf": [\n        {\n          "type": "string",\n          "x-ref": ',
    ],
  ),
  schemaScenario('a deadline names no property', schemaWith({ 'x-deadline': { date: 'deu', done: [] } }), [
    'declaration/unknown-field',
    '"date": ',
  ]),
  schemaScenario(
    'a lifecycle and its field disagree',
    properties({ status: { type: 'string', enum: ['planned', 'draft', 'review'] } }),
    ['declaration/lifecycle', '"states": '],
  ),
  schemaScenario(
    'x-ref names no registry',
    properties({ lead: { type: 'string', 'x-ref': { to: 'partner' } } }),
    ['declaration/unknown-registry', '"lead": {\n      "type": "string",\n      "x-ref": {\n        "to": '],
  ),
  {
    name: 'two registries share a prefix',
    files: {
      'schemas/people.schema.json': pretty({
        ...smallSchemas.people,
        'x-id': { field: 'id', prefix: 'D', pattern: '^P-[0-9]+$' },
      }),
    },
    finds: ['schemas/people.schema.json:16:15 declaration/prefix'],
  },
  {
    name: 'a schema cannot be compiled',
    files: properties({ notes: { type: 'string', format: 'fax-number' } }),
    finds: [`${SCHEMA}:1:1 declaration/cannot-compile`],
  },
];

/** Every scenario of a book as it stands. */
export const scenarios: readonly Scenario[] = [...records, ...ids, ...states, ...book, ...schemas];
