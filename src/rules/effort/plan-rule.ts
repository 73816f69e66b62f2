import { entryFinding } from '../../registry/registry-finding.ts';
import { type EffortLine, effortLines, plannedInAll, usedEffort } from '../../registry/reporting/effort.ts';
import { salaryOf } from '../../registry/reporting/salaries.ts';
import { numberSetting, setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';
import { countryOf } from './country-of.ts';

/** Effort is paid for: by the person-months planned for the partner, at the unit cost of the category. */
export const planRule: Rule = {
  name: 'effort and plan',
  *check({ workspace }) {
    const lines = effortLines(workspace);
    for (const line of lines) yield* hasRate(line, workspace);
    for (const entry of workspace.registries.get('work-packages')?.entries ?? []) {
      const own = lines.filter(({ data }) => data.wp === entry.id);
      const partners = new Set(own.map(({ sheet }) => String(sheet.data.partner)));
      for (const partner of partners) yield* isPlanned(entry, { partner, own }, workspace);
    }
  },
};

function* hasRate(line: EffortLine, workspace: Workspace): Generator<Diagnostic> {
  const { sheet, path, data } = line;
  if (salaryOf(line, workspace)) return;
  const country = countryOf(sheet, workspace);
  const usesRates = isList(setting(workspace, 'effort.rates'));
  if (!usesRates || country === undefined || typeof data.category !== 'string') return;
  const rates = setting(workspace, `effort.rates.${country}`);
  if (isMapping(rates) && typeof rates[data.category] === 'number') return;
  yield entryFinding(sheet, {
    code: 'effort/no-rate',
    path: [...path, 'category'],
    message: `there is no unit cost for a ${data.category} in ${country}`,
    hint: `add it in project.yaml, effort.rates: country: ${country}, ${data.category}: …`,
  });
}

type Use = { readonly partner: string; readonly own: readonly EffortLine[] };

function* isPlanned(entry: Entry, { partner, own }: Use, workspace: Workspace): Generator<Diagnostic> {
  const most = numberSetting(workspace, 'effort.most_percent');
  const [planned, used] = [plannedInAll(entry, partner), usedEffort(own, { partner })];
  if (most === undefined || used <= (planned * most) / 100) return;
  const { participants } = entry.data;
  const place = isList(participants)
    ? participants.findIndex((item) => isMapping(item) && item.partner === partner)
    : -1;
  yield entryFinding(entry, {
    code: 'effort/over-total',
    path: place < 0 ? ['participants'] : ['participants', place, 'planned_pm'],
    message: `${partner} has used ${used} person-months in ${entry.id}, of ${planned} that are planned in all`,
    hint: `plan anew by an amendment, or correct the timesheets: grantbook list effort --where partner=${partner}`,
  });
}
