import { describe, expect, test } from 'vitest';
import { type Day, parseDay } from '../../../src/base/day.ts';
import { derivedValues } from '../../../src/registry/derived/index.ts';
import { derivedData, storedData, withDerived } from '../../../src/registry/derived/with-derived.ts';
import type { Mapping } from '../../../src/text/value.ts';
import { readSchemas } from '../../book/book.ts';
import { type Contents, loadSmall, pretty, smallBook, smallSchemas } from '../../support/small-book.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const bands = { type: 'object', properties: { green_to: number, red_from: number } };

function registry(name: string, noun: string, properties: Mapping): Contents {
  const prefix = `${noun[0]?.toUpperCase()}X-`;
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${name}.schema.json`,
    title: name,
    'x-registry': { noun, label: 'id', source: { file: name } },
    'x-id': { field: 'id', prefix, pattern: `^${prefix}[0-9]+$` },
    type: 'object',
    properties: { id: { type: 'string', pattern: `^${prefix}[0-9]+$` }, ...properties },
  };
  return { [`schemas/${name}.schema.json`]: pretty(schema) };
}

const project = {
  ...smallSchemas.project,
  properties: { ...smallSchemas.project.properties, reporting_periods: { type: 'array' }, risk_bands: bands },
};
const periods = `reporting_periods:
  - {id: RP1, from_month: M1, to_month: M24, due_days: 60}
  - {id: RP2, from_month: M25, to_month: M48, due_days: 60}
risk_bands: {green_to: 2, red_from: 20}
`;
const D = 'project-data/deliverables/D1.1.yaml';

const book: Contents = {
  ...smallBook,
  'schemas/project.schema.json': pretty(project),
  'project-data/project.yaml': `${smallBook['project-data/project.yaml']}${periods}`,
  ...registry('risks', 'risk', { likelihood: number, impact: number }),
  ...registry('issues', 'issue', { urgency: number, impact: number }),
  'project-data/risks.yaml':
    '- {id: RX-1, likelihood: 1, impact: 2}\n- {id: RX-2, likelihood: 4, impact: 4}\n- {id: RX-3, likelihood: 4, impact: 5}\n- {id: RX-4, impact: 5}\n',
  'project-data/issues.yaml': '- {id: IX-1, urgency: 3, impact: 4}\n',
};

async function worked(id: string, today?: string, changes: Contents = {}): Promise<Mapping> {
  const workspace = await loadSmall({ ...book, ...changes });
  const entry = workspace.entries.get(id) ?? workspace.registries.get(id)?.entries[0];
  if (!entry) throw new Error(`no ${id}`);
  return derivedData(entry, workspace, today === undefined ? undefined : parseDay(today));
}

describe('values that are worked out', () => {
  const days: readonly (readonly [day: string, values: Mapping])[] = [
    ['2020-12-31', { elapsed_percent: 0, days_to_report: 790 }],
    ['2021-01-01', { current_month: 'M1', current_period: 'RP1', elapsed_percent: 0.1, days_to_report: 789 }],
    ['2022-12-31', { current_month: 'M24', current_period: 'RP1', elapsed_percent: 50, days_to_report: 60 }],
    ['2023-01-01', { current_month: 'M25', current_period: 'RP2', elapsed_percent: 50, days_to_report: 59 }],
    [
      '2023-03-02',
      { current_month: 'M27', current_period: 'RP2', elapsed_percent: 54.1, days_to_report: 730 },
    ],
    ['2025-03-02', { elapsed_percent: 100 }],
  ];
  test.each(days)('the project on %s', async (day, values) => {
    expect(await worked('project', day)).toEqual(values);
  });

  test('the project on no day has none of its values', async () => {
    expect(await worked('project')).toEqual({});
  });

  test('a deliverable that is owed: days to its due date, late from the day after', async () => {
    expect(await worked('D1.1', '2022-03-21')).toMatchObject({
      days_to_due: 10,
      overdue: false,
      lateness_days: 0,
    });
    expect(await worked('D1.1', '2022-03-31')).toMatchObject({
      days_to_due: 0,
      overdue: false,
      lateness_days: 0,
    });
    expect(await worked('D1.1', '2022-04-01')).toMatchObject({
      days_to_due: -1,
      overdue: true,
      lateness_days: 1,
    });
    const revised = {
      'schemas/deliverables.schema.json': pretty({
        ...smallSchemas.deliverables,
        'x-deadline': { date: 'due', month: 'due_month', revised: 'agreed', done: ['submitted'] },
        properties: { ...smallSchemas.deliverables.properties, agreed: { type: 'string', format: 'date' } },
      }),
      [D]: `${smallBook[D]}agreed: 2022-05-31\n`,
    };
    expect(await worked('D1.1', '2022-04-01', revised)).toMatchObject({
      days_to_due: 60,
      overdue: false,
      lateness_days: 1,
    });
    expect(await worked('D1.2', '2022-07-02')).toMatchObject({
      days_to_due: -2,
      overdue: true,
      lateness_days: 2,
    });
  });

  test('a deliverable that was submitted late: the days it was late, on whatever day', async () => {
    const submitted = (smallBook[D] ?? '').replace(
      'status: draft',
      'delivery_date: 2022-04-15\nstatus: submitted',
    );
    const change = { [D]: submitted };
    expect(await worked('D1.1', '2023-01-01', change)).toMatchObject({ overdue: false, lateness_days: 15 });
    expect(await worked('D1.1', undefined, change)).toMatchObject({ lateness_days: 15 });
  });

  test('a partner: what it leads and what its people review, while it is owed', async () => {
    expect(await worked('ENSIE')).toEqual({ deliverables_led: 1, deliverables_reviewed: 0 });
    expect(await worked('EASPD')).toEqual({ deliverables_led: 1, deliverables_reviewed: 1 });
  });

  test('a partner: its person-months by work package and in all', async () => {
    const parts = {
      ...registry('work-packages', 'work-package', { participants: { type: 'array' } }),
      'project-data/work-packages.yaml': `- {id: WX-1, participants: [{partner: ENSIE, planned_pm: 2.5}, {partner: EASPD, planned_pm: 1}]}
- {id: WX-2, participants: [{partner: ENSIE, planned_pm: 4}]}
`,
    };
    expect(await worked('ENSIE', undefined, parts)).toMatchObject({
      planned_pm: 6.5,
      pm_by_wp: { 'WX-1': 2.5, 'WX-2': 4 },
    });
  });

  test('a risk: its level, and its band as the settings draw it', async () => {
    expect(await worked('RX-1')).toEqual({ level: 2, band: 'green', rank: 3 });
    expect(await worked('RX-2')).toEqual({ level: 16, band: 'yellow', rank: 2 });
    expect(await worked('RX-3')).toEqual({ level: 20, band: 'red', rank: 1 });
    expect(await worked('RX-4')).toEqual({ rank: 4 });
  });

  test('a work package: how much of it is done', async () => {
    const parts = {
      ...registry('work-packages', 'work-package', {}),
      'project-data/work-packages.yaml': '- id: WX-1\n- id: WX-2\n',
      ...registry('tasks', 'task', { wp: text, status: text, percent_complete: number, pm_estimate: number }),
      'project-data/tasks.yaml': `- {id: TX-1, wp: WX-1, status: done, percent_complete: 100, pm_estimate: 6}
- {id: TX-2, wp: WX-1, status: in_progress, percent_complete: 50, pm_estimate: 2}
- {id: TX-3, wp: WX-1, status: not_started, percent_complete: 0, pm_estimate: 2}
- {id: TX-4, wp: WX-1, status: cancelled, percent_complete: 0, pm_estimate: 90}
`,
    };
    expect(await worked('WX-1', undefined, parts)).toEqual({
      tasks_done_percent: 33.3,
      used_pm: 0,
      progress_percent: 70,
    });
    expect(await worked('WX-2', undefined, parts)).toEqual({ used_pm: 0 });
    const wp = { ...smallSchemas.deliverables.properties, wp: text };
    const owned = {
      ...parts,
      'schemas/deliverables.schema.json': pretty({ ...smallSchemas.deliverables, properties: wp }),
      [D]: (smallBook[D] ?? '').replace('wp: 1', 'wp: WX-2'),
      'project-data/deliverables/D1.2.yaml': 'id: D1.2\ntitle: Done\nwp: WX-2\nstatus: submitted\n',
    };
    expect(await worked('WX-2', undefined, owned)).toEqual({ deliverables_done_percent: 50, used_pm: 0 });
  });

  test('an issue: its priority', async () => {
    expect(await worked('IX-1')).toEqual({ priority: 12 });
  });

  test('a field of a book’s own schema comes before a value of its name', async () => {
    const own = registry('risks', 'risk', { likelihood: number, impact: number, band: text });
    const change = {
      ...own,
      'project-data/risks.yaml': '- {id: RX-1, likelihood: 5, impact: 5, band: mine}\n',
    };
    expect(await worked('RX-1', undefined, change)).toEqual({ level: 25, rank: 1 });
    const workspace = withDerived(await loadSmall({ ...book, ...change }));
    expect(workspace.entries.get('RX-1')?.data.band).toBe('mine');
  });

  test('what is stored is told from what is worked out', async () => {
    const plain = await loadSmall(book);
    const grown = withDerived(plain, '2022-03-21' as Day);
    for (const [id, entry] of grown.entries) expect(storedData(entry)).toEqual(plain.entries.get(id)?.data);
    expect(grown.entries.get('D1.1')?.data.days_to_due).toBe(10);
    expect(grown.project?.data.current_month).toBe('M15');
  });
});

describe('the list of values', () => {
  test('has each name once in a registry, and none that is a field of the shipped schemas', () => {
    const names = derivedValues.map(({ registry: of, name }) => `${of}.${name}`);
    expect(new Set(names).size).toBe(names.length);
    const schemas = readSchemas();
    const fields = [...schemas].flatMap(([file, schema]) =>
      Object.keys((schema.properties as Mapping | undefined) ?? {}).map(
        (field) => `${file.replace('.schema.json', '')}.${field}`,
      ),
    );
    expect(names.filter((name) => fields.includes(name))).toEqual([]);
  });

  test('says of each what it is, and which depend on the day', () => {
    for (const { name, title, description } of derivedValues) {
      expect(name).toMatch(/^[a-z][a-z_]*$/);
      expect(title.length).toBeGreaterThan(3);
      expect(description).toMatch(/\.$/);
    }
  });
});
