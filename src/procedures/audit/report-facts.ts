import { naturalOrder } from '../../base/natural-order.ts';
import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import type { Anchor } from '../../history/audit/anchor.ts';
import type { AuditFinding } from '../../history/audit/audit-finding.ts';
import type { AuditedCommit } from '../../history/audit/audit-trail.ts';
import { claimsOf } from '../../history/audit/claims.ts';
import type { RecordDifference } from '../../history/compare-books.ts';
import type { Deviation } from '../../history/deviations.ts';
import { differenceRows, rowText } from '../../history/difference-rows.ts';
import { approvalOf, onBehalfOf } from '../../history/event-facts.ts';

/** What a report on an audit is made from. */
export type ReportSource = {
  /** What was asked for, in words: `the whole history`, `reporting period RP1`. */
  readonly scope: string;
  readonly tip: string;
  /** Newest first: those that the report is about. */
  readonly commits: readonly AuditedCommit[];
  /** What was found in all that was verified. */
  readonly findings: readonly AuditFinding[];
  readonly verified: number;
  readonly anchors: readonly Anchor[];
  readonly baseline: { readonly name: string; readonly deviations: readonly Deviation[] } | undefined;
};

/** What the report says, ready for its template: texts and lists of texts. */
export type ReportFacts = Readonly<Record<string, unknown>>;

/** Returns what an auditor asks of a stretch of history: who did what when, on what basis, and what was found. */
export function reportFacts(source: ReportSource): ReportFacts {
  const { scope, tip, commits, findings, verified, anchors, baseline } = source;
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const days = commits.map(({ commit }) => commit.committer.date).filter((day) => day !== '');
  return {
    scope,
    tip,
    short: tip.slice(0, 12),
    result: resultOf(count('error'), count('warning')),
    verified: counted(verified, 'commit'),
    counts: countRows(commits, days.sort()),
    findings: findings.map((finding) => findingRow(finding, commits)),
    registries: registryRows(commits),
    transitions: commits.toReversed().flatMap(transitionRows),
    deviations: baseline ? baseline.deviations.flatMap(deviationRows) : [],
    baseline: baseline?.name ?? '',
    by_hand: rowsOf(commits, ({ claims }) => !claims),
    policy: rowsOf(commits, ({ policy }) => policy.length > 0),
    reverts: rowsOf(commits, ({ commit }) => claimsOf(commit).reverts.length > 0),
    anchors: anchors.map(anchorRow),
  };
}

function resultOf(errors: number, warnings: number): string {
  if (errors + warnings === 0) return 'Nothing was found.';
  return `${counted(errors, 'error')} and ${counted(warnings, 'warning')} found; each is named below.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function countRows(commits: readonly AuditedCommit[], days: readonly string[]): object[] {
  const share = (wanted: (commit: AuditedCommit) => boolean) =>
    `${commits.filter(wanted).length} of ${commits.length}`;
  return [
    { name: 'First and last day', value: days.length === 0 ? '–' : `${days[0]} to ${days.at(-1)}` },
    { name: 'Commits', value: String(commits.length) },
    { name: 'Merges', value: share(({ commit }) => commit.parents.length > 1) },
    { name: 'Say for machines what they change', value: share(({ claims }) => claims) },
    { name: 'Made by hand', value: share(({ claims }) => !claims) },
    { name: 'Signed by a person of the book', value: share(({ signature }) => signature?.kind === 'valid') },
    { name: 'Unsigned', value: share(({ signature }) => signature === undefined) },
    { name: 'People who made them', value: String(new Set(commits.map(authorOf)).size) },
  ];
}

function authorOf({ commit }: AuditedCommit): string {
  return commit.author.name;
}

function findingRow(finding: AuditFinding, commits: readonly AuditedCommit[]): object {
  const { severity, code, message, commit: oid, file } = finding;
  const found = commits.find(({ commit }) => commit.oid === oid);
  return {
    severity,
    code,
    message,
    where: oid === undefined ? 'the repository' : oid.slice(0, 10),
    date: found?.commit.committer.date ?? '',
    file: file ?? '',
  };
}

type Kind = RecordDifference['kind'] | 'moved';

/** A merge brings nothing of its own: what its branches did is counted there. */
function registryRows(commits: readonly AuditedCommit[]): object[] {
  const counts = new Map<string, Record<Kind, number>>();
  for (const { records } of commits.filter(({ commit }) => commit.parents.length < 2)) {
    for (const { registry, kind, step } of records) {
      const row = counts.get(registry.title) ?? { added: 0, changed: 0, removed: 0, moved: 0 };
      row[kind] += 1;
      if (step) row.moved += 1;
      counts.set(registry.title, row);
    }
  }
  return [...counts]
    .sort(([a], [b]) => naturalOrder(a, b))
    .map(([registry, row]) => ({
      registry,
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
    }));
}

function transitionRows({ commit, records }: AuditedCommit): object[] {
  if (commit.parents.length > 1) return [];
  return records.flatMap((record) => {
    const { id, registry, step, changes } = record;
    if (!step) return [];
    const behalf = onBehalfOf(commit).map(({ name }) => name);
    const basis = approvalOf({ changes: changes.filter(({ personal }) => !personal), commit }, registry);
    return [
      {
        date: commit.committer.date,
        commit: commit.oid.slice(0, 10),
        record: id,
        step: `${wordOf(step.before)} → ${wordOf(step.after)}`,
        who: commit.author.name,
        behalf: behalf.join(', '),
        basis: basis.join(', '),
      },
    ];
  });
}

function wordOf(state: unknown): string {
  return typeof state === 'string' ? state.replaceAll('_', ' ') : 'none';
}

function deviationRows({ record, changes, bases }: Deviation): object[] {
  const basis = bases.map(({ id, label }) => (label === '' ? id : `${id} ${label}`)).join('; ');
  const first = { record: record.id, label: record.label === record.id ? '' : record.label, basis };
  if (record.kind !== 'changed') return [{ ...first, field: '', what: record.kind }];
  return differenceRows(changes).map((row) => ({ ...first, field: row.field, what: rowText(row) }));
}

function rowsOf(commits: readonly AuditedCommit[], wanted: (each: AuditedCommit) => boolean): object[] {
  return commits
    .filter(wanted)
    .toReversed()
    .map(({ commit, policy, records }) => ({
      date: commit.committer.date,
      commit: commit.oid.slice(0, 10),
      who: commit.author.name,
      subject: parseCommitMessage(commit.message).subject,
      files: listed(policy),
      records: listed(records.map(({ id }) => id)),
    }));
}

const SHOWN = 6;

function listed(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return more > 0 ? `${names.slice(0, SHOWN).join(', ')} and ${more} more` : names.join(', ');
}

/** An address is personal data. */
function anchorRow({ number, day, commit, by, sha256 }: Anchor): object {
  return { number: String(number), day, commit: commit.slice(0, 10), by: by.replace(/\s*<.*$/, ''), sha256 };
}
