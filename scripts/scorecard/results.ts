import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { sha256 } from '../../src/base/digest.ts';
import type { Figure } from '../../tests/scorecard/figures.ts';
import type { Row } from '../../tests/scorecard/row.ts';
import type { PeerTable } from './peers.ts';
import type { Verdict } from './try-row.ts';

/** A figure, and the test that wrote it down. */
export type NotedFigure = Figure & { readonly test: string };

/** What was found so far; a run of some rows leaves the others as they were. */
export type Results = {
  readonly rows: Readonly<Record<string, Verdict & { readonly of: string }>>;
  readonly figures: readonly NotedFigure[];
  readonly peers?: PeerTable;
};

const KEPT = 'docs/scorecard.json';

export function readResults(): Results {
  return existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as Results) : { rows: {}, figures: [] };
}

/** Writes what was found, in the order of ids and names. */
export function writeResults({ rows, figures, peers }: Results): void {
  const sorted = {
    rows: Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (inOrder(a) < inOrder(b) ? -1 : 1))),
    figures: [...figures].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    ...(peers && { peers }),
  };
  writeFileSync(KEPT, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Returns the verdict on a row; one on the row as it was before is none. */
export function verdictOn(row: Row, { rows }: Results): Verdict {
  if ('notRun' in row) return { state: 'not run', why: row.notRun };
  const found = rows[row.id];
  return found?.of === sealOf(row)
    ? found
    : { state: 'not run', why: 'it was not tried since it was written' };
}

/** Returns a digest of what a row is tried by. */
export function sealOf(row: Row): string {
  return sha256(JSON.stringify('notRun' in row ? row.notRun : [row.tests, row.control])).slice(0, 16);
}

/** Joins the figures of one name: added up, or the largest. */
export function joinFigures(figures: readonly NotedFigure[]): NotedFigure[] {
  const joined = new Map<string, NotedFigure>();
  for (const figure of figures) {
    const other = joined.get(nameOf(figure));
    joined.set(nameOf(figure), other ? { ...figure, value: joinedValue(figure, other) } : figure);
  }
  return [...joined.values()];
}

function joinedValue({ join, value }: Figure, other: Figure): number {
  return join === 'sum' ? value + other.value : Math.max(value, other.value);
}

function nameOf({ what, test }: NotedFigure): string {
  return `${what}\n${test}`;
}

function inOrder(id: string): string {
  return id.replace(/\d+/, (digits) => digits.padStart(4, '0'));
}
