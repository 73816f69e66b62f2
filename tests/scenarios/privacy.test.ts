import { describe, expect, test } from 'vitest';
import { findingText } from '../../src/cli/format/finding-text.ts';
import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { besideStore, filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { check } from '../../src/rules/check.ts';
import { findPersonal, findSecret, withoutSecrets } from '../../src/text/telling-texts.ts';
import type { Mapping } from '../../src/text/value.ts';
import {
  type Contents,
  loadSmall,
  placesOf,
  pretty,
  smallBook,
  smallSchemas,
  validatorsOf,
} from '../support/small-book.ts';

const PROJECT = 'project-data/project.yaml';
const PEOPLE = 'project-data/people.yaml';
const D12 = 'project-data/deliverables/D1.2.yaml';

const { deliverables, people: persons, project } = smallSchemas;

/** Schemas of a book with a store. */
const apart = {
  ...smallSchemas,
  project: { ...project, properties: { ...project.properties, personal_values: { type: 'string' } } },
  people: {
    ...persons,
    'x-erased': 'erased_on',
    properties: {
      ...persons.properties,
      name: { type: 'string', 'x-personal': 'shown' },
      erased_on: { type: 'string', format: 'date' },
    },
  },
};

/** Schemas of a book with a restricted one beside it. */
const confidential = {
  ...smallSchemas,
  project: { ...project, properties: { ...project.properties, restricted_book: { type: 'string' } } },
  deliverables: {
    ...deliverables,
    required: ['id', 'title', 'wp', 'status', 'notes'],
    'x-confidential': { reference: 'restricted', parts: [{ fields: ['notes'], where: { wp: 1 } }] },
    properties: { ...deliverables.properties, restricted: { type: 'object' } },
  },
};

function textsOf(schemas: Readonly<Record<string, Mapping>>): Record<string, string> {
  const texts = Object.entries(schemas).map(([name, schema]) => [
    `schemas/${name}.schema.json`,
    pretty(schema),
  ]);
  return Object.fromEntries(texts);
}

/** The small book with its personal values in a store; without one where none is given. */
async function separated(
  changes: Record<string, string>,
  store?: Record<string, string>,
): Promise<Workspace> {
  const files = filesOf({
    ...smallBook,
    ...textsOf(apart),
    [PROJECT]: `${smallBook[PROJECT]}personal_values: store\n`,
    [PEOPLE]: '- id: P-001\n  partner: ENSIE\n\n- id: P-002\n  partner: EASPD\n',
    ...changes,
  });
  return loadWorkspace(besideStore(files, store && filesOf(store)), { known: await validatorsOf(apart) });
}

const VALUES =
  '- id: P-001\n  name: Ada Example\n  email: ada@example.org\n- id: P-002\n  name: Ben Example\n';
const STORE = { 'personal/people.yaml': VALUES };

describe('a book that keeps personal values in a store', () => {
  test('is joined with it, in the order of the schema', async () => {
    const workspace = await separated({}, STORE);
    expect(placesOf({ workspace })).toEqual([]);
    expect(Object.entries(workspace.entries.get('P-001')?.data ?? {})).toEqual([
      ['id', 'P-001'],
      ['name', 'Ada Example'],
      ['partner', 'ENSIE'],
      ['email', 'ada@example.org'],
    ]);
  });

  test('without it lacks nothing that was not checked', async () => {
    const workspace = await separated({});
    expect(placesOf({ workspace })).toEqual([`${PROJECT}:5:18 privacy/withheld`]);
    expect(workspace.entries.get('P-001')?.data.name).toBeUndefined();
  });

  type Case = {
    readonly name: string;
    readonly people?: string;
    readonly store?: Record<string, string>;
    readonly finds: readonly string[];
  };
  const people = (values: string) => ({ 'personal/people.yaml': values });
  const cases: readonly Case[] = [
    {
      name: 'a value in the book',
      people: '- id: P-001\n  name: Ada\n  partner: ENSIE\n- id: P-002\n  partner: EASPD\n',
      finds: [`${PEOPLE}:2:3 privacy/in-open-book`],
    },
    {
      name: 'a required value that nobody wrote',
      store: people('- id: P-001\n  name: Ada\n- id: P-002\n  email: b@example.org\n'),
      finds: ['personal/people.yaml:3:7 schema/required'],
    },
    {
      name: 'a wrong value, where it stands',
      store: people(VALUES.replace('ada@example.org', 'ada')),
      finds: ['personal/people.yaml:3:10 schema/format'],
    },
    {
      name: 'a file of no registry',
      store: { ...STORE, 'personal/partners.yaml': '- id: ENSIE\n' },
      finds: ['personal/partners.yaml:1:1 book/unknown-file'],
    },
    {
      name: 'a store that cannot be read hides, and lacks nothing',
      store: people('- id: [\n'),
      finds: ['personal/people.yaml:1:7 yaml/syntax'],
    },
    {
      name: 'a value that the history lost',
      people:
        '- id: P-001\n  name: redacted RED-001\n  partner: ENSIE\n  email: redacted RED-001\n- id: P-002\n  partner: EASPD\n',
      store: people('- id: P-002\n  name: Ben\n'),
      finds: [],
    },
    {
      name: 'values of somebody erased',
      people: '- id: P-001\n  partner: ENSIE\n  erased_on: 2024-01-01\n- id: P-002\n  partner: EASPD\n',
      finds: ['personal/people.yaml:2:3 privacy/kept-still', 'personal/people.yaml:3:3 privacy/kept-still'],
    },
  ];

  test.each(cases)('$name', async ({ people: text, store = STORE, finds }) => {
    const workspace = await separated(text === undefined ? {} : { [PEOPLE]: text }, store);
    expect(placesOf({ workspace })).toEqual(finds);
  });
});

describe('what looks personal or secret in a text', () => {
  const noted = (notes: string): Contents => ({ [D12]: `${smallBook[D12]}notes: ${notes}\n` });

  test.each([
    ['ask ada@example.org', 'privacy/looks-personal'],
    ['call +32 2 555 0100', 'privacy/looks-personal'],
    ['the key is AKIAABCDEFGHIJKLMNOP', 'privacy/looks-secret'],
    ['"-----BEGIN OPENSSH PRIVATE KEY-----"', 'privacy/looks-secret'],
    [`token ghp_${'a1B2'.repeat(9)}`, 'privacy/looks-secret'],
    [`token ghs_${'a1B2'.repeat(9)}`, 'privacy/looks-secret'],
    [`in use: xapp-1-A02-${'1a'.repeat(9)}`.replace(':', ','), 'privacy/looks-secret'],
    [`key sk-proj-${'a1B2'.repeat(9)}`, 'privacy/looks-secret'],
    [`key eyJ${'a1'.repeat(600)}.eyJ${'b'.repeat(40)}.${'c'.repeat(40)}`, 'privacy/looks-secret'],
    [`"token \\x67hp_${'a1B2'.repeat(9)}"`, 'privacy/looks-secret'],
    [`"token gh\\\n  p_${'a1B2'.repeat(9)}"`, 'privacy/looks-secret'],
    ['see https://hanne:s3cret@files.example.org/x', 'privacy/looks-secret'],
    ['"the share, Password: Summer2023!"', 'privacy/looks-secret'],
    ['"api_key=0123abcd4567"', 'privacy/looks-secret'],
  ])('%s', async (notes, code) => {
    const workspace = await loadSmall(noted(notes));
    expect(placesOf({ workspace })).toEqual([`${D12}:7:8 ${code}`]);
    const [placed] = [...placeFindings(check({ workspace }), workspace.files)];
    const paint = { bold: String, red: String, yellow: String, dim: String, cyan: String, green: String };
    const shown = placed && findingText(placed, { paint, frame: true, width: 80 });
    expect(shown).not.toMatch(/ada@|555|AKIA|BEGIN|gh[ps]_|xapp|sk-|s3cret|Summer|0123/);
  });

  test.each([
    '2 + 2 @ noon',
    'eyJust a text',
    'M18 +3',
    'office@example.org',
    '"Password: the coordinator tells it by telephone"',
    '"secret: yes"',
    'https://example.org/a:b@c',
    'task-force-of-the-year-2023-and-2024',
    'risk-2023-11-20-and-much-more-of-it-1',
  ])('not: %s', async (notes) => {
    expect(placesOf({ workspace: await loadSmall(noted(notes)) })).toEqual([]);
  });
});

test('a secret is repeated by no other finding either', async () => {
  const key = `ghp_${'a1B2'.repeat(9)}`;
  const text = `${smallBook[D12]}`.replace(/^status: .*$/m, `status: ${key}`);
  const workspace = await loadSmall({ [D12]: text });
  const placed = [...placeFindings(check({ workspace }), workspace.files)];
  expect(placed.map(({ finding }) => finding.code)).toContain('schema/choice');
  const paint = { bold: String, red: String, yellow: String, dim: String, cyan: String, green: String };
  const shown = placed.map((each) => findingText(each, { paint, frame: true, width: 80 })).join('');
  expect(shown).not.toContain('a1B2');
});

test('however long a text is that is made to be looked at for long, it is looked at in one go', () => {
  const texts = ['eyJ-', 'https://a:', '-----BEGIN ', 'password: a', 'sk-', 'secret=1a', '+1 ', 'a@a.'];
  for (const text of texts.map((each) => each.repeat(65_536 / each.length))) {
    const start = process.cpuUsage();
    findSecret(text);
    withoutSecrets(text);
    findPersonal(text);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  }
});

describe('what is confidential in a book that has a restricted one', () => {
  const reference = (digest: string) => `restricted: { book: r, id: RST-001, digest: "sha256:${digest}" }\n`;
  const load = async (d12: string, setting = 'restricted_book: r\n'): Promise<Workspace> =>
    loadWorkspace(
      filesOf({
        ...smallBook,
        ...textsOf(confidential),
        [PROJECT]: `${smallBook[PROJECT]}${setting}`,
        'project-data/deliverables/D1.1.yaml': `${smallBook['project-data/deliverables/D1.1.yaml']}${reference('a')}`,
        [D12]: `${smallBook[D12]}${d12}`,
      }),
      { known: await validatorsOf(confidential) },
    );

  test.each([
    ['stands in the open', 'notes: Weak.\n', [`${D12}:7:1 privacy/confidential-in-open`]],
    ['is missing, and nothing is referred to', '', [`${D12}:1:5 schema/required`]],
    ['stands elsewhere', reference('b'), []],
    [
      'stands in another book',
      reference('b').replace('book: r', 'book: other'),
      [`${D12}:7:21 privacy/restricted-missing`],
    ],
  ])('%s', async (_, d12, finds) => {
    expect(placesOf({ workspace: await load(d12) })).toEqual(finds);
  });

  test('a book that does not say where it stands has it in the open; one that all may read has not', async () => {
    const [d11, open] = [
      'project-data/deliverables/D1.1.yaml:11:21 privacy/restricted-missing',
      'notes: Weak.\n',
    ];
    expect(placesOf({ workspace: await load(open, '') })).toEqual([
      d11,
      `${D12}:7:1 privacy/confidential-in-open`,
    ]);
    expect(placesOf({ workspace: await load(open, 'restricted_book: none\n') })).toEqual([]);
  });
});
