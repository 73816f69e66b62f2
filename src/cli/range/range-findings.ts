import { showLine } from '../../base/show-text.ts';
import type { Identified } from '../../rules/identity/identify.ts';
import { plural, verdict } from '../print-findings.ts';
import type { CheckedBook, CheckedPart } from '../report/checked-book.ts';
import type { RangePart, RangeReport } from './range-report.ts';

/** Returns what was found in a range, ready to be printed: by commit, with who made it. */
export function rangeFindings(report: RangeReport): CheckedBook {
  const { parts, checked, bookPrefix } = report;
  const commits = parts.flatMap((part) => (part.commit ? [commitJson(part)] : []));
  const what =
    commits.length === 0
      ? 'the range as one change'
      : `${plural(commits.length, 'commit')} and the merge result`;
  return {
    parts: parts.map((part) => checkedPart(part, report)),
    checked,
    bookPrefix,
    verdict: `${what}: ${verdict(parts.flatMap(({ findings }) => findings))}`,
    facts: { commits },
  };
}

function checkedPart(part: RangePart, report: RangeReport): CheckedPart {
  const { commit, findings, aside, files } = part;
  return {
    findings,
    aside,
    files,
    title: titleOf(part, report),
    where: commit ? `in commit ${commit.oid.slice(0, 10)}` : `merged into ${showLine(report.targetName)}`,
    facts: { commit: commit?.oid ?? null },
  };
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
