/** The page of the benchmark: every figure with what it was to reach. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fitPower, type Point } from './fit.ts';
import { PEER_VERSIONS } from './peers.ts';
import { drawPlot, type Plot } from './plot.ts';
import type { Measured, SectionMeasured } from './results.ts';
import type { Layout } from './schemas.ts';
import { coldName } from './size-sections.ts';

const PICTURES = 'docs/pictures';
const SIZES: Readonly<Record<string, number>> = {
  100: 100,
  500: 500,
  '1k': 1000,
  '10k': 10_000,
  '100k': 100_000,
  '1m': 1_000_000,
};

/** Writes docs/benchmark.md and its pictures. */
export function writeReport(sections: readonly SectionMeasured[]): string {
  mkdirSync(PICTURES, { recursive: true });
  const plots: readonly Plot[] = [
    { title: 'validate, nothing kept: time', unit: 's', series: growth(sections, ({ ms }) => ms / 1000) },
    {
      title: 'validate, nothing kept: most memory',
      unit: 'MB',
      series: growth(sections, ({ megabytes }) => megabytes),
    },
  ];
  const [time, memory] = ['benchmark-time.svg', 'benchmark-memory.svg'];
  for (const [name, plot] of [
    [time, plots[0]],
    [memory, plots[1]],
  ] as const)
    if (plot && plot.series.length > 0) drawPlot(`${PICTURES}/${name}`, plot);
  const text = `${HEAD}
${sections.map(sectionText).join('\n')}
${growthText(sections)}
![Time by number of records](pictures/${time})

![Memory by number of records](pictures/${memory})
${PROFILE_LINK}`;
  writeFileSync('docs/benchmark.md', text);
  return text;
}

const HEAD = `# Benchmark

Whole processes, in turn, round after round, after one round to warm up. **N0 is \`node -e 0\` in the same
round: quote ratios, not times.** Each ratio is the median of the ratios round by round. Made by
\`npm run bench\` (in parts: \`npm run bench -- --only startup,10k\`; all of it: \`--full\`; a million records:
\`--only 1m\`); nothing is tested against it. The figures are kept in benchmark.json.

Generated books hold records of some 500 bytes with 15 fields: references, dates, a life cycle, an owner. Layout A
is a file for each record, B files of fifty, C one file for each registry. "Nothing kept" is without what an
earlier run found (compiled code is kept, as on every machine where the command ran once). A peer
(${PEER_VERSIONS}) checks one schema a call, and neither references nor ids
nor states nor what changed; each was seen to reject a mistake first. v8r takes files below the folder it runs in
alone, so it is not timed. Below about 1,000 records of one
schema a single call of a native program starts faster than Node itself does.
`;

const PROFILE_LINK = `
Where the time of the largest goes, and what did not help, is in [profile.md](profile.md); histories are in
[benchmark-history.md](benchmark-history.md), documents in [benchmark-documents.md](benchmark-documents.md).
`;

function sectionText({ title, rounds, machine, rows }: SectionMeasured): string {
  return `## ${title}

${rounds} ${rounds === 1 ? 'round' : 'rounds'}; ${machine}

| job | × N0 | least | most | median | memory | target | |
|---|---:|---:|---:|---:|---:|---|---|
${rows.map(rowText).join('\n')}
`;
}

function rowText({ name, note, ms, megabytes, floor, target, memory }: Measured): string {
  const [middle, least, most] = floor;
  const time = ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;
  const aims = [
    ...(target ? [targetText(target)] : []),
    ...(memory === undefined ? [] : [`${reached(megabytes <= memory)} ≤ ${memory} MB`]),
  ];
  return `| ${name} | ${middle.toFixed(2)} | ${least.toFixed(2)} | ${most.toFixed(2)} | ${time} | ${megabytes} MB | ${aims.join('; ')} | ${note ?? ''} |`;
}

function targetText(target: NonNullable<Measured['target']>): string {
  const [is, sign, aim] =
    'most' in target
      ? [target.is <= target.most, '≤', target.most]
      : [target.is >= target.least, '≥', target.least];
  const now = target.of === 'node -e 0' ? '' : ` (is ${target.is})`;
  return `${reached(is)} ${sign} ${aim} × ${shortName(target.of)}${now}`;
}

function reached(is: boolean): string {
  return is ? 'reached:' : '**not reached:**';
}

function shortName(name: string): string {
  if (name === 'node -e 0') return 'N0';
  return name.startsWith('node: JSON.parse') ? 'JSON.parse' : name;
}

type Pick = (row: Measured) => number;

function pointsOf(sections: readonly SectionMeasured[], layout: Layout, pick: Pick): Point[] {
  return sections.flatMap(({ name, rows }) => {
    const row = rows.find((each) => each.name === coldName(layout));
    const size = SIZES[name];
    return row && size !== undefined ? [[size, pick(row)] as const] : [];
  });
}

/** Below ten thousand records the start of the program is most of the time. */
const FIT_FROM = 10_000;

function growth(sections: readonly SectionMeasured[], pick: Pick): Plot['series'] {
  const layouts = [
    ['A', 'A: a file a record'],
    ['B', 'B: files of fifty'],
    ['C', 'C: one file a registry'],
  ] as const;
  return layouts
    .map(([layout, name]) => ({ name, points: pointsOf(sections, layout, pick), fitFrom: FIT_FROM }))
    .filter(({ points }) => points.length > 1);
}

function growthText(sections: readonly SectionMeasured[]): string {
  const lines = (['A', 'B', 'C'] as const).flatMap((layout) => {
    const exponent = (pick: Pick): string | undefined => {
      const points = pointsOf(sections, layout, pick).filter(([size]) => size >= FIT_FROM);
      return points.length > 1 ? fitPower(points).exponent.toFixed(2) : undefined;
    };
    const [time, memory] = [exponent(({ ms }) => ms), exponent(({ megabytes }) => megabytes)];
    return time === undefined ? [] : [`| ${layout} | N^${time} | N^${memory} |`];
  });
  if (lines.length === 0) return '';
  return `## Growth

Least squares of the logarithms, from ${FIT_FROM.toLocaleString('en')} records on (below, the start of the program is
most of the time): 1 is in step with the number of records, less is better.

| layout | time | memory |
|---|---|---|
${lines.join('\n')}
`;
}
