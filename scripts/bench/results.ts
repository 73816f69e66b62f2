/** What was measured, as it is kept beside the report: a section that is run again takes the place of itself alone. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { measure, median, type Taken } from './measure.ts';
import { N0, type Place, type Row, type Section, type Target } from './section.ts';

/** A row as it was measured. */
export type Measured = {
  readonly name: string;
  readonly note?: string | undefined;
  readonly ms: number;
  readonly megabytes: number;
  /** The median, the least and the most of the ratios to the floor of the same round. */
  readonly floor: readonly [median: number, least: number, most: number];
  /** What it was to reach, as times of which row, what it is, and how much memory it was to take at most. */
  readonly target?: (Target & { readonly is: number }) | undefined;
  readonly memory?: number | undefined;
};

/** A section as it was measured, and on what. */
export type SectionMeasured = {
  readonly name: string;
  readonly title: string;
  readonly rounds: number;
  readonly machine: string;
  readonly rows: readonly Measured[];
};

const FILE = 'docs/benchmark.json';

/** Times a section. */
export function runSection(section: Section, rounds: number, place: Place): SectionMeasured {
  const rows = section.rows(place);
  const taken = measure(rows, rounds);
  const times = (name: string): readonly number[] => (taken.get(name) ?? []).map(({ ms }) => ms);
  const ratios = (row: string, of: string): number[] =>
    times(row).map((ms, round) => ms / (times(of)[round] ?? Number.NaN));
  return {
    name: section.name,
    title: section.title,
    rounds,
    machine: machine(),
    rows: rows.map((row) => measured(row, taken.get(row.name) ?? [], ratios)),
  };
}

function measured(
  { name, note, target, memory }: Row,
  taken: readonly Taken[],
  ratios: (row: string, of: string) => number[],
): Measured {
  const floor = ratios(name, N0);
  return {
    name,
    note,
    ms: rounded(median(taken.map(({ ms }) => ms))),
    megabytes: Math.round(Math.max(...taken.map((each) => each.megabytes))),
    floor: [rounded(median(floor)), rounded(Math.min(...floor)), rounded(Math.max(...floor))],
    target: target && { ...target, is: rounded(median(ratios(name, target.of))) },
    memory,
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function machine(): string {
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
  const load = loadavg()[0]?.toFixed(1);
  return `Node ${process.versions.node} (V8 ${process.versions.v8}), ${git}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${load}`;
}

/** Returns the sections measured before with new ones in their places, and keeps them. */
export function keepResults(fresh: readonly SectionMeasured[], order: readonly string[]): SectionMeasured[] {
  const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as SectionMeasured[]) : [];
  const all = new Map([...before, ...fresh].map((section) => [section.name, section]));
  const kept = order.flatMap((name) => all.get(name) ?? []);
  writeFileSync(FILE, `${JSON.stringify(kept, null, 1)}\n`);
  return kept;
}
