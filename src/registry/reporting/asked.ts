import { currentState } from '../lifecycle.ts';
import { reachTexts } from '../reach.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { monthsInCommon, type Period } from './period.ts';

/** Whose report is asked for: a partner, a work package, or the coordinator for all. */
export type Level = 'partner' | 'wp' | 'consortium';

/** A report that a period asks for, with the id that it has. */
export type AskedReport = {
  readonly id: string;
  readonly level: Level;
  /** The partner or the work package; undefined of the consolidated report. */
  readonly subject: Entry | undefined;
};

/** Returns the reports that a period asks for: of the partners and work packages it names, or of all of its time. */
export function askedReports(period: Period, workspace: Workspace): AskedReport[] {
  const one = (level: Level) => (subject: Entry) => ({ id: reportId(period.id, subject.id), level, subject });
  const partners = named(period, 'asked_partners', workspace) ?? partnersOf(period, workspace);
  const packages = named(period, 'asked_work_packages', workspace) ?? packagesOf(period, workspace);
  return [
    ...partners.map(one('partner')),
    ...packages.map(one('wp')),
    { id: reportId(period.id, 'ALL'), level: 'consortium', subject: undefined },
  ];
}

/** Returns the id of a report: `PR-2.1-SCF` for SCF in RP2.1. */
export function reportId(period: string, subject: string): string {
  return `PR-${period.replace(/^RP/, '')}-${subject}`;
}

function named({ entry }: Period, field: string, workspace: Workspace): Entry[] | undefined {
  const ids = reachTexts(workspace, { entry, path: [] }, field);
  return ids.length > 0 ? ids.flatMap((id) => workspace.entries.get(id) ?? []) : undefined;
}

function partnersOf({ begins, ends }: Period, { registries }: Workspace): Entry[] {
  return (registries.get('partners')?.entries ?? []).filter(({ data }) => {
    const { role, accession_date: from, withdrawal_date: to } = data;
    const works = role === 'coordinator' || role === 'beneficiary' || role === 'affiliated';
    const came = typeof from !== 'string' || from <= ends;
    return works && came && !(typeof to === 'string' && to < begins);
  });
}

function packagesOf(period: Period, { registries }: Workspace): Entry[] {
  return (registries.get('work-packages')?.entries ?? []).filter(
    (entry) => monthsInCommon(entry, period) > 0 && currentState(entry)?.name !== 'cancelled',
  );
}
