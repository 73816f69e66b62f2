import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { scheduleOf } from '../../../src/registry/schedule.ts';
import { type Contents, placesOf, pretty, smallBook } from '../../support/small-book.ts';
import { deliverables, loadClock } from './small-clock.ts';

const D11 = 'project-data/deliverables/D1.1.yaml';
const D12 = 'project-data/deliverables/D1.2.yaml';
const PEOPLE = 'project-data/people.yaml';

const changed = (path: string, from: string, to: string): Contents => {
  const text = smallBook[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} has no "${from}"`);
  return { [path]: text.replace(from, to) };
};

async function findsOn(day: string, changes: Contents = {}): Promise<string[]> {
  const today = parseDay(day);
  if (today === undefined) throw new Error(`${day} is no day`);
  return placesOf({ workspace: await loadClock(changes), today });
}

describe('the steps of a record', () => {
  const steps = async (id: string, changes: Contents = {}) => {
    const workspace = await loadClock(changes);
    const entry = workspace.entries.get(id);
    if (!entry) throw new Error(`${id} does not load`);
    return scheduleOf(entry, workspace).map(({ step, due, done, who }) =>
      [step, due, done ? 'done' : 'open', ...who].join(' '),
    );
  };

  test('are counted back from its due date, done up to its state, each with who takes it', async () => {
    expect(await steps('D1.1')).toEqual([
      'draft 2022-03-01 done P-001',
      'review 2022-03-17 open P-002',
      'submit 2022-03-31 open ENSIE',
    ]);
  });

  test('are counted from the end of its month where it has no date', async () => {
    expect(await steps('D1.2')).toEqual([
      'draft 2022-05-31 open',
      'review 2022-06-16 open',
      'submit 2022-06-30 open EASPD',
    ]);
  });

  test('follow a due date that was revised', async () => {
    const revised = changed(D11, 'status: draft', 'revised_due: 2022-05-31\nstatus: draft');
    expect(await steps('D1.1', revised)).toContain('submit 2022-05-31 open ENSIE');
  });

  test('are all done when the record is', async () => {
    const submitted = changed(D11, 'status: draft', 'delivery_date: 2022-03-30\nstatus: submitted');
    expect((await steps('D1.1', submitted)).filter((step) => step.includes('open'))).toEqual([]);
  });

  test('are none where the project lists none', async () => {
    expect(
      await steps('D1.1', { 'project-data/project.yaml': smallBook['project-data/project.yaml'] }),
    ).toEqual([]);
  });
});

describe('with a day, and only with one', () => {
  const left = {
    [PEOPLE]: (smallBook[PEOPLE] ?? '').replace('partner: EASPD', 'partner: EASPD\n  active_to: 2022-02-28'),
  };

  test('without a day nothing is late', async () => {
    expect(placesOf({ workspace: await loadClock(left) })).toEqual([]);
  });

  test('on the day it is due a step is not late yet', async () => {
    expect(await findsOn('2022-03-17')).toEqual([]);
  });

  test('a day later the step is late', async () => {
    expect(await findsOn('2022-03-18')).toEqual([`${D11}:10:9 time/step-overdue`]);
  });

  test('after its own date the record is late, and is told once', async () => {
    expect(await findsOn('2022-04-01')).toEqual([`${D11}:8:6 time/overdue`]);
  });

  test('a record that is late by its month is told there', async () => {
    const done = changed(D11, 'status: draft', 'delivery_date: 2022-03-30\nstatus: submitted');
    expect((await findsOn('2022-07-01', done)).slice(0, 1)).toEqual([`${D12}:5:12 time/overdue`]);
  });

  test('somebody is there on their last day', async () => {
    expect(await findsOn('2022-02-28', left)).toEqual([]);
  });

  test('an open record that names somebody who has left', async () => {
    expect(await findsOn('2022-03-01', left)).toEqual([`${D11}:6:13 references/retired`]);
  });

  test('a record that is over may name somebody who has left', async () => {
    const submitted = changed(D11, 'status: draft', 'delivery_date: 2022-02-20\nstatus: submitted');
    expect(await findsOn('2022-03-01', { ...left, ...submitted })).toEqual([]);
  });
});

describe('a schedule that could never be followed is told at its line', () => {
  const SCHEMA = 'schemas/deliverables.schema.json';
  const rows: readonly (readonly [what: string, from: string, to: string, code: string])[] = [
    ['a date that is nowhere', '"of": "due"', '"of": "deu"', 'unknown-field'],
    ['a setting that is no list', '"review_schedule"', '"escalate_days"', 'unknown-setting'],
    ['a setting that is nowhere', '"review_schedule"', '"review_schedules"', 'unknown-setting'],
    [
      'a state that is none',
      '"draft": "draft",\n      "review"',
      '"draft": "drafted",\n      "review"',
      'lifecycle',
    ],
    ['people that are nowhere', '"review": "reviewers"', '"review": "reviewer"', 'unknown-field'],
    [
      'reminders counted from nowhere',
      '"of": "due",\n    "days"',
      '"of": "deu",\n    "days"',
      'unknown-field',
    ],
    ['reminders by a setting that is nowhere', '"reminder_days"', '"reminders_day"', 'unknown-setting'],
    ['an escalation by a setting that is nowhere', '"escalate_days"', '"escalate"', 'unknown-setting'],
    [
      'a calendar of a date that is nowhere',
      '"date": "due",\n    "for"',
      '"date": "deu",\n    "for"',
      'unknown-field',
    ],
    [
      'a calendar for people that are nowhere',
      '"for": [\n      "lead"',
      '"for": [\n      "leads"',
      'unknown-field',
    ],
    [
      'a calendar with a state that is none',
      '"except": [\n      "submitted"',
      '"except": [\n      "sent"',
      'lifecycle',
    ],
    ['a revised date that is nowhere', '"revised": "revised_due"', '"revised": "revised"', 'unknown-field'],
  ];
  test.each(rows)('%s', async (...[, from, to, code]) => {
    const text = pretty(deliverables);
    expect(text).toContain(from);
    const [found, ...others] = placesOf({ workspace: await loadClock({ [SCHEMA]: text.replace(from, to) }) });
    expect(others).toEqual([]);
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    const lines = [line, line + 1].join('|');
    expect(found).toMatch(new RegExp(`^${SCHEMA}:(${lines}):\\d+ declaration/${code}$`));
  });

  test('people who must be active, in a registry that does not say who is', async () => {
    const people = { 'schemas/people.schema.json': smallBook['schemas/people.schema.json'] };
    const found = placesOf({ workspace: await loadClock(people) });
    expect(found.map((place) => place.split(' ')[1])).toEqual([
      'declaration/annotation',
      'declaration/annotation',
    ]);
  });
});
