import { showLine } from '../../base/show-text.ts';
import { readAnchor } from '../../history/audit/anchor.ts';
import type { AuditedCommit } from '../../history/audit/audit-trail.ts';
import { type Deviation, deviationsOf } from '../../history/deviations.ts';
import { readTrail } from '../../io/audit/read-trail.ts';
import { writeOutput } from '../../io/write-output.ts';
import { reportFacts } from '../../procedures/audit/report-facts.ts';
import { REPORT_TEMPLATE } from '../../procedures/audit/report-template.ts';
import { filesOf } from '../../registry/files.ts';
import { type Period, periodOf } from '../../registry/reporting/period.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { loadTemplates } from '../../render/load-template.ts';
import type { RenderRequest } from '../../render/template.ts';
import { loadJudge } from '../../text/yaml/judge.ts';
import { baselineNames, readBaseline } from '../baseline/baselines.ts';
import { type Book, loadBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { comparePair, loadPair } from '../diff/compare-revisions.ts';
import { makeDocuments } from '../make-documents.ts';
import { outputFolder } from '../output-folder.ts';
import { printFindings } from '../print-findings.ts';
import { type AuditResult, runAudit } from './run-audit.ts';
import { summary } from './verify.ts';

/** What a report is asked for. */
export type ReportRequest = {
  /** A reporting period, a range of commits, or nothing: the whole history. */
  readonly subject: string | undefined;
  readonly anchors: string | undefined;
  readonly trust: string | undefined;
  readonly format: string;
  readonly output: string | undefined;
};

/** Writes a report on an audit, as Word and as Markdown: the same bytes for the same history. */
export async function report(book: Book, request: ReportRequest, context: Context): Promise<number> {
  const { out } = context;
  const folder = outputFolder(request.output ?? 'build');
  const period = await periodNamed(book, request.subject);
  const range = period ? undefined : request.subject;
  const result = await runAudit(book, { ...request, range }, context.globals);
  if (!result.whole) {
    for (const { code, message } of result.findings) out.data(`error ${code} ${showLine(message)}\n`);
    out.warn('the history could not be checked, so there is nothing to report on\n');
    return EXIT.couldNotCheck;
  }
  const workspace = await loadBook(book, result.stretch.tip);
  const made = await makeDocuments(await requestFor({ book, workspace, result, period, range }), {
    markdown: request.format !== 'docx',
    word: request.format !== 'md',
  });
  if (!made.ok) {
    printFindings({ findings: made.diagnostics, files: workspace.files }, 'text', context);
    return EXIT.findings;
  }
  for (const [name, bytes] of made.value) {
    const path = `${folder}/${name}`;
    const changed = writeOutput(book.root, { path, bytes });
    out.data(`${showLine(path)}  ${changed ? 'written' : 'unchanged'}\n`);
  }
  out.talk(`${summary(result)}\n`);
  return EXIT.clean;
}

async function periodNamed(book: Book, subject: string | undefined): Promise<Period | undefined> {
  if (subject === undefined || subject.includes('..')) return undefined;
  const workspace = await loadBook(book, 'HEAD');
  return periodOf(workspace.entries.get(subject), workspace);
}

type Reporting = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly result: AuditResult;
  readonly period: Period | undefined;
  readonly range: string | undefined;
};

async function requestFor({ book, workspace, result, period, range }: Reporting): Promise<RenderRequest> {
  const files = filesOf({ 'templates/audit-report.md.hbs': REPORT_TEMPLATE });
  const [template] = loadTemplates(files, await loadJudge()).templates;
  const entry = workspace.registries.get('project')?.entries[0];
  if (!template || !entry) throw new Error('the template of the report, or the project, cannot be used');
  const facts = reportFacts({
    scope: period ? `reporting period ${period.id}` : range === undefined ? 'the whole history' : range,
    tip: result.stretch.tip,
    commits: result.commits.filter((each) => isIn(each, period)),
    findings: result.findings,
    verified: result.commits.length,
    anchors: result.anchors.flatMap(({ text }) => readAnchor(text) ?? []),
    baseline: await deviationsFrom(book, result.stretch.tip),
  });
  return { workspace, template, entry, history: [], book: { audit: facts } };
}

/** A period is told by days, which is all that a commit says of it. */
function isIn({ commit }: AuditedCommit, period: Period | undefined): boolean {
  const { date } = commit.committer;
  return period === undefined || (date >= period.begins && date <= period.ends);
}

/** What deviates from the newest baseline that is what it was made as. */
async function deviationsFrom(
  book: Book,
  tip: string,
): Promise<{ name: string; deviations: readonly Deviation[] } | undefined> {
  const repository = repositoryOf(book);
  const order = readTrail(repository, { tip, since: tip }).ancestry.map(({ oid }) => oid);
  const sound = baselineNames(repository)
    .map((name) => readBaseline(repository, name))
    .filter(({ faults, commit }) => faults.length === 0 && commit !== undefined && order.includes(commit))
    .sort((a, b) => order.indexOf(a.commit ?? '') - order.indexOf(b.commit ?? ''));
  const [newest] = sound;
  if (!newest) return undefined;
  const named = { name: `baseline ${newest.name}`, commit: newest.commit };
  const range = { from: named, to: { name: tip, commit: tip } };
  const pair = await loadPair(book, range);
  const { records } = comparePair(book, { range, pair, only: {} });
  return { name: newest.name, deviations: deviationsOf(records, pair) };
}
