import { showLine } from '../../base/show-text.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import type { Severity } from '../../text/diagnostic.ts';
import { plural } from '../print-findings.ts';
import type { Reported } from './reported.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** GitHub shows so many annotations of a level for each step, and drops the others without a word. */
const SHOWN = 10;

/** Returns findings as GitHub annotations: of each level those that matter most, then how many there are beside. */
export function github(findings: readonly Reported[]): string {
  const most = mostImportant(findings);
  const beside = findings.length - most.length;
  const more = `::notice title=grantbook::and ${plural(beside, 'more finding')}: grantbook validate shows all\n`;
  return most.map((each) => `${annotation(each)}\n`).join('') + (beside > 0 ? more : '');
}

/** A notice is left for how many there are beside. */
function mostImportant(findings: readonly Reported[]): Reported[] {
  const sorted = byImportance(findings);
  const of = (severity: Severity) => sorted.filter(({ finding }) => finding.severity === severity);
  return [
    ...of('error').slice(0, SHOWN),
    ...of('warning').slice(0, SHOWN),
    ...of('info').slice(0, SHOWN - 1),
  ];
}

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Returns findings with those first that matter most: what blocks, and of that what guards the trail. */
export function byImportance(findings: readonly Reported[]): Reported[] {
  const weight = ({ finding: { severity, code } }: Reported) =>
    2 * WEIGHTS[severity] + (isAlwaysOn(code) ? 0 : 1);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}

/** Everything from the data is escaped, so that no value can end the command or start another. */
function annotation({ finding, place, path }: Reported): string {
  const { start, end } = place;
  const sameLine = start.line === end.line;
  const properties = [
    `file=${property(path)}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    ...(sameLine ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${property(finding.code)}`,
  ];
  const hint = finding.hint === undefined ? '' : `\nhint: ${showLine(finding.hint)}`;
  return `::${LEVELS[finding.severity]} ${properties.join(',')}::${data(`${showLine(finding.message)}${hint}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(showLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
