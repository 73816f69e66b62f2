import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../../src/registry/workspace.ts';
import type { Situation } from '../../../src/rules/rule.ts';
import {
  type Contents,
  loadSmall,
  placesOf,
  pretty,
  type SmallSchema,
  smallBook,
  smallSchemas,
  validatorsOf,
} from '../../support/small-book.ts';

const D19 = 'project-data/deliverables/D1.9.yaml';
const D11 = 'project-data/deliverables/D1.1.yaml';
const PEOPLE = 'project-data/people.yaml';

const former = {
  type: 'array',
  items: { type: 'string' },
  uniqueItems: true,
  readOnly: true,
  'x-former-ids': true,
};
const withFormer = ({ properties, ...schema }: SmallSchema) => ({
  ...schema,
  properties: { ...properties, former_ids: former },
});
const frozen = JSON.parse(
  pretty(smallSchemas.deliverables).replace(/"frozen": \[/, '"frozen": ["reviewers", '),
) as SmallSchema;
const schemas: Readonly<Record<string, SmallSchema>> = {
  ...smallSchemas,
  people: withFormer(smallSchemas.people),
  deliverables: withFormer(frozen),
};
const schemaFiles = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [`schemas/${name}.schema.json`, pretty(schema)]),
);

async function load(changes: Contents = {}): Promise<Workspace> {
  return loadSmall({ ...schemaFiles, ...changes }, await validatorsOf(schemas));
}

const people = (text: string) => ({ [PEOPLE]: text });
const ADA =
  '- id: P-001\n  name: Ada Example\n  partner: ENSIE\n  email: ada@example.org\n  roles: [coordinator]\n';
const BEN = '\n- id: P-002\n  name: Ben Example\n  partner: EASPD\n';
const asP009 = (text: string) =>
  text.replaceAll('P-002', 'P-009').replace('id: P-009', 'id: P-009\n  former_ids: [P-002]');
const submitted = (smallBook[D11] ?? '').replace(
  'status: draft\n',
  'status: submitted\ndelivery_date: 2022-03-30\n',
);

type Change = {
  readonly before?: Contents;
  readonly after: Contents;
  readonly more?: Omit<Situation, 'workspace' | 'before'>;
};

async function findsOf({ before = {}, after, more = {} }: Change): Promise<string[]> {
  return placesOf({ workspace: await load({ ...before, ...after }), before: await load(before), ...more });
}

describe('a book as it stands', () => {
  test.each<[string, Contents, string[]]>([
    [
      'a former id that nobody has any more is in order',
      people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [P-009]\n')),
      [],
    ],
    [
      'a reference to a former id is told the id of now',
      people(ADA + asP009(BEN)),
      [`${D11}:6:13 references/former-id`],
    ],
    [
      'a former id is not the id of another record',
      people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [P-001]\n')),
      [`${PEOPLE}:8:16 ids/former-taken`],
    ],
    [
      'nor that of a record of another registry',
      people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [D1.1]\n')),
      [`${PEOPLE}:8:16 ids/former-taken`],
    ],
    [
      'nor was it that of another record',
      people(
        (ADA + BEN)
          .replace('P-001\n', 'P-001\n  former_ids: [P-007]\n')
          .replace('P-002\n', 'P-002\n  former_ids: [P-007]\n'),
      ),
      [`${PEOPLE}:9:16 ids/former-taken`],
    ],
    [
      'an id that was given back is its own',
      people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [P-002, P-009]\n')),
      [],
    ],
  ])('%s', async (_, files, finds) => {
    expect(placesOf({ workspace: await load(files) })).toEqual(finds);
  });
});

