import { showJson, showLine } from '../../base/show-text.ts';
import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import type { AuditFinding } from '../../history/audit/audit-finding.ts';
import type { AuditedCommit } from '../../history/audit/audit-trail.ts';
import type { Book } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context, Out } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import { plural } from '../print-findings.ts';
import { type AuditRequest, type AuditResult, runAudit } from './run-audit.ts';

/** Verifies a history, and prints what was found: of the repository, then commit by commit, the oldest first. */
export async function verify(
  book: Book,
  request: AuditRequest & { readonly format: string },
  context: Context,
): Promise<number> {
  const result = await runAudit(book, request, context.globals);
  if (request.format === 'json') printJson(result, context.out);
  else printText(result, context.out);
  return auditExit(result);
}

/** Returns the exit code: what was not seen is never clean. */
export function auditExit({ whole, findings }: AuditResult): number {
  if (!whole) return EXIT.couldNotCheck;
  return findings.some(({ severity }) => severity !== 'info') ? EXIT.findings : EXIT.clean;
}

function printText(result: AuditResult, out: Out): void {
  const { commits, findings } = result;
  const subjects = new Map(commits.map((each) => [each.commit.oid, headOf(each)]));
  let last: string | undefined;
  for (const finding of findings) {
    if (finding.commit !== last) out.data(`${subjects.get(finding.commit ?? '') ?? ''}\n`);
    last = finding.commit;
    out.data(wrapText(lineOf(finding, out), out.width, finding.commit === undefined ? '' : '  '));
  }
  for (const { commit, policy } of commits.toReversed()) {
    if (policy.length === 0) continue;
    const what = policy.length > 3 ? [...policy.slice(0, 3), `${policy.length - 3} more`] : policy;
    out.talk(
      wrapText(`rules changed in ${commit.oid.slice(0, 10)}: ${showLine(what.join(', '))}`, out.width),
    );
  }
  out.talk(`${summary(result)}\n`);
}

function headOf({ commit }: AuditedCommit): string {
  const { oid, committer, author, message } = commit;
  const subject = showLine(parseCommitMessage(message).subject).slice(0, 100);
  return `commit ${oid.slice(0, 10)} ${committer.date} ${showLine(author.name)}: ${subject}`;
}

function lineOf({ severity, code, file, line, message }: AuditFinding, { paint }: Out): string {
  const colour = severity === 'error' ? paint.red : paint.yellow;
  const place = file === undefined ? '' : ` ${showLine(file)}${line === undefined ? '' : `:${line}`}`;
  return `${colour(severity)} ${paint.dim(code)}${place} ${showLine(message)}`;
}

/** Returns what an audit came to, in a line. */
export function summary({ commits, findings, whole, anchors }: AuditResult): string {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const found =
    errors + warnings === 0
      ? 'nothing to find'
      : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  if (!whole) return `the history could not be checked: ${found}`;
  const byHand = commits.filter(({ claims }) => !claims).length;
  const unsigned = commits.filter(({ signature }) => signature === undefined).length;
  const parts = [
    plural(commits.length, 'commit'),
    `${byHand} by hand`,
    `${unsigned} unsigned`,
    plural(anchors.length, 'anchor'),
  ];
  return `${parts.join(', ')}: ${found}`;
}

function printJson(result: AuditResult, out: Out): void {
  const { stretch, commits, findings, whole } = result;
  const ok = auditExit(result) === EXIT.clean;
  const told = {
    schemaVersion: 1,
    ok,
    whole,
    tip: stretch.tip,
    ...(stretch.since !== undefined && { since: stretch.since }),
    commits: commits.length,
    byHand: commits.filter(({ claims }) => !claims).map(({ commit }) => commit.oid),
    unsigned: commits.filter(({ signature }) => signature === undefined).length,
    policy: commits
      .filter(({ policy }) => policy.length > 0)
      .map(({ commit, policy }) => ({ commit: commit.oid, files: policy })),
    findings,
  };
  out.data(`${showJson(told, 2)}\n`);
}
