import { RequestError } from '../../base/request-error.ts';
import { showJson, showText } from '../../base/show-text.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { isChosen, type Outcome, outcomeOf } from '../../registry/selection/outcome.ts';
import { type Ranked, type Ranking, rankingOf } from '../../registry/selection/ranking.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { openQuestions } from '../../rules/selection/open-questions.ts';
import { type Command, EXIT, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { tableCsv } from '../format/csv.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { type Table, tableText } from '../format/table.ts';
import { readBookAt } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

const FORMATS = ['table', 'md', 'csv', 'json'] as const;

/** `grantbook selection rank ID`: the proposals of a call in their order, with ties and what the rules make of it. */
export const rankCommand: Command = {
  name: 'rank',
  summary: 'rank the proposals of a call by their evaluations',
  args: [{ name: 'id', description: 'the selection’s id' }],
  options: [
    { flags: '-f, --format <name>', description: 'table, md, csv or json', choices: FORMATS },
    { flags: '--at <ref>', description: 'as it was at a commit' },
  ],
  reads: 'the call, its proposals and their evaluations',
  writes: 'nothing',
  exits: [
    '0 ranked; what is still open is said below',
    '1 ranked, but some of it could not be read',
    '2 no such selection',
    '3 no book',
  ],
  examples: [
    ['grantbook selection rank SEL-001', 'the ranking, with ties and how they were broken'],
    ['grantbook selection rank SEL-001 --format md', 'the same as a Markdown table, for a report'],
  ],
  run: runRank,
};

async function runRank(context: Context, input: Input): Promise<number> {
  return readBookAt(context, textOption(input, 'at'), (workspace, held) => showRanks(workspace, input, held));
}

function showRanks(workspace: Workspace, input: Input, context: Context): number {
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  if (entry.registry.name !== 'selections')
    throw new RequestError(
      `"${entry.id}" is a ${entry.registry.noun}, not a selection`,
      'see: grantbook list selections',
    );
  const ranking = rankingOf(entry, workspace);
  const outcome = outcomeOf(ranking);
  print({ ranking, outcome }, formatOption(input, context.globals) ?? 'table', context);
  return Math.max(
    EXIT.clean,
    ...['selections', 'good-practices', 'evaluations'].map((name) =>
      warnOfProblems(workspace, name, context),
    ),
  );
}

type Shown = { readonly ranking: Ranking; readonly outcome: Outcome };

function print(shown: Shown, format: string, { out }: Context): void {
  if (format === 'json') out.data(`${showJson(dataOf(shown), 2)}\n`);
  else if (format === 'md') out.data(tableMarkdown(tableOf(shown)));
  else if (format === 'csv') out.data(tableCsv(tableOf(shown)));
  else {
    out.data(tableText(narrow(tableOf(shown)), out.paint, out.width));
    out.talk(summary(shown));
  }
}

const FIRST = ['rank', 'id', 'title', 'country', 'total', 'votes', 'outcome', 'tie'];

/** A terminal has no room for the criteria one by one. */
function narrow({ headings, rows }: Table): Table {
  const kept = FIRST.map((heading) => headings.indexOf(heading));
  return { headings: FIRST, rows: rows.map((row) => kept.map((i) => row[i] ?? '')) };
}

function tableOf({ ranking, outcome }: Shown): Table {
  const keys = ranking.call.criteria.map(({ key }) => key);
  return {
    headings: [...FIRST, 'partner', ...keys],
    rows: ranking.ranked.map((each) => {
      const { entry, country, partner, returned } = each.proposal;
      const first = [rankOf(each), entry.id, labelOf(entry), country, each.total ?? ''];
      const votes = `${returned.length}/${ranking.call.each}`;
      const scores = keys.map((key) => (returned.length > 0 ? (each.byCriterion.get(key) ?? '') : ''));
      const last = [votes, outcomeIn(each, outcome), tieOf(each), partner, ...scores];
      return [...first, ...last].map(String);
    }),
  };
}

/** Equal proposals at the cut are neither in nor out until the committee has decided. */
function outcomeIn(each: Ranked, { fates, openTies }: Outcome): string {
  const { id } = each.proposal.entry;
  const open = openTies.some((group) => group.some(({ proposal }) => proposal.entry.id === id));
  return open ? 'undecided' : (fates.get(id) ?? '');
}

/** Proposals that nothing told apart share a rank, and show it. */
function rankOf({ rank, tie }: Ranked): string {
  return tie && tie.decidedBy === undefined ? `${rank}=` : String(rank);
}

function tieOf({ tie }: Ranked): string {
  if (!tie) return '';
  return `= ${tie.with.join(', ')}${tie.decidedBy === undefined ? '' : ` (${tie.decidedBy})`}`;
}

function dataOf({ ranking: { call, ranked }, outcome }: Shown) {
  return {
    selection: call.entry.id,
    places: call.places,
    ranking: ranked.map((each) => ({
      rank: each.rank,
      proposal: each.proposal.entry.id,
      title: labelOf(each.proposal.entry),
      country: each.proposal.country,
      partner: each.proposal.partner,
      total: each.total ?? null,
      criteria: Object.fromEntries(each.byCriterion),
      evaluations: each.proposal.returned.length,
      outcome: outcomeIn(each, outcome),
      tie: each.tie ? { with: each.tie.with, decided_by: each.tie.decidedBy ?? null } : null,
    })),
    open_ties: outcome.openTies.map((group) => group.map(({ proposal }) => proposal.entry.id)),
    lacking_countries: outcome.lackingCountries,
  };
}

function summary({ ranking, outcome }: Shown): string {
  const chosen = ranking.ranked.filter(({ proposal }) => isChosen(outcome.fates.get(proposal.entry.id)));
  const countries = new Set(chosen.map(({ proposal }) => proposal.country)).size;
  const open = [...openQuestions(ranking, outcome)];
  const first = open.slice(0, 3).map(({ message }) => `open: ${showText(message)}\n`);
  const more = open.length > 3 ? `and ${open.length - 3} more\n` : '';
  return `${ranking.ranked.length} proposals, ${chosen.length} of ${ranking.call.places} places, ${countries} countries\n${first.join('')}${more}`;
}
