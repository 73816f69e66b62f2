import { showJson, showLine } from '../../base/show-text.ts';
import type { Identified } from '../../rules/identity/identify.ts';
import type { Context } from '../context.ts';
import { findingGithub } from '../format/finding-github.ts';
import { findingJson, SCHEMA_VERSION } from '../format/finding-json.ts';
import { findingText } from '../format/finding-text.ts';
import { placeFindings } from '../format/place-findings.ts';
import { counts, plural, verdict } from '../print-findings.ts';
import type { RangePart, RangeReport } from './range-report.ts';

/** Text and annotations show this many findings; JSON drops none. */
const SHOWN = 50;

/** Prints what was found in a range: by commit, with who made it. */
export function printRange(report: RangeReport, format: 'text' | 'json' | 'github', { out }: Context): void {
  if (format === 'json') printJson(report, out);
  else printParts(report, format, out);
}

function printParts(report: RangeReport, format: 'text' | 'github', out: Context['out']): void {
  let left = SHOWN;
  for (const part of report.parts) {
    out.talk(`${titleOf(part, report)}\n`);
    const shown = part.findings.slice(0, left);
    left -= shown.length;
    printPart({ ...part, findings: shown }, report, { format, out });
  }
  const more = allFindings(report).length - (SHOWN - left);
  if (more > 0) out.data(moreText(more, format));
  const commits = report.parts.filter(({ commit }) => commit).length;
  const what =
    commits === 0 ? 'the range as one change' : `${plural(commits, 'commit')} and the merge result`;
  out.talk(`${what}: ${verdict(allFindings(report))}\n`);
}

type Printing = { readonly format: 'text' | 'github'; readonly out: Context['out'] };

function printPart(part: RangePart, report: RangeReport, { format, out }: Printing): void {
  const style = { paint: out.paint, frame: out.terminal, width: out.width };
  const where = placeName(part, report);
  for (const placed of placeFindings(part.findings, part.files)) {
    const finding = { ...placed.finding, message: `${placed.finding.message} (${where})` };
    const text =
      format === 'github'
        ? findingGithub({ ...placed, finding })
        : findingText({ ...placed, finding }, style);
    out.data(`${text}\n`);
  }
}

function moreText(more: number, format: 'text' | 'github'): string {
  return format === 'github'
    ? `::notice title=grantbook::and ${more} more findings\n`
    : `and ${more} more: --format json lists all\n`;
}

function placeName({ commit }: RangePart, { targetName }: RangeReport): string {
  return commit ? `in commit ${commit.oid.slice(0, 10)}` : `merged into ${showLine(targetName)}`;
}

/** Returns the line that says which commit is meant, and who made it. */
function titleOf(part: RangePart, report: RangeReport): string {
  const who = part.identified ? `  ${whoMade(part.identified)}` : '';
  if (!part.commit) return `merged into ${showLine(report.targetName)}${who}`;
  return `${part.commit.oid.slice(0, 10)}${who}  ${showLine(part.commit.subject)}`;
}

function whoMade({ actor, by }: Identified): string {
  if (!actor.person) return 'nobody vouches';
  const principals = (actor.actsFor ?? []).map(({ id }) => id);
  const forWhom = principals.length > 0 ? ` for ${principals.join(', ')}` : '';
  return `${actor.person.id}${forWhom} (${by})`;
}

function allFindings({ parts }: RangeReport) {
  return parts.flatMap(({ findings }) => findings);
}

function printJson(report: RangeReport, out: Context['out']): void {
  const findings = allFindings(report);
  const summary = { ...counts(findings), ...report.checked };
  const ok = summary.errors === 0;
  const commits = report.parts.flatMap((part) => (part.commit ? [commitJson(part)] : []));
  const head = { schemaVersion: SCHEMA_VERSION, ok, summary, commits };
  out.data(`${showJson(head).slice(0, -1)},"findings":[`);
  let separator = '\n';
  for (const { commit, files, findings: own } of report.parts) {
    for (const placed of placeFindings(own, files)) {
      out.data(`${separator}${showJson({ ...findingJson(placed), commit: commit?.oid ?? null })}`);
      separator = ',\n';
    }
  }
  out.data('\n]}\n');
}

function commitJson({ commit, identified }: RangePart): Record<string, unknown> {
  const { actor, by } = identified ?? {};
  return {
    commit: commit?.oid,
    subject: commit?.subject,
    actor: actor?.person?.id ?? null,
    by: by ?? null,
    acts_for: (actor?.actsFor ?? []).map(({ id }) => id),
    why_nobody: actor?.unproven,
  };
}
