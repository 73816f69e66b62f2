import { expect, test } from 'vitest';
import { check } from '../../src/rules/check.ts';
import { type Contents, loadSmall, pretty, smallBook, smallSchemas } from '../support/small-book.ts';

/** What somebody wrote by hand, and all that is said of it: one mistake, one finding. */
type Case = {
  readonly name: string;
  readonly files: Contents;
  readonly before?: boolean;
  readonly says: readonly string[];
};

const D = 'project-data/deliverables/D1.2.yaml';
const PEOPLE = 'project-data/people.yaml';

/** D1.2 with a line replaced, or one more. */
function d12(line: string): Contents {
  const text = smallBook[D] ?? '';
  const key = line.slice(0, line.indexOf(':'));
  const at = new RegExp(`^${key}: .*$`, 'm');
  return { [D]: at.test(text) ? text.replace(at, line) : `${text}${line}\n` };
}

const withFlag: Contents = {
  'schemas/deliverables.schema.json': pretty({
    ...smallSchemas.deliverables,
    $defs: {
      place: { type: 'object', additionalProperties: false, properties: { building: { type: 'string' } } },
    },
    properties: {
      ...smallSchemas.deliverables.properties,
      public: { type: 'boolean', const: true },
      parts: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['action'],
          properties: { action: { type: 'string' }, place: { $ref: '#/$defs/place' } },
        },
      },
      by_body: { type: 'object', additionalProperties: { $ref: '#/$defs/place' } },
      language: { type: 'string', pattern: '^[a-z]{2}$', description: 'Two small letters. Example: en.' },
      languages: {
        type: 'array',
        description: 'Each two small letters. Example: en.',
        items: { type: 'string', pattern: '^[a-z]{2}$' },
      },
      bare: { type: 'string', pattern: '^[a-z]{2}$' },
    },
  }),
};

const cases: readonly Case[] = [
  {
    name: 'a required field that is misspelt is not missing as well',
    files: { [D]: (smallBook[D] ?? '').replace('title:', 'titel:') },
    says: ['"titel" is not a field here; did you mean "title"?'],
  },
  {
    name: 'nor is one deep in the record',
    files: { ...withFlag, ...d12('parts:\n  - acton: x') },
    says: ['"acton" is not a field here; did you mean "action"?'],
  },
  {
    name: 'a field that may be absent has its suggestion at every depth, behind references as well',
    files: {
      ...withFlag,
      ...d12('parts:\n  - action: x\n    plac: {}\n  - action: y\n    place:\n      bulding: A'),
    },
    says: [
      '"plac" is not a field here; did you mean "place"?',
      '"bulding" is not a field here; did you mean "building"?',
    ],
  },
  {
    name: 'and below a key that is data',
    files: { ...withFlag, ...d12('by_body:\n  general_assembly:\n    bilding: A') },
    says: ['"bilding" is not a field here; did you mean "building"?'],
  },
  {
    name: 'a form is told by examples, else in the words of the schema, and only then as a pattern',
    files: {
      ...withFlag,
      ...d12('version: one'),
      [D]: `${d12('version: one')[D] ?? ''}language: EN\nlanguages: [EN]\nbare: EN\n`,
    },
    says: [
      '"one" does not have the right form; for example: 1.10',
      '"EN" does not have the right form; Two small letters. Example: en.',
      '"EN" does not have the right form; Each two small letters. Example: en.',
      '"EN" does not have the right form; it has to match ^[a-z]{2}$',
    ],
  },
  {
    name: 'a required field that is missing, beside another that nobody knows',
    files: { [D]: (smallBook[D] ?? '').replace('title:', 'subject:') },
    says: [
      '"title" is missing; add a line "title: …"',
      '"subject" is not a field here; remove the line, or correct its name',
    ],
  },
  {
    name: 'a value of the wrong kind is not one of no choice as well',
    files: { ...withFlag, ...d12('public: "true"') },
    says: ['"true" is not true or false; write true or false, without quotes'],
  },
  {
    name: 'a number where quotes would not help',
    files: d12('due_month: 18'),
    says: ['"18" is not text; write it as M and a number, for example M18'],
  },
  {
    name: 'a number where quotes do help',
    files: d12('version: 1.10'),
    says: [
      '"1.1" is not text; put quotes around it as it is written: YAML reads it as a number or as true/false',
    ],
  },
  {
    name: 'the quotes of Word around a version',
    files: d12('version: “1.0”'),
    says: [
      '"“1.0”" does not have the right form; the quotes “…” belong to the text for YAML: leave them out, or type straight ones: "1.0"',
    ],
  },
  {
    name: 'the quotes of Word around a date',
    files: d12('delivery_date: ‘2022-03-31’'),
    says: [
      '"‘2022-03-31’" is not a date; the quotes ‘…’ belong to the text for YAML: leave them out, or type straight ones: "2022-03-31"',
    ],
  },
  {
    name: 'the quotes of Word around a choice',
    files: d12('status: „planned“'),
    says: [
      '"„planned“" is not one of planned, draft, review, submitted; the quotes „…“ belong to the text for YAML: leave them out, or type straight ones: "planned"',
    ],
  },
  {
    name: 'the name of a person where an id is asked for',
    files: d12('editor: Ada Example'),
    says: ['"Ada Example" is not in people; did you mean "P-001"?'],
  },
  {
    name: 'a record that was taken away while others refer to it',
    before: true,
    files: { [PEOPLE]: '- id: P-001\n  name: Ada Example\n  partner: ENSIE\n' },
    says: [`"P-002" is not in people; it was in ${PEOPLE} before: bring it back, or correct this line`],
  },
  {
    name: 'one that was to stay is told of once, not at every reference to it',
    before: true,
    files: {
      'project-data/deliverables/D1.1.yaml': undefined,
      'schemas/people.schema.json': pretty({
        ...smallSchemas.people,
        properties: {
          ...smallSchemas.people.properties,
          works_on: { type: 'string', 'x-ref': { to: 'deliverables' } },
        },
      }),
      [PEOPLE]: `${smallBook[PEOPLE]}  works_on: D1.1\n`,
    },
    says: [
      'deliverable D1.1 was "draft" and is gone; keep the record (git diff shows what was deleted by hand), and take a step instead: grantbook move D1.1 review (to review)',
    ],
  },
  {
    name: 'a record that was taken away in the middle of its life',
    before: true,
    files: { 'project-data/deliverables/D1.1.yaml': undefined },
    says: [
      'deliverable D1.1 was "draft" and is gone; keep the record (git diff shows what was deleted by hand), and take a step instead: grantbook move D1.1 review (to review)',
    ],
  },
];

test.each(cases)('$name', async ({ files, before, says }) => {
  const workspace = await loadSmall(files);
  const found = check({ workspace, ...(before && { before: await loadSmall() }) });
  expect(found.map(({ message, hint }) => `${message}; ${hint}`)).toEqual(says);
});
