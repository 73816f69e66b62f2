import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { statusOf } from '../../../src/procedures/status.ts';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import type { Duty } from '../../../src/registry/duties.ts';
import { whoseDuties } from '../../../src/registry/owes.ts';
import { check } from '../../../src/rules/check.ts';
import { bWise, type Edit } from '../../support/b-wise-book.ts';

type Asked = {
  readonly day: string;
  readonly days?: number;
  readonly partner?: string;
  readonly person?: string;
  readonly edits?: readonly Edit[];
};

/** The status of the B-WISE book on a day, a line for each thing. */
async function statusOn({ day, days, partner, person, edits }: Asked) {
  const today = parseDay(day);
  if (today === undefined) throw new Error(`${day} is no day`);
  const workspace = await bWise(edits);
  const whose = whoseDuties(workspace, { partner, person });
  const status = statusOf(workspace, { today, days, whose });
  const lines = (list: readonly Duty[]) =>
    list.map(({ entry, step, due, who }) => [entry.id, step ?? '-', due, who.join('+')].join(' '));
  return {
    late: lines(status.late),
    due: lines(status.due),
    next: lines(status.next),
    waiting: status.waiting.map(({ entry }) => entry.id),
    red: status.red.map(({ entry, why }) => `${entry.id} ${why}`),
  };
}

const today = (text: string) => {
  const day = parseDay(text);
  return day === undefined ? {} : { today: day };
};

const P028: Edit = ['project-data/people.yaml', '- id: P-028\n', '- id: P-028\n  active_to: 2023-11-19\n'];

describe('the status of a project', () => {
  test('a deliverable on its way: its next step, and by when it is due itself', async () => {
    const { due } = await statusOn({ day: '2023-11-20', person: 'P-028' });
    expect(due.filter((line) => line.startsWith('D3.4'))).toEqual(['D3.4 internal review 2023-12-10 P-028']);
    const lead = await statusOn({ day: '2023-11-20', partner: 'SCF' });
    expect(lead.due.filter((line) => line.startsWith('D3.4'))).toEqual([
      'D3.4 internal review 2023-12-10 P-028',
      'D3.4 - 2023-12-31 SCF',
    ]);
  });

  test('a step that was not taken by its day is late, for the person who takes it', async () => {
    expect((await statusOn({ day: '2023-12-10', person: 'P-028' })).late).not.toContain(
      'D3.4 internal review 2023-12-10 P-028',
    );
    expect((await statusOn({ day: '2023-12-11', person: 'P-028' })).late).toContain(
      'D3.4 internal review 2023-12-10 P-028',
    );
  });

  test('a record past its own date is told once, with the step it stands at, for all who owe it', async () => {
    const { late, waiting, red } = await statusOn({ day: '2023-11-20', partner: 'SCF' });
    expect(late.filter((line) => line.startsWith('D3.2'))).toEqual(['D3.2 in revision 2023-10-31 P-010+SCF']);
    expect(waiting).not.toContain('D3.2');
    expect(red).toContain('D3.2 not submitted, 20 days after 2023-10-31');
  });

  test('how far it looks ahead', async () => {
    const day = '2023-11-20';
    const action = 'A-021 - 2023-11-24 P-026';
    expect((await statusOn({ day, days: 4 })).due).toContain(action);
    expect((await statusOn({ day, days: 3 })).due).not.toContain(action);
    expect((await statusOn({ day })).due).toContain('D9.3 - 2024-11-30 NASO');
  });

  test('the next step of each procedure', async () => {
    const { next } = await statusOn({ day: '2023-11-20' });
    expect(next).toContain('D3.4 internal review 2023-12-10 P-028');
    expect(next).toContain('MTG-2023-11-16-WP Accept the minutes, if nobody objects 2023-12-09 P-010');
  });

  test('a meeting owes its notice, its minutes, and then their acceptance', async () => {
    const notice = 'MTG-2024-02-01-SC Send the notice 2024-01-18 P-001';
    expect((await statusOn({ day: '2024-01-18' })).due).toContain(notice);
    expect((await statusOn({ day: '2024-01-19' })).late).toContain(notice);
    const meeting = 'project-data/meetings/MTG-2023-11-16-WP.yaml';
    const held: Edit[] = [
      [meeting, 'status: minutes_draft_sent\n', 'status: held\n'],
      [meeting, 'minutes_sent_on: 2023-11-24\n', ''],
    ];
    const { due } = await statusOn({ day: '2023-11-20', edits: held });
    expect(due.filter((line) => line.startsWith('MTG-2023-11-16-WP'))).toEqual([
      'MTG-2023-11-16-WP Send the draft minutes 2023-11-26 P-028',
    ]);
  });

  test('an open record of somebody who has left shows red', async () => {
    const asked = { day: '2023-11-20', partner: 'SCF' };
    expect((await statusOn(asked)).red).toEqual(['D3.2 not submitted, 20 days after 2023-10-31']);
    const { red } = await statusOn({ ...asked, edits: [P028] });
    expect(red).toContain('D3.4 "P-028" left on 2023-11-19, and deliverable D3.4 is still open');
    expect((await statusOn({ ...asked, partner: 'SENT', edits: [P028] })).red).toEqual([]);
  });

  test('a planned activity whose date has passed is overdue, a delivered one is not', async () => {
    const workspace = await bWise();
    const overdue = (day: string) =>
      check({ workspace, ...today(day) })
        .filter(({ code }) => code === 'time/overdue')
        .map(({ record, field }) => `${record} ${field}`);
    expect(overdue('2023-12-12')).not.toContain('DISS-020 date');
    expect(overdue('2023-12-13')).toContain('DISS-020 date');
    expect(overdue('2023-12-13').filter((line) => line.startsWith('DISS-001'))).toEqual([]);
  });

  test('a risk whose band is red shows red, until it is closed', async () => {
    const { red } = await statusOn({ day: '2023-11-20' });
    expect(red).toContain('R-006 Band: red');
  });

  test('the next step of a deliverable and its late steps are worked out', async () => {
    const workspace = await bWise();
    const worked = (id: string, day?: string) => {
      const entry = workspace.entries.get(id);
      if (!entry) throw new Error(`${id} does not load`);
      const { next_step, next_step_due, late_steps } = derivedData(
        entry,
        workspace,
        day === undefined ? undefined : parseDay(day),
      );
      return [next_step, next_step_due, late_steps];
    };
    expect(worked('D3.4', '2023-11-20')).toEqual(['internal_review', '2023-12-10', 0]);
    expect(worked('D3.4', '2023-12-17')).toEqual(['internal_review', '2023-12-10', 2]);
    expect(worked('D3.4')).toEqual(['internal_review', '2023-12-10', undefined]);
    expect(worked('D1.1', '2023-11-20')).toEqual([undefined, undefined, undefined]);
  });

  test('a partner and a person are not asked for at once, and are what they are said to be', async () => {
    const workspace = await bWise();
    expect(() => whoseDuties(workspace, { partner: 'SCF', person: 'P-028' })).toThrow('are given both');
    expect(() => whoseDuties(workspace, { partner: 'D1.2' })).toThrow(
      '"D1.2" is a deliverable, not a partner',
    );
    expect(() => whoseDuties(workspace, { person: 'SCF' })).toThrow('"SCF" is a partner, not a person');
  });
});
