import { describe, expect, test } from 'vitest';
import { Draft } from '../../src/change/draft.ts';
import { migrateRecords } from '../../src/procedures/upgrade/migrate-records.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { fieldName } from '../../src/registry/members.ts';
import {
  MIGRATION_FOLDER,
  type MigrationStep,
  migrationsBetween,
  readMigration,
} from '../../src/registry/upgrade/migration.ts';
import { check } from '../../src/rules/check.ts';
import type { Value } from '../../src/text/value.ts';
import { loadSmall, pretty, smallBook, smallSchemas, validatorsOf } from '../support/small-book.ts';

const D11 = 'project-data/deliverables/D1.1.yaml';
const PEOPLE = 'project-data/people.yaml';

/** Takes the records of the small book through steps; returns a file as it is then, or what is open. */
async function migrate(
  file: string,
  steps: readonly MigrationStep[],
  {
    contents = {},
    answers = {},
  }: { contents?: Record<string, string>; answers?: Record<string, Value> } = {},
): Promise<string | string[]> {
  const workspace = await loadSmall(contents);
  const draft = new Draft(workspace);
  const done = await migrateRecords(draft, steps, ({ id }, path) => answers[`${id}.${fieldName(path)}`]);
  if (!done.ok) return done.diagnostics.map(({ code, message }) => `${code} ${message}`);
  const written = draft.plan({ subject: 'x', trailers: [] }).writes.get(file);
  return written ? new TextDecoder().decode(written) : 'as it is';
}

const of = (registry: string, text: string): string[] =>
  text.split('\n').filter((line) => !(smallBook[registry] ?? '').split('\n').includes(line));

describe('records are taken through the steps of a version', () => {
  test('a field is called otherwise: its key changes, and not a byte beside it', async () => {
    const text = "id: D1.1\ntitle: 'Quoted'   # why\nwp:   1\nmeta: {pages: 12} # flow\n";
    const contents = { [D11]: text };
    const steps: MigrationStep[] = [
      { registry: 'deliverables', move: 'title', to: 'name' },
      { registry: 'deliverables', move: 'meta.pages', to: 'meta.length' },
    ];
    expect(await migrate(D11, steps, { contents })).toBe(
      "id: D1.1\nname: 'Quoted'   # why\nwp:   1\nmeta: {length: 12} # flow\n",
    );
  });

  test('in a list of records each one, with CRLF as well', async () => {
    const steps: MigrationStep[] = [{ registry: 'people', move: 'partner', to: 'organisation' }];
    const windows = (smallBook[PEOPLE] ?? '').replaceAll('\n', '\r\n');
    expect(await migrate(PEOPLE, steps, { contents: { [PEOPLE]: windows } })).toBe(
      windows.replaceAll('partner:', 'organisation:'),
    );
  });

  test('a value is moved elsewhere, unless something stands there', async () => {
    const steps: MigrationStep[] = [{ registry: 'deliverables', move: 'version', to: 'meta.edition' }];
    expect(of(D11, String(await migrate(D11, steps)))).toEqual(['meta:', '  edition: "0.2"']);
    const twice: MigrationStep[] = [{ registry: 'deliverables', move: 'version', to: 'title' }];
    expect(await migrate(D11, twice)).toEqual([
      'upgrade/open-value "title" of D1.1 has to be decided: it has a value already, and another is to be moved there',
    ]);
  });

  test('a value is called otherwise, in lists as well', async () => {
    const steps: MigrationStep[] = [
      { registry: 'people', rename_value: 'roles', from: 'coordinator', to: 'lead' },
    ];
    expect(of(PEOPLE, String(await migrate(PEOPLE, steps)))).toEqual(['  roles: [lead]']);
  });

  test('a value is filled in where there is none', async () => {
    const steps: MigrationStep[] = [{ registry: 'people', fill: 'email', with: 'none@example.org' }];
    expect(of(PEOPLE, String(await migrate(PEOPLE, steps)))).toEqual(['  email: none@example.org']);
  });

  test('a value that only people know is asked for, in one question for all', async () => {
    const steps: MigrationStep[] = [{ registry: 'people', ask: 'country', why: 'where they work' }];
    expect(await migrate(PEOPLE, steps)).toEqual([
      'upgrade/open-value "country" of P-001, P-002 has to be decided: where they work',
    ]);
    expect(await migrate(PEOPLE, steps, { answers: { 'P-001.country': 'BE' } })).toEqual([
      'upgrade/open-value "country" of P-002 has to be decided: where they work',
    ]);
    const answers = { 'P-001.country': 'BE', 'P-002.country': 'AT' };
    expect(of(PEOPLE, String(await migrate(PEOPLE, steps, { answers })))).toEqual([
      '  country: BE',
      '  country: AT',
    ]);
  });

  test('a value is split in two where it can be told how', async () => {
    const steps: MigrationStep[] = [{ registry: 'people', split: 'name', at: ' ', into: ['first', 'last'] }];
    expect(of(PEOPLE, String(await migrate(PEOPLE, steps)))).toEqual([
      '  first: Ada',
      '  last: Example',
      '  first: Ben',
      '  last: Example',
    ]);
    const contents = { [PEOPLE]: (smallBook[PEOPLE] ?? '').replace('Ada Example', 'Ada van Example') };
    expect(await migrate(PEOPLE, steps, { contents })).toEqual([
      'upgrade/open-value "name" of P-001 has to be decided: it is to be split in two at " "',
    ]);
  });

  test('an answer stands for the whole of a step: nothing of one that is open is written', async () => {
    const steps: MigrationStep[] = [
      { registry: 'people', move: 'partner', to: 'organisation' },
      { registry: 'people', ask: 'country', why: 'where they work' },
    ];
    expect(await migrate(PEOPLE, steps)).toEqual(expect.any(Array));
  });
});

