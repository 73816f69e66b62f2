import { showJson } from '../../base/show-text.ts';
import { type MatrixCell, type RiskMatrix, riskMatrix } from '../../procedures/risks/risk-matrix.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { type Table, tableText } from '../format/table.ts';
import { readBookAt } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook risk matrix`: the open risks by likelihood and impact. */
export const riskMatrixCommand: Command = {
  name: 'matrix',
  summary: 'show how many open risks there are by likelihood and impact',
  args: [],
  options: [
    { flags: '-f, --format <name>', description: 'table, md or json', choices: ['table', 'md', 'json'] },
    { flags: '--ids', description: 'the ids of the risks instead of how many they are' },
    { flags: '--at <ref>', description: 'as it was at a commit' },
  ],
  reads: 'the risks, and the bands of project.yaml (risk_bands)',
  writes: 'nothing',
  exits: ['0 shown', '1 shown, but some risks could not be read', '2 wrong request', '3 no book'],
  examples: [
    ['grantbook risk matrix --ids', 'which risks stand where'],
    ['grantbook risk matrix --format md --at HEAD~20', 'an earlier one, as a Markdown table'],
  ],
  run: runMatrix,
};

async function runMatrix(context: Context, input: Input): Promise<number> {
  return readBookAt(context, textOption(input, 'at'), (workspace, held) =>
    showMatrix(workspace, input, held),
  );
}

function showMatrix(workspace: Workspace, input: Input, context: Context): number {
  const matrix = riskMatrix(workspace);
  const { out } = context;
  const format = formatOption(input, context.globals) ?? 'table';
  const table = tableOf(matrix, flag(input, 'ids'));
  if (format === 'json') out.data(`${showJson({ bands: matrix.bands, cells: matrix.rows.flat() }, 2)}\n`);
  else if (format === 'md') out.data(tableMarkdown(table));
  else {
    out.data(tableText(table, out.paint, out.width));
    const bands = Object.entries(matrix.bands).map(([band, count]) => `${band} ${count}`);
    out.data(`\n${bands.join(' · ')}\n`);
  }
  return warnOfProblems(workspace, 'risks', context);
}

function tableOf({ rows }: RiskMatrix, ids: boolean): Table {
  const [first = []] = rows;
  return {
    headings: ['likelihood', ...first.map(({ impact }) => `impact ${impact}`)],
    rows: rows.map((cells) => [
      String(cells[0]?.likelihood ?? ''),
      ...cells.map((cell) => cellText(cell, ids)),
    ]),
  };
}

/** A cell without risks says its band alone, so that the matrix is read without colours. */
function cellText({ band = '', risks }: MatrixCell, ids: boolean): string {
  if (risks.length === 0) return `- ${band}`.trimEnd();
  return `${ids ? risks.join(' ') : risks.length} ${band}`.trimEnd();
}
