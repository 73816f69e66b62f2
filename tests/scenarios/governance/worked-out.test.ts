import { beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import type { Workspace } from '../../../src/registry/workspace.ts';
import type { Mapping } from '../../../src/text/value.ts';
import { bWise, type Edit } from '../../support/b-wise-book.ts';
import * as files from './files.ts';

let book: Workspace;
beforeAll(async () => {
  book = await bWise();
});

function worked(id: string, workspace = book): Mapping {
  const entry = workspace.entries.get(id);
  if (!entry) throw new Error(`no ${id}`);
  return derivedData(entry, workspace, parseDay('2023-11-30'));
}

describe('what is worked out for meetings and decisions', () => {
  test('the days by which the steps of a meeting are due, by its body and kind', () => {
    expect(worked('MTG-2023-10-12-GA').deadlines).toEqual({
      notice: '2023-08-28',
      agenda: '2023-09-21',
      added_items: '2023-09-28',
      documents: '2023-10-05',
      minutes: '2023-10-22',
    });
    expect(worked('MTG-2023-11-16-WP').deadlines).toMatchObject({
      notice: '2023-11-09',
      agenda: '2023-11-13',
    });
  });

  test('the days by which a step was late', () => {
    expect(worked('MTG-2021-10-15-GA').days_late).toEqual({ notice: 3 });
    expect(worked('MTG-2023-10-12-GA').days_late).toBeUndefined();
  });

  test('the quorum, with the names that are missing; who is represented counts', () => {
    expect(worked('MTG-2023-10-12-GA')).toMatchObject({ quorum: '20 of 21, 14 needed', missing: 'RES' });
    expect(worked('MTG-2021-01-26-KO')).toMatchObject({ quorum: '21 of 21, 14 needed' });
    expect(worked('MTG-2021-01-26-KO').missing).toBeUndefined();
    expect(worked('MTG-2022-05-06-WS').quorum).toBeUndefined();
  });

  test('the day the minutes count as accepted: from the last sending, and the time for objections', () => {
    expect(worked('MTG-2023-11-16-WP').acceptance_date).toBe('2023-12-09');
    expect(worked('MTG-2022-11-17-GA').acceptance_date).toBe('2022-12-20');
    expect(worked('MTG-2024-02-01-SC').acceptance_date).toBeUndefined();
  });

  test('the majority of a decision, and until when it can be vetoed', () => {
    expect(worked('DEC-013')).toMatchObject({
      quorum_ok: true,
      majority: '14 of 17 votes cast, 12 needed',
      veto_until: '2023-10-12',
      veto_open: false,
    });
    expect(worked('DEC-015').veto_until).toBe('2023-11-04');
    expect(worked('DEC-005')).toMatchObject({
      majority: '17 of 21 members, 11 needed',
      veto_until: '2022-03-30',
    });
  });

  test('how far a written procedure has come, and who has not answered', () => {
    expect(worked('WRP-001')).toMatchObject({
      result: '17 of 21 members in favour, 11 needed',
      missing: 'LSUA',
    });
  });

  test('the overdue actions, by partner', () => {
    expect(worked('A-021')).toMatchObject({ partner: 'ONCE', days_overdue: 6 });
    expect(worked('A-022').days_overdue).toBeUndefined();
    expect(worked('ONCE').overdue_actions).toBe('A-021');
    expect(worked('ACT').overdue_actions).toBe('A-027');
    expect(worked('SENT').overdue_actions).toBeUndefined();
  });

  test('how many meetings of its body an action was carried over', async () => {
    expect(worked('A-009').carried_over).toBe(0);
    const open: Edit = [
      files.ACTIONS,
      '  status: done\n  origin: MTG-2021-10-15-GA\n  about:\n    - D1.4\n  done_on: 2021-12-02\n',
      '  status: open\n  origin: MTG-2021-10-15-GA\n  about:\n    - D1.4\n',
    ];
    expect(worked('A-009', await bWise([open])).carried_over).toBe(2);
  });

  test('the members of a body, and by when it is to meet again', () => {
    expect(worked('SC')).toMatchObject({
      members_now: 'ENSIE, EASPD, EURICSE, IdeeInRete, SCF, NASO, ADV, JKU, RISE',
      next_meeting_by: '2023-12-31',
    });
    expect(worked('EV').next_meeting_by).toBeUndefined();
  });
});
