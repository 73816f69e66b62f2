import { showJson } from '../base/show-text.ts';
import type { Files } from '../registry/files.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context } from './context.ts';
import { findingGithub } from './format/finding-github.ts';
import { findingJson, SCHEMA_VERSION } from './format/finding-json.ts';
import { findingText } from './format/finding-text.ts';
import { placeFindings } from './format/place-findings.ts';

/** Findings, the snapshot they speak of, and how much was checked. */
export type Report = {
  readonly findings: readonly Diagnostic[];
  readonly files: Files;
  readonly checked?: { readonly records: number; readonly registries: number };
};

/** Text and annotations show this many; JSON drops none. */
const SHOWN = 50;

/** Prints findings in a format: text for people, json for programs, github for annotations. */
export function printFindings(report: Report, format: 'text' | 'json' | 'github', context: Context): void {
  if (format === 'json') printJson(report, context);
  else if (format === 'github') printGithub(report, context);
  else printText(report, context);
}

function printText(report: Report, { out }: Context): void {
  const style = { paint: out.paint, frame: out.terminal, width: out.width };
  const shown = report.findings.slice(0, SHOWN);
  for (const placed of placeFindings(shown, report.files)) out.data(`${findingText(placed, style)}\n`);
  const more = report.findings.length - shown.length;
  if (more > 0) out.data(`and ${more} more: grantbook validate --format json lists all\n`);
  if (report.checked) out.talk(`${summary(report)}\n`);
}

function printJson({ findings, files, checked }: Report, { out }: Context): void {
  const ok = !findings.some((finding) => finding.severity === 'error');
  const summary = { ...counts(findings), ...checked };
  out.data(`{"schemaVersion":${SCHEMA_VERSION},"ok":${ok},"summary":${JSON.stringify(summary)},"findings":[`);
  let separator = '\n';
  for (const placed of placeFindings(findings, files)) {
    out.data(`${separator}${showJson(findingJson(placed))}`);
    separator = ',\n';
  }
  out.data('\n]}\n');
}

function printGithub(report: Report, { out }: Context): void {
  const shown = report.findings.slice(0, SHOWN);
  for (const placed of placeFindings(shown, report.files)) out.data(`${findingGithub(placed)}\n`);
  const more = report.findings.length - shown.length;
  if (more > 0) out.data(`::notice title=grantbook::and ${more} more findings\n`);
  out.talk(`${summary(report)}\n`);
}

/** Returns how many findings there are of each severity. */
export function counts(findings: readonly Diagnostic[]): Record<'errors' | 'warnings' | 'infos', number> {
  const count = (severity: Diagnostic['severity']) => findings.filter((f) => f.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function summary({ findings, checked }: Report): string {
  const scope = checked
    ? `${plural(checked.records, 'record')} in ${plural(checked.registries, 'registry')}`
    : 'checked';
  if (checked?.records === 0) return `${scope}: nothing was checked`;
  return `${scope}: ${verdict(findings)}`;
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
