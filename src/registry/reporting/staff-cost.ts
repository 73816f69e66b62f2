import { isMapping } from '../../text/value.ts';
import { numberSetting, setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';
import type { EffortLine } from './effort.ts';
import { salaryOf } from './salaries.ts';

/**
 * Returns what some lines of timesheets cost: their days at the person's salary where the book has one for the
 * month, else at the unit cost of the category in the partner's country. Undefined where a rate is not known, or
 * stands in the restricted book.
 */
export function staffCost(lines: readonly EffortLine[], workspace: Workspace): number | undefined {
  const perMonth = numberSetting(workspace, 'effort.days_per_pm');
  if (perMonth === undefined) return undefined;
  let sum = 0;
  for (const line of lines) {
    const salary = salaryOf(line, workspace);
    const rate = salary ? salary.data.daily_rate : unitCost(line, workspace);
    if (typeof rate !== 'number') return undefined;
    sum += line.months * perMonth * rate;
  }
  return Math.round(sum * 100) / 100;
}

function unitCost({ sheet, data }: EffortLine, workspace: Workspace): unknown {
  const partner = workspace.entries.get(String(sheet.data.partner));
  const rates = setting(workspace, `effort.rates.${String(partner?.data.country)}`);
  return isMapping(rates) ? rates[String(data.category)] : undefined;
}
