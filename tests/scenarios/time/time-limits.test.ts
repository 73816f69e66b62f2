import { describe, expect, test } from 'vitest';
import { openSteps } from '../../../src/registry/open-steps.ts';
import { check } from '../../../src/rules/check.ts';
import { type Contents, placesOf, pretty } from '../../support/small-book.ts';
import { loadClock, meeting, meetings } from './small-clock.ts';

const YAML = 'project-data/meetings.yaml';
const GA = ['status: planned', 'body: GA', 'kind: ordinary', 'date: 2023-06-20'];

describe('a date keeps its days to another date', () => {
  const rows: readonly (readonly [what: string, lines: readonly string[], finds: readonly string[]])[] = [
    ['a notice on the last day passes', [...GA, 'notice_sent_on: 2023-05-06'], []],
    [
      'a notice a day later is too late',
      [...GA, 'notice_sent_on: 2023-05-07'],
      [`${YAML}:7:19 time/too-late`],
    ],
    [
      'an extraordinary meeting has a shorter notice',
      [...GA.map((line) => line.replace('ordinary', 'extraordinary')), 'notice_sent_on: 2023-06-05'],
      [],
    ],
    [
      'a late notice that says why passes',
      [...GA, 'notice_sent_on: 2023-06-19', 'late_because: the funder called it'],
      [],
    ],
    [
      'an empty reason is none',
      [...GA, 'notice_sent_on: 2023-06-19', 'late_because: ""'],
      [`${YAML}:7:19 time/too-late`],
    ],
    [
      'a body without a number of days has no limit',
      [...GA.map((line) => line.replace('GA', 'WP')), 'notice_sent_on: 2023-06-19'],
      [],
    ],
    [
      'where the fields of a body stand in another order',
      [...GA.map((line) => line.replace('GA', 'QB')), 'notice_sent_on: 2023-06-19'],
      [`${YAML}:7:19 time/too-late`],
    ],
    [
      'minutes sent a day too late',
      [...GA.slice(1), 'status: held', 'minutes:', '  sent_on: 2023-07-01'],
      [`${YAML}:8:14 time/too-late`],
    ],
    [
      'of two days to count from, the first that is there counts: the last day of a longer meeting',
      [...GA.slice(1), 'status: held', 'last_day: 2023-06-21', 'minutes:', '  sent_on: 2023-07-01'],
      [],
    ],
    [
      'minutes accepted before the members could object',
      [...GA.slice(1), 'status: sent', 'minutes:', '  sent_on: 2023-06-30', '  accepted_on: 2023-07-14'],
      [`${YAML}:9:18 time/too-early`],
    ],
    [
      'minutes accepted on the day the time for objections is over pass',
      [...GA.slice(1), 'status: sent', 'minutes:', '  sent_on: 2023-06-30', '  accepted_on: 2023-07-15'],
      [],
    ],
    [
      'each item of a list is judged, and has its own reason',
      [
        ...GA,
        'agenda:',
        '  - title: Budget',
        '    added_on: 2023-06-07',
        '  - title: Office',
        '    added_on: 2023-06-07',
        '    late_because: all agreed',
      ],
      [`${YAML}:9:17 time/too-late`],
    ],
    [
      'a month stands for its last day',
      [...GA.slice(0, 3), 'month: M30', 'date: 2023-05-29'],
      [`${YAML}:7:9 time/too-early`],
    ],
    [
      'a date that cannot be read is no second finding',
      [...GA, 'notice_sent_on: soon'],
      [`${YAML}:7:19 schema/format`],
    ],
  ];
  test.each(rows)('%s', async (_, lines, finds) => {
    expect(placesOf({ workspace: await loadClock(meeting(lines)) })).toEqual(finds);
  });

  test('a finding names the days, the day, the setting and the reason that may be given', async () => {
    const [late] = check({ workspace: await loadClock(meeting([...GA, 'notice_sent_on: 2023-05-10'])) });
    expect(late).toMatchObject({
      message:
        '"2023-05-10" is 4 days too late for "notice_sent_on": at least 45 days before 2023-06-20 (date) is 2023-05-06',
      hint: 'bodies.GA.notice_days.ordinary is 45 in project.yaml: by 2023-05-06; or say why: late_because: …',
      record: 'MTG-1',
      field: 'notice_sent_on',
      severity: 'error',
    });
  });
});