describe('another id by hand is judged as the command is', () => {
  const renamed = (text: string) => ({
    [D11]: undefined,
    [D19]: text.replace('id: D1.1\n', 'id: D1.9\nformer_ids: [D1.1]\n'),
  });

  test('a record past its first state gets another id, and keeps what is frozen', async () => {
    expect(await findsOf({ before: { [D11]: submitted }, after: renamed(submitted) })).toEqual([]);
  });

  test('what it does not say is a record that is gone and another that comes', async () => {
    const after = { [D11]: undefined, [D19]: submitted.replace('id: D1.1', 'id: D1.9') };
    expect(await findsOf({ before: { [D11]: submitted }, after })).toEqual([
      `${D11}:1:1 lifecycle/removed`,
      `${D19}:10:9 lifecycle/not-initial`,
    ]);
  });

  test('a step that is skipped, or a frozen field that changes, is found all the same', async () => {
    const draft = smallBook[D11] ?? '';
    const skipped = renamed(draft.replace('draft\n', 'submitted\ndelivery_date: 2022-03-30\n'));
    expect(await findsOf({ after: skipped })).toEqual([`${D19}:11:9 lifecycle/not-allowed`]);
    const rewritten = renamed(submitted.replace('State of the art', 'Another'));
    expect(await findsOf({ before: { [D11]: submitted }, after: rewritten })).toEqual([
      `${D19}:3:8 lifecycle/frozen`,
    ]);
  });

  test('a record that is frozen refers to the one that got another id', async () => {
    const before = { [D11]: submitted };
    const renamed = { ...people(ADA + asP009(BEN)), [D11]: submitted.replace('P-002', 'P-009') };
    expect(await findsOf({ before, after: renamed })).toEqual([]);
    const other = { [D11]: submitted.replace('P-002', 'P-001') };
    expect(await findsOf({ before, after: other })).toEqual([`${D11}:6:12 lifecycle/frozen`]);
  });

  test('who acts is who it was: the coordinator has the role under the new id', async () => {
    const review = (smallBook[D11] ?? '').replace('status: draft', 'status: review');
    const before = await load({ [D11]: review });
    const anew = (text: string) => text.replaceAll('P-001', 'P-010');
    const workspace = await load({
      ...people(anew(ADA).replace('P-010\n', 'P-010\n  former_ids: [P-001]\n') + BEN),
      [D11]: anew(submitted),
    });
    const person = before.entries.get('P-001');
    const actor = { name: 'Ada', email: 'ada@example.org', person };
    expect(placesOf({ workspace, before, actor })).toEqual([]);
  });
});

describe('the list of former ids', () => {
  const had = people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [P-007]\n'));

  test.each<[string, readonly [before: Contents, after: Contents], string[]]>([
    ['is not cut short', [had, people(ADA + BEN)], [`${PEOPLE}:7:7 ids/former-lost`]],
    [
      'keeps its order',
      [had, people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [P-008, P-007]\n'))],
      [`${PEOPLE}:8:15 ids/former-lost`],
    ],
    [
      'takes no id that the record never had',
      [{}, people(ADA + BEN.replace('P-002\n', 'P-002\n  former_ids: [P-007]\n'))],
      [`${PEOPLE}:8:15 ids/never-had`],
    ],
    [
      'takes the id that the record had',
      [
        people(`${ADA + BEN}\n- id: P-003\n  name: Cy Example\n  partner: EASPD\n`),
        {
          ...people(
            `${ADA + BEN}\n- id: P-004\n  former_ids: [P-003]\n  name: Cy Example\n  partner: EASPD\n`,
          ),
        },
      ],
      [],
    ],
    [
      'takes none of a record that is there still',
      [
        people(`${ADA + BEN}\n- id: P-003\n  name: Cy Example\n  partner: EASPD\n`),
        people(
          `${ADA + BEN}\n- id: P-003\n  name: Cy Example\n  partner: EASPD\n\n- id: P-004\n  former_ids: [P-003]\n  name: Cy Example\n  partner: EASPD\n`,
        ),
      ],
      [`${PEOPLE}:16:15 ids/never-had`, `${PEOPLE}:16:16 ids/former-taken`],
    ],
  ])('%s', async (_, [before, after], finds) => {
    expect(await findsOf({ before, after })).toEqual(finds);
  });

  test('takes no id that commits name, and a record takes none that was another’s', async () => {
    const usedIds = () => new Set(['P-007', 'P-009']);
    const fresh = people(
      `${ADA + BEN}\n- id: P-004\n  former_ids: [P-007]\n  name: Cy Example\n  partner: EASPD\n`,
    );
    expect(await findsOf({ after: fresh, more: { usedIds } })).toEqual([`${PEOPLE}:12:15 ids/never-had`]);
    const after = { ...people(ADA + asP009(BEN)), [D11]: (smallBook[D11] ?? '').replace('P-002', 'P-009') };
    expect(await findsOf({ after, more: { usedIds } })).toEqual([`${PEOPLE}:7:7 ids/used-before`]);
  });
});

describe('an id that is given up', () => {
  const after = { [D11]: undefined, [D19]: submitted.replace('id: D1.1', 'id: D1.9') };

  test('is no record that is gone, where it may be given up and nothing else changes', async () => {
    const mayGiveUp = (id: string) => id === 'D1.1';
    expect(await findsOf({ before: { [D11]: submitted }, after, more: { mayGiveUp } })).toEqual([]);
    const rewritten = { ...after, [D19]: after[D19].replace('State', 'The state') };
    expect(await findsOf({ before: { [D11]: submitted }, after: rewritten, more: { mayGiveUp } })).toEqual([
      `${D11}:1:1 lifecycle/removed`,
      `${D19}:10:9 lifecycle/not-initial`,
    ]);
    expect(
      await findsOf({ before: { [D11]: submitted }, after, more: { mayGiveUp: () => false } }),
    ).toHaveLength(2);
  });
});
