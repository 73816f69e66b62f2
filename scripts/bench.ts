/**
 * Times grantbook beside `node -e 0` and the validators that can be installed, in one run: whole
 * processes, interleaved, medians. Writes docs/benchmark.md. Never a test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installPeers, type Peer, peerCalls } from './bench-peers.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const bin = resolve('dist/grantbook.cjs');

/** Something timed: one or more processes, run one after the other. */
type Row = { readonly name: string; readonly calls: readonly (readonly string[])[]; readonly note: string };

const folder = mkdtempSync(join(tmpdir(), 'grantbook-bench-'));
const env = benchEnvironment();
const book = join(folder, 'book');
must([process.execPath, bin, 'init', book, '--example']);
const peers = installPeers(folder);
for (const { calls } of ownRows()) for (const call of calls) must(call);
const rows = [...ownRows(), ...peers.flatMap(peerRow)];
const times = measure(rows);
report(rows, times);

function ownRows(): Row[] {
  const own = (...args: string[]) => [[process.execPath, bin, '-C', book, '--today', '2023-11-20', ...args]];
  return [
    { name: 'node -e 0', calls: [[process.execPath, '-e', '0']], note: 'the floor: N0' },
    { name: 'grantbook --version', calls: own('--version'), note: '' },
    { name: 'grantbook --help', calls: own('--help'), note: '' },
    {
      name: 'grantbook validate',
      calls: own('validate'),
      note: 'every registry, reference, state, date and template; compared with HEAD',
    },
    { name: 'grantbook show D1.2', calls: own('show', 'D1.2'), note: '' },
    { name: 'grantbook status', calls: own('status'), note: '' },
    { name: 'grantbook log D1.2', calls: own('log', 'D1.2'), note: '' },
    {
      name: 'grantbook set --dry-run',
      calls: own('set', 'R-002', 'likelihood=2', '--dry-run'),
      note: 'planned, laid over the last commit and checked',
    },
    {
      name: 'grantbook set, there and back',
      calls: [3, 4].flatMap((value) => own('set', 'R-002', `likelihood=${value}`, '-m', 'as agreed')),
      note: 'two commands, two commits',
    },
    { name: 'grantbook render (md)', calls: own('render', 'deliverable', 'D1.2', '-f', 'md'), note: '' },
    {
      name: 'grantbook render (docx)',
      calls: own('render', 'deliverable', 'D1.2', '-f', 'docx'),
      note: 'with page numbers in the contents',
    },
  ];
}

function peerRow(peer: Peer): Row[] {
  const calls = peerCalls(peer, book, folder);
  const works = calls.every((call) => time(call).status === 0);
  if (!works) console.error(`${peer.name}: NOT RUN, it does not pass the valid book`);
  const note = `schemas only, one call for each of ${calls.length}; no references, ids, states`;
  return works ? [{ name: peer.name, calls, note }] : [];
}

function measure(all: readonly Row[]): Map<string, number[]> {
  const found = new Map(all.map((row) => [row.name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const row of all) {
      const total = row.calls.reduce((sum, call) => sum + time(call).ms, 0);
      if (round > 0) found.get(row.name)?.push(total);
    }
  }
  return found;
}

function time(call: readonly string[]): { ms: number; status: number | null } {
  const [command = '', ...args] = call;
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, args, { cwd: folder, env, stdio: 'ignore' });
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, status };
}

/** What is refused would be timed as if it were done. */
function must(call: readonly string[]): void {
  if (time(call).status !== 0) throw new Error(`it does not succeed: ${call.join(' ')}`);
}

function benchEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...rest } = process.env;
  const who = { GIT_AUTHOR_NAME: 'Bench', GIT_AUTHOR_EMAIL: 'bench@example.org' };
  return { ...rest, ...who, GIT_COMMITTER_NAME: 'Bench', GIT_COMMITTER_EMAIL: 'bench@example.org' };
}

function report(all: readonly Row[], found: ReadonlyMap<string, number[]>): void {
  const floor = median(found.get('node -e 0') ?? []);
  const lines = all.map(({ name, note }) => {
    const list = found.get(name) ?? [];
    const ratio = (median(list) / floor).toFixed(2);
    return `| ${name} | ${ratio} | ${(Math.min(...list) / floor).toFixed(2)} | ${(Math.max(...list) / floor).toFixed(2)} | ${note} |`;
  });
  const text = `# Benchmark

Whole processes on the B-WISE book (${sizeOfBook()}), ${ROUNDS} interleaved rounds after one to warm up,
Node ${process.versions.node}, ${cpus().length} cores. N0 is \`node -e 0\` in the same run (median ${floor.toFixed(0)} ms): quote ratios,
not times. Made by \`npm run bench\`; nothing is tested against it.

| job | median × N0 | least | most | |
|---|---:|---:|---:|---|
${lines.join('\n')}

A peer checks one schema a call and neither references nor ids nor states; below about 1,000 records of
one schema a single call of a native program starts faster than Node itself does.
`;
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/benchmark.md', text);
  console.log(text);
}

/** What `validate` says it looked at. */
function sizeOfBook(): string {
  const { stderr } = spawnSync(process.execPath, [bin, '-C', book, 'validate'], { env, encoding: 'utf8' });
  return stderr.replace(/:.*/s, '');
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
