import { showJson, showLine } from '../../base/show-text.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import type { Severity } from '../../text/diagnostic.ts';
import type { Reported } from './reported.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** Returns findings as GitLab’s Code Quality report: each with a fingerprint that its line does not change. */
export function gitlab(findings: readonly Reported[]): string {
  const entries = findings.map(({ finding, path, place: { start, end }, text, mark }) => ({
    description: text,
    check_name: finding.code,
    fingerprint: mark,
    severity:
      finding.severity === 'error' && isAlwaysOn(finding.code) ? 'critical' : SEVERITIES[finding.severity],
    location: { path: showLine(path), lines: { begin: start.line, end: end.line } },
  }));
  return `${showJson(entries, 2)}\n`;
}