describe('a migration is data', () => {
  test.each<[Value, string]>([
    ['x', 'it names no version'],
    [{ version: '0.2', steps: [] }, 'it names no version'],
    [{ version: '0.2.0' }, 'it lists no steps'],
    [{ version: '0.2.0', steps: [{ registry: 'a', run: 'rm' }] }, 'step 1 is none of'],
    [{ version: '0.2.0', steps: [{ registry: 'a', move: 'b', to: 'c', more: 1 }] }, 'step 1 is none of'],
    [{ version: '0.2.0', steps: [{ registry: 'a', move: '../b', to: 'c' }] }, 'step 1 is none of'],
  ])('%j: %s', (json, why) => {
    expect(readMigration(JSON.stringify(json))).toContain(why);
  });

  test('those after a version up to another, in the order of their numbers', () => {
    const all = ['0.10.0', '0.2.0', '0.1.0', '1.0.0', '0.9.1'].map((version) => ({ version, steps: [] }));
    expect(migrationsBetween(all, '0.1.0', '0.10.0').map(({ version }) => version)).toEqual([
      '0.2.0',
      '0.9.1',
      '0.10.0',
    ]);
  });
});

describe('rules that compare see the past in the words of the present', () => {
  const lifecycle = (review: string) => ({
    ...smallSchemas.deliverables,
    'x-lifecycle': {
      field: 'status',
      initial: 'planned',
      states: {
        planned: { title: 'Planned' },
        draft: { title: 'Draft', frozen: ['wp'] },
        [review]: { title: 'Review' },
        submitted: { title: 'Submitted' },
      },
      transitions: { begin: { title: 'Begin', from: ['planned'], to: 'draft' } },
    },
    properties: {
      ...smallSchemas.deliverables.properties,
      status: { type: 'string', enum: ['planned', 'draft', review, 'submitted'] },
    },
  });
  const [old, fresh] = [lifecycle('review'), lifecycle('in_review')];
  const SCHEMA = 'schemas/deliverables.schema.json';
  const D12 = 'project-data/deliverables/D1.2.yaml';
  const steps = [{ registry: 'deliverables', rename_value: 'status', from: 'review', to: 'in_review' }];
  const before = {
    ...smallBook,
    [SCHEMA]: pretty(old),
    [D12]: (smallBook[D12] ?? '').replace('planned', 'review'),
  };
  const after = { ...before, [SCHEMA]: pretty(fresh), [D12]: before[D12].replace('review', 'in_review') };
  const declared = { ...after, [`${MIGRATION_FOLDER}0.2.0.json`]: pretty({ version: '0.2.0', steps }) };
  const load = async (contents: Record<string, string>) =>
    loadWorkspace(filesOf(contents), {
      known: await validatorsOf({
        ...smallSchemas,
        deliverables: contents[SCHEMA] === before[SCHEMA] ? old : fresh,
      }),
    });
  const judged = async (contents: Record<string, string>) =>
    check({ workspace: await load(contents), before: await load(before) }).map(
      ({ code, record }) => `${record} ${code}`,
    );

  test('a state that is called otherwise is no step, where a migration says so', async () => {
    expect(await judged(after)).toContain('D1.2 lifecycle/not-allowed');
    expect(await judged(declared)).toEqual([]);
  });

  test('what else is changed on the way is found as ever', async () => {
    const smuggled = {
      ...declared,
      [D12]: declared[D12].replace('in_review', 'submitted'),
      [D11]: (smallBook[D11] ?? '').replace('wp: 1', 'wp: 2'),
    };
    expect(await judged(smuggled)).toEqual([
      'D1.1 ids/disagrees',
      'D1.1 lifecycle/frozen',
      'D1.2 lifecycle/not-allowed',
    ]);
  });
});
