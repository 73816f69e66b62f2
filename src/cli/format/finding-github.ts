import { showLine } from '../../base/show-text.ts';
import type { PlacedFinding } from './place-findings.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Returns a finding as a GitHub annotation. Everything from the data is escaped, so that no value
 * can end the command or start another.
 */
export function findingGithub({ finding, place }: PlacedFinding): string {
  const { start, end } = place;
  const sameLine = start.line === end.line;
  const properties = [
    `file=${property(finding.file)}`,
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
