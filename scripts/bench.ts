/**
 * Times grantbook beside `node -e 0` and the validators that can be installed. Writes docs/benchmark.md.
 * Never a test. Options: `--only NAME,NAME` (startup, book, schemas, 100 … 100k, 1m, findings, history,
 * documents), `--full`, `--rounds N`, `--own` (no peers).
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { exampleSections } from './bench/example-sections.ts';
import { installPeers } from './bench/peers.ts';
import { writeReport } from './bench/report.ts';
import { keepResults, runSection, type SectionMeasured } from './bench/results.ts';
import { scratchFolder } from './bench/scratch.ts';
import type { Section } from './bench/section.ts';
import { sizeSections } from './bench/size-sections.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    own: { type: 'boolean', default: false },
  },
});

/** Reports with pages of their own. */
const OTHERS = ['history', 'documents'];

const sections: readonly Section[] = [...exampleSections, ...sizeSections];
const asked = options.only?.split(',');
const unknown = asked?.filter(
  (name) => !OTHERS.includes(name) && !sections.some((each) => each.name === name),
);
if (unknown && unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}`);

const folder = scratchFolder('bench');
const peers = options.own ? [] : installPeers();
const measured: SectionMeasured[] = [];
for (const section of sections.filter(isWanted)) {
  const rounds = Number(options.rounds ?? (options.full ? section.rounds.full : section.rounds.quick));
  console.error(`${section.name}: ${rounds} rounds`);
  measured.push(runSection(section, rounds, { folder, peers }));
  keepResults(
    measured,
    sections.map(({ name }) => name),
  );
}
if (measured.length > 0)
  console.log(
    writeReport(
      keepResults(
        measured,
        sections.map(({ name }) => name),
      ),
    ),
  );
for (const name of OTHERS)
  if (asked?.includes(name) || options.full)
    spawnSync('npx', ['tsx', `scripts/bench-${name}.ts`], { stdio: 'inherit' });

function isWanted({ name, runs }: Section): boolean {
  if (asked) return asked.includes(name);
  return runs === 'quick' || (runs === 'full' && options.full);
}
