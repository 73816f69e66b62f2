import { isMapping } from '../../text/value.ts';
import { numberSetting, setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';
import type { EffortLine } from './effort.ts';

/** Returns what some lines of timesheets cost: their days at the unit cost of the category in the partner's country. */
export function staffCost(lines: readonly EffortLine[], workspace: Workspace): number | undefined {
  const perMonth = numberSetting(workspace, 'effort.days_per_pm');
  if (perMonth === undefined) return undefined;
  let sum = 0;
  for (const { sheet, data, months } of lines) {
    const partner = workspace.entries.get(String(sheet.data.partner));
    const rates = setting(workspace, `effort.rates.${String(partner?.data.country)}`);
    const rate = isMapping(rates) ? rates[String(data.category)] : undefined;
    if (typeof rate !== 'number') return undefined;
    sum += months * perMonth * rate;
  }
  return Math.round(sum * 100) / 100;
}
