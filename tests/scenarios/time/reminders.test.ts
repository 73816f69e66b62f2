import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/day.ts';
import { remindersOn } from '../../../src/procedures/reminders.ts';
import { whoseDuties } from '../../../src/registry/owes.ts';
import { bWise, type Edit } from '../../support/b-wise-book.ts';

type Asked = {
  readonly day: string;
  readonly days?: number;
  readonly onlyToday?: boolean;
  readonly partner?: string;
  readonly edits?: readonly Edit[];
};

/** Who is reminded of what on a day: `P-010: D3.2 T3.2 (copy: P-001)`. */
async function remindedOn({ day, days, onlyToday = false, partner, edits }: Asked) {
  const today = parseDay(day);
  if (today === undefined) throw new Error(`${day} is no day`);
  const workspace = await bWise(edits);
  const whose = whoseDuties(workspace, { partner });
  const { reminders, unaddressed } = remindersOn(workspace, { today, days, onlyToday, whose });
  const lines = reminders.map(({ person, duties, cc }) => {
    const owed = duties.map(({ entry, escalated }) => `${entry.id}${escalated ? '!' : ''}`).join(' ');
    return `${person.id}: ${owed}${cc.length > 0 ? ` (copy: ${cc.map(({ id }) => id).join(' ')})` : ''}`;
  });
  return { lines, unaddressed: unaddressed.map(({ duty, why }) => `${duty.entry.id} ${why}`) };
}

const PEOPLE = 'project-data/people.yaml';
const left = (id: string): Edit => [PEOPLE, `- id: ${id}\n`, `- id: ${id}\n  active_to: 2023-11-01\n`];
/** A-021 of P-026 is due on 24 November 2023. */
const mentions = (lines: readonly string[], id: string) =>
  lines.filter((line) => line.split(/[ :]+/).includes(id));

describe('reminders', () => {
  test('go out from the first set day on: two weeks before, in this book', async () => {
    expect(mentions((await remindedOn({ day: '2023-11-09' })).lines, 'A-021')).toEqual([]);
    expect(mentions((await remindedOn({ day: '2023-11-10' })).lines, 'A-021')).toEqual(['P-026: A-021']);
    expect(mentions((await remindedOn({ day: '2023-11-20' })).lines, 'A-021')).toEqual(['P-026: A-021']);
  });

  test('in a daily run go out on the set days alone', async () => {
    const on = async (day: string) =>
      mentions((await remindedOn({ day, onlyToday: true })).lines, 'A-021').length;
    const days = [
      '2023-11-10',
      '2023-11-11',
      '2023-11-17',
      '2023-11-22',
      '2023-11-24',
      '2023-11-25',
      '2023-12-01',
    ];
    expect(await Promise.all(days.map(on))).toEqual([1, 0, 1, 1, 0, 1, 1]);
  });

  test('look as far ahead as is asked for instead', async () => {
    expect(mentions((await remindedOn({ day: '2023-10-20', days: 34 })).lines, 'A-021')).toEqual([]);
    expect((await remindedOn({ day: '2023-10-20', days: 35, partner: 'ONCE' })).lines).toEqual([
      expect.stringMatching(/^P-026: .*A-021/),
    ]);
  });

  test('of what a partner owes go to its contact, and to its deputy where that one has left', async () => {
    const { lines } = await remindedOn({ day: '2024-01-10', partner: 'SCF' });
    const scf = mentions(lines, 'D3.4');
    expect(scf.map((line) => line.split(':')[0])).toContain('P-010');
    const after = await remindedOn({ day: '2024-01-10', partner: 'SCF', edits: [left('P-010')] });
    expect(mentions(after.lines, 'D3.4').map((line) => line.split(':')[0])).toEqual(['P-028']);
  });

  test('of what nobody can be reminded of, it is said why', async () => {
    const { unaddressed } = await remindedOn({ day: '2023-11-20', edits: [left('P-026')] });
    expect(unaddressed).toContain('A-021 P-026 left, or has no usable address');
    expect(unaddressed).toContain('AB-003 nobody is named');
  });

  test('of what is very late go to the coordinator too', async () => {
    // T3.2 of P-010 was due on 31 October 2023: thirty days later is 30 November.
    expect(mentions((await remindedOn({ day: '2023-11-29' })).lines, 'T3.2')[0]).not.toContain('copy');
    expect(mentions((await remindedOn({ day: '2023-11-30' })).lines, 'T3.2!')[0]).toMatch(/\(copy: P-001\)$/);
  });

  test('of progress reports go by the days after the end of the period, and are escalated after the last', async () => {
    // RP2.1 ended on 30 June 2023; its partner reports were due ten days later.
    const report = 'project-data/progress-reports/PR-2.1-SCF.yaml';
    const edits: Edit[] = [
      [report, 'status: accepted\n', 'status: expected\n'],
      [report, 'submitted_on: 2023-07-07\n', ''],
    ];
    const on = async (day: string) => {
      const { lines } = await remindedOn({ day, onlyToday: true, partner: 'SCF', edits });
      return lines.filter((line) => line.includes('PR-2.1-SCF'));
    };
    expect(await on('2023-06-22')).toEqual([]);
    for (const day of ['2023-06-23', '2023-07-05', '2023-07-10']) {
      expect(await on(day)).toEqual([expect.stringMatching(/^P-010: .*PR-2\.1-SCF/)]);
    }
    expect(await on('2023-07-06')).toEqual([]);
    const { lines } = await remindedOn({ day: '2023-07-15', partner: 'SCF', edits });
    expect(lines.find((line) => line.startsWith('P-010'))).toMatch(/PR-2\.1-SCF!.*\(copy: P-001\)/);
  });

  test('go to everybody once, whatever they owe', async () => {
    const { lines } = await remindedOn({ day: '2024-01-10', partner: 'SCF' });
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map((line) => line.split(':')[0])).size).toBe(lines.length);
  });
});
