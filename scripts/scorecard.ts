/**
 * Tries the rows of tests/scorecard: their tests as they are, and with each row's control broken, in a copy of the
 * repository. Writes docs/scorecard.md. With ids, some rows; with --peers, what other programs say.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldRow } from '../tests/scorecard/row.ts';
import { topics } from '../tests/scorecard/rows.ts';
import { build, copyRepository, removeCopy } from './scorecard/copy-repository.ts';
import { scorecardPage } from './scorecard/page.ts';
import { askPeers } from './scorecard/peers.ts';
import {
  joinFigures,
  type NotedFigure,
  type Results,
  readResults,
  sealOf,
  writeResults,
} from './scorecard/results.ts';
import { type Outcome, runTests } from './scorecard/run-tests.ts';
import { breakRow, faultAsItIs, type Verdict } from './scorecard/try-row.ts';

const words = process.argv.slice(2);
const rows = topics.flatMap((topic) => topic.rows);
const unknown = words.filter((word) => word !== '--peers' && !rows.some(({ id }) => id === word));
if (unknown.length > 0) throw new Error(`no row is called ${unknown.join(', ')}`);
const ids = words.filter((word) => word !== '--peers');
if (ids.length > 0 || !words.includes('--peers')) await tryRows(rows.filter(isAsked));
if (words.includes('--peers')) await keepPeers();
writeFileSync('docs/scorecard.md', scorecardPage(topics, readResults()));

function isAsked({ id }: { readonly id: string }): boolean {
  return ids.length === 0 || ids.includes(id);
}

async function tryRows(asked: readonly (typeof rows)[number][]): Promise<void> {
  const held = asked.filter((row): row is HeldRow => 'tests' in row);
  if (held.length === 0) return;
  const copy = copyRepository();
  try {
    const built = ids.length > 0 && existsSync('dist') ? 'command' : 'everything';
    if (!build(copy, built)) throw new Error('the repository as it is cannot be built');
    const outcomes = await asTheyAre(held, copy);
    for (const row of held) {
      const verdict = faultAsItIs(row, outcomes) ?? (await breakRow(row, copy));
      console.log(`${row.id}  ${verdict.state === 'held' ? `held: ${verdict.fails}` : verdict.why}`);
      keep(row, verdict);
    }
  } finally {
    removeCopy(copy);
  }
}

/** The tests of all rows run as they are, together. */
async function asTheyAre(held: readonly HeldRow[], copy: string): Promise<readonly Outcome[]> {
  const figures = join(copy, 'figures.jsonl');
  const outcomes = await runTests(copy, {
    tests: held.flatMap(({ tests }) => tests),
    minutes: 60,
    env: { FIGURES: figures },
  });
  if (!outcomes) throw new Error('the tests do not end, or could not be run');
  const fresh = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : [];
  keepFigures(
    outcomes,
    fresh.map((line) => JSON.parse(line) as NotedFigure),
  );
  return outcomes;
}

function keepFigures(outcomes: readonly Outcome[], fresh: readonly NotedFigure[]): void {
  const results = readResults();
  const ran = new Set(outcomes.map(({ name }) => name));
  const others = results.figures.filter(({ test }) => !ran.has(test.replaceAll(' > ', ' ')));
  writeResults({ ...results, figures: joinFigures([...others, ...fresh]) });
}

/** What was found is kept row by row: a run that is cut off loses nothing. */
function keep(row: HeldRow, verdict: Verdict): void {
  const results = readResults();
  writeResults({ ...results, rows: { ...currentRows(results), [row.id]: { ...verdict, of: sealOf(row) } } });
}

/** Rows that are no more are dropped. */
function currentRows({ rows: kept }: Results): Results['rows'] {
  return Object.fromEntries(Object.entries(kept).filter(([id]) => rows.some((row) => row.id === id)));
}

/** They take long: what was found of rows meanwhile is kept. */
async function keepPeers(): Promise<void> {
  const peers = await askPeers();
  writeResults({ ...readResults(), peers });
}
