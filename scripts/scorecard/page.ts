import type { HeldRow, Row } from '../../tests/scorecard/row.ts';
import type { PeerTable } from './peers.ts';
import { joinFigures, type NotedFigure, type Results, verdictOn } from './results.ts';
import type { Verdict } from './try-row.ts';

type Topic = { readonly title: string; readonly rows: readonly Row[] };

/** Returns docs/scorecard.md: what was tried, what is to come of it, and what came of it. */
export function scorecardPage(topics: readonly Topic[], results: Results): string {
  const rows = topics.flatMap((topic) => topic.rows);
  const tables = topics
    .filter((topic) => topic.rows.length > 0)
    .flatMap(({ title, rows: own }) => [`## ${title}`, '', ...rowTable(own, results), '']);
  return `${[
    '# What was tried, and what held',
    '',
    'Made by `npm run scorecard`, which runs the tests of each row in a copy of this repository, then breaks the control',
    'that the row names (a text of the code is replaced) and runs them again. A row has held only if its tests pass, and',
    'one of them fails once the control is broken: that test is named. `npm run scorecard -- S01 S02` tries some rows;',
    '`npm run scorecard -- --peers` asks the other programs.',
    '',
    ...totals(rows.map((row) => verdictOn(row, results))),
    ...tables,
    ...figureTable(results.figures),
    ...peerTable(results.peers),
  ].join('\n')}\n`;
}

function totals(verdicts: readonly Verdict[]): string[] {
  const count = (state: Verdict['state']) => verdicts.filter((verdict) => verdict.state === state).length;
  return [
    '| rows | held | not held | NOT RUN |',
    '|---:|---:|---:|---:|',
    `| ${verdicts.length} | ${count('held')} | ${count('not held')} | ${count('not run')} |`,
    '',
  ];
}

function rowTable(rows: readonly Row[], results: Results): string[] {
  return [
    '| no. | input or fault | expected | | once this is broken | this test fails |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => line(cellsOf(row, verdictOn(row, results)))),
  ];
}

function cellsOf(row: Row, verdict: Verdict): string[] {
  if ('notRun' in row) return [row.id, prose(row.says), '', `NOT RUN: ${prose(row.notRun)}`, '', ''];
  const fails = verdict.state === 'held' ? prose(verdict.fails) : '';
  return [row.id, prose(row.says), prose(row.expected), saidOf(verdict), brokenBy(row), fails];
}

function saidOf(verdict: Verdict): string {
  if (verdict.state === 'held') return 'held';
  return `${verdict.state === 'not held' ? 'NOT HELD' : 'NOT RUN'}: ${prose(verdict.why)}`;
}

function brokenBy({ control: { file, find, put } }: HeldRow): string {
  return `${code(file)}: ${code(find)} → ${put.trim() === '' ? 'nothing' : code(put)}`;
}

const UNITS = { count: '', ms: ' ms', MB: ' MB' } as const;

function figureTable(figures: readonly NotedFigure[]): string[] {
  if (figures.length === 0) return [];
  const joined = joinFigures(figures.map((figure) => ({ ...figure, test: '' })));
  const lines = joined
    .sort((a, b) => (a.what < b.what ? -1 : 1))
    .map(({ what, unit, value }) =>
      line([prose(what), `${Math.round(value).toLocaleString('en-GB')}${UNITS[unit]}`]),
    );
  return ['## Figures', '', '| | |', '|---|---:|', ...lines, ''];
}

function peerTable(peers: PeerTable | undefined): string[] {
  const head = ['## What others say of the same', ''];
  if (!peers) return [...head, 'NOT RUN: `npm run scorecard -- --peers` asks them.'];
  if ('notRun' in peers) return [...head, `NOT RUN: ${prose(peers.notRun)}`];
  return [
    ...head,
    'The same texts, given to validators of YAML by a schema of the same fields. They check one schema a call, and',
    'neither references nor ids nor states, which nobody asks of them.',
    '',
    line(['no.', 'input', ...peers.peers]),
    `|${'---|'.repeat(peers.peers.length + 2)}`,
    ...peers.rows.map(({ id, says, answers }) => line([id, prose(says), ...answers.map(prose)])),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Words as they stand, with nothing that Markdown would take for more. */
function prose(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(/[\\<*_[\]`]/g, '\\$&');
}

/** As code, in one line, whatever quotes stand in it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const [before, after] = fence === '``' ? ['`` ', ' ``'] : ['`', '`'];
  return `${before}${text.trim().replaceAll(/\s*\n\s*/g, ' ')}${after}`;
}
