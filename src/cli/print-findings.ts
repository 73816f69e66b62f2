import { showJson } from '../base/show-text.ts';
import type { Files } from '../registry/files.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context } from './context.ts';
import { findingJson, SCHEMA_VERSION } from './format/finding-json.ts';
import { findingText } from './format/finding-text.ts';
import { placeFindings } from './format/place-findings.ts';
import { shareOut } from './report/share-out.ts';

/** Findings, and the snapshot they speak of. */
export type Report = { readonly findings: readonly Diagnostic[]; readonly files: Files };

/** How much was checked. */
type Checked = { readonly records: number; readonly registries: number };

/** Text shows this many; JSON drops none. */
export const SHOWN = 50;

/** Prints findings: as text for people, as JSON for programs. */
export function printFindings(report: Report, format: 'text' | 'json', context: Context): void {
  if (format === 'json') printJson(report, context);
  else printText(report, context);
}

function printText(report: Report, { out }: Context): void {
  const style = { paint: out.paint, frame: out.terminal, width: out.width };
  const shown = shareOut(report.findings, SHOWN);
  for (const placed of placeFindings(shown, report.files)) out.data(`${findingText(placed, style)}\n`);
  const more = report.findings.length - shown.length;
  if (more > 0) out.data(`and ${more} more: grantbook validate --format json lists all\n`);
}

function printJson({ findings, files }: Report, { out }: Context): void {
  const ok = !findings.some((finding) => finding.severity === 'error');
  out.data(
    `{"schemaVersion":${SCHEMA_VERSION},"ok":${ok},"summary":${JSON.stringify(counts(findings))},"findings":[`,
  );
  let separator = '\n';
  for (const placed of placeFindings(findings, files)) {
    out.data(`${separator}${showJson(findingJson(placed))}`);
    separator = ',\n';
  }
  out.data('\n]}\n');
}

/** Returns how many findings there are of each severity. */
export function counts(findings: readonly Diagnostic[]): Record<'errors' | 'warnings' | 'infos', number> {
  const count = (severity: Diagnostic['severity']) => findings.filter((f) => f.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** Returns what was checked and what came of it, in words. */
export function summaryLine(findings: readonly Diagnostic[], { records, registries }: Checked): string {
  const scope = `${plural(records, 'record')} in ${plural(registries, 'registry')}`;
  return `${scope}: ${records === 0 ? 'nothing was checked' : verdict(findings)}`;
}

/** Returns how many findings there are, in words: `2 errors, 0 warnings`, `nothing to mend`. */
export function verdict(findings: readonly Diagnostic[]): string {
  const { errors, warnings } = counts(findings);
  if (errors + warnings === 0) return 'nothing to mend';
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
}

/** Returns a number with its noun: `1 record`, `3 records`, `2 registries`. */
export function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
