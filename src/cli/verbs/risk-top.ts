import { showJson } from '../../base/show-text.ts';
import { changedRisks, type RiskTrend, topRisks } from '../../procedures/risks/risk-trend.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { plainText } from '../../registry/query.ts';
import { numberSetting } from '../../registry/setting.ts';
import { loadBook } from '../book.ts';
import { type Command, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { type Table, tableText } from '../format/table.ts';
import { type BookRead, readBook } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook risk top`: the highest open risks, and what changed since an earlier revision. */
export const riskTopCommand: Command = {
  name: 'top',
  summary: 'show the highest open risks, and what changed since an earlier revision',
  args: [],
  options: [
    { flags: '-f, --format <name>', description: 'table, md or json', choices: ['table', 'md', 'json'] },
    { flags: '--since <ref>', description: 'a commit or tag to compare with: that of the last report' },
  ],
  reads: 'the risks, now and at the revision; how many to show from project.yaml (risks.top)',
  writes: 'nothing',
  exits: ['0 shown', '1 shown, but some risks could not be read', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook risk top', 'the five highest, or as many as risks.top says'],
    ['grantbook risk top --since HEAD~20 --format md', 'with their trend, for a report'],
  ],
  run: runTop,
};

async function runTop(context: Context, input: Input): Promise<number> {
  return readBook(context, (read, held) => showTop(read, input, held));
}

async function showTop({ workspace, open }: BookRead, input: Input, context: Context): Promise<number> {
  const since = textOption(input, 'since');
  const before = since === undefined ? undefined : await loadBook(await open(), since);
  const most = numberSetting(workspace, 'risks.top') ?? Infinity;
  const top = topRisks(workspace, most, before);
  const changed = before ? changedRisks(workspace, before) : [];
  const format = formatOption(input, context.globals) ?? 'table';
  const { out } = context;
  const write = (table: Table) =>
    out.data(format === 'md' ? tableMarkdown(table) : tableText(table, out.paint, out.width));
  if (format === 'json') {
    const json = { top: top.map(asJson), ...(before && { changed: changed.map(asJson) }) };
    out.data(`${showJson(json, 2)}\n`);
    return warnOfProblems(workspace, 'risks', context);
  }
  write(topTable(top, before !== undefined));
  if (before) {
    out.data(`\n${format === 'md' ? '' : `changed since ${since} (${changed.length})\n`}`);
    if (changed.length > 0) write(changeTable(changed));
  }
  return warnOfProblems(workspace, 'risks', context);
}

function topTable(top: readonly RiskTrend[], compared: boolean): Table {
  return {
    headings: ['', 'id', 'title', 'level', 'band', 'owner', ...(compared ? ['trend'] : [])],
    rows: top.map((risk, i) => [
      String(i + 1),
      risk.entry.id,
      labelOf(risk.entry),
      number(risk.level),
      risk.band ?? '',
      plainText(risk.entry.data.owner),
      ...(compared ? [trendText(risk)] : []),
    ]),
  };
}

function changeTable(changed: readonly RiskTrend[]): Table {
  return {
    headings: ['id', 'title', 'level', 'state'],
    rows: changed.map((risk) => [
      risk.entry.id,
      labelOf(risk.entry),
      fromTo(number(risk.before), number(risk.level)),
      fromTo(risk.stateBefore ?? '', risk.state),
    ]),
  };
}

function trendText({ trend, before }: RiskTrend): string {
  return trend === 'up' || trend === 'down' ? `${trend}, was ${number(before)}` : trend;
}

function fromTo(before: string, now: string): string {
  if (before === '') return `new: ${now}`;
  return before === now ? now : `${before} → ${now}`;
}

function number(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function asJson({ entry, ...trend }: RiskTrend): Record<string, unknown> {
  return { id: entry.id, title: labelOf(entry), ...trend };
}