describe('a date that is not there yet is a step with a day', () => {
  const steps = async (lines: readonly string[], changes: Contents = {}) => {
    const workspace = await loadClock({ ...meeting(lines), ...changes });
    const entry = workspace.entries.get('MTG-1');
    if (!entry) throw new Error('the meeting does not load');
    return openSteps(entry, workspace).map(({ step, due, who }) => [step, due, who.join(' ')]);
  };
  const chair = 'chair: P-001';

  test('in the states that it belongs to, with who is to take it', async () => {
    expect(await steps([...GA, chair])).toEqual([['Convene the meeting', '2023-05-06', 'P-001']]);
    expect(await steps([...GA.slice(1), 'status: held', chair])).toEqual([
      ['Send the minutes', '2023-06-30', 'P-001'],
    ]);
  });

  test('in a mapping that is not there yet, and by people that a way leads to', async () => {
    const sent = ['minutes:', '  taker: P-002', '  sent_on: 2023-06-30'];
    expect(await steps([...GA.slice(1), 'status: sent', ...sent])).toEqual([
      ['Accept the minutes', '2023-07-15', 'EASPD'],
    ]);
  });

  test('only where the schema says what is to be done', async () => {
    const items = ['agenda:', '  - title: Budget'];
    expect(await steps([...GA.slice(1), 'status: accepted', ...items])).toEqual([]);
  });

  test('for each item of a list', async () => {
    const limit = `"limit": "at_least_before",\n              `;
    const text = pretty(meetings).replace(limit, `${limit}"step": "Add the item",\n              `);
    const items = ['agenda:', '  - title: Budget', '  - title: Office', '    added_on: 2023-06-01'];
    const lines = [...GA.slice(1), 'status: accepted', ...items];
    expect(await steps(lines, { 'schemas/meetings.schema.json': text })).toEqual([
      ['Add the item', '2023-06-06', ''],
    ]);
  });

  test('none where the day that it is counted from is not there', async () => {
    expect(await steps(GA.slice(0, 3))).toEqual([]);
  });

  test('a date that comes at most some days before another has until that day', async () => {
    expect(await steps([...GA.slice(0, 3), 'month: M30'])).toEqual([['Fix the day', '2023-06-30', '']]);
  });
});

describe('a limit that could never be checked is told at its line', () => {
  const SCHEMA = 'schemas/meetings.schema.json';
  const rows: readonly (readonly [what: string, from: string, to: string, code: string])[] = [
    [
      'a way that begins nowhere',
      '"of": "date",\n        "days": "bodies.{body}.notice',
      '"of": "dates",\n        "days": "bodies.{body}.notice',
      'unknown-field',
    ],
    ['a way that goes on to nowhere', '"minutes.sent_on"', '"minutes.send_on"', 'unknown-field'],
    [
      'a way that goes on to nowhere behind a reference',
      '"minutes.taker.partner"',
      '"minutes.taker.parnter"',
      'unknown-field',
    ],
    [
      'people that are nowhere',
      '"who": "chair",\n        "while"',
      '"who": "chairs",\n        "while"',
      'unknown-field',
    ],
    ['a reason that has no field', '"excuse": "late_because"', '"excuse": "late"', 'unknown-field'],
    ['a way that leads to no day', '"of": "month"', '"of": "chair"', 'unknown-field'],
    ['a setting that is no number', '{body}.minutes_days', '{body}.notice_days', 'unknown-setting'],
    ['a setting that is not there', 'notice_days', 'notise_days', 'unknown-setting'],
    ['a part of a setting that no record has', '{kind}', '{kin}', 'unknown-setting'],
    [
      'a state that is none',
      '"while": [\n          "planned"',
      '"while": [\n          "planed"',
      'lifecycle',
    ],
  ];
  test.each(rows)('%s', async (...[, from, to, code]) => {
    const text = pretty(meetings);
    const at = text.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const found = placesOf({ workspace: await loadClock({ [SCHEMA]: text.replace(from, to) }) });
    expect(found).toHaveLength(1);
    const [, line, rest] = found[0]?.split(':') ?? [];
    expect(rest?.split(' ')[1]).toBe(`declaration/${code}`);
    expect(text.replace(from, to).split('\n')[Number(line) - 1]).toContain(differing(from, to));
  });

  test('the nearest name is offered', async () => {
    const text = pretty(meetings).replace('notice_days', 'notise_days');
    const [found] = check({ workspace: await loadClock({ [SCHEMA]: text }) });
    expect(found).toMatchObject({
      code: 'declaration/unknown-setting',
      message: '"bodies.{body}.notise_days.{kind}" is not a setting: project.yaml has no "notise_days" there',
      hint: 'did you mean "notice_days"?',
    });
  });
});

/** The word of the new text that the old one has not. */
function differing(from: string, to: string): string {
  const old = words(from);
  return words(to).find((word) => !old.includes(word)) ?? to;
}

function words(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}
