/**
 * Times the histories that grantbook reads beside what git itself needs to walk the same repository:
 * the B-WISE book and 10,000 commits, each of one field. Whole processes, interleaved, medians. Writes
 * docs/benchmark-history.md. Never a test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { leaveAlone } from './bench/books.ts';
import { ENVIRONMENT } from './bench/measure.ts';
import { scratchFolder } from './bench/scratch.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const COMMITS = Number(process.env.BENCH_COMMITS ?? 10_000);
const LEADS = ['ENSIE', 'EASPD', 'SCF', 'NASO', 'EURICSE', 'AEIS', 'MCA'];
const bin = resolve('dist/grantbook.cjs');

const folder = scratchFolder('bench-history');
const book = join(folder, 'book');
must([process.execPath, bin, 'init', book, '--example']);
must(['git', '-C', book, 'fast-import', '--quiet', '--force'], fastImport());
must(['git', '-C', book, 'reset', '-q', '--hard']);
must(['git', '-C', book, 'repack', '-adq']);
must(['git', '-C', book, 'commit-graph', 'write', '--reachable', '--changed-paths']);
leaveAlone();
// It finds something, as leads change at random; what it could read is kept all the same.
spawnSync(process.execPath, [bin, '-C', book, 'validate'], { env: ENVIRONMENT, stdio: 'ignore' });
const rows = [
  ['node -e 0', [process.execPath, '-e', '0'], 'N0'],
  [
    'git rev-list --objects HEAD',
    ['git', '-C', book, 'rev-list', '--objects', 'HEAD'],
    'R0: every object is named',
  ],
  ['git log --raw + cat-file --batch', ['sh', '-c', rawReading()], 'every version of every file is read'],
  ['grantbook log D1.2', own('log', 'D1.2', '--json'), 'a record with a file of its own'],
  ['grantbook log R-003', own('log', 'R-003', '--json'), 'a record in a list'],
  ['grantbook log R-003.likelihood', own('log', 'R-003.likelihood', '--json'), 'a field'],
  ['grantbook log', own('log', '--json'), 'all records, field by field'],
  [
    'grantbook log, the first time',
    ['sh', '-c', `rm -rf ${book}/.git/grantbook && exec "$@"`, 'sh', ...own('log', '--json')],
    'the same, with nothing kept of an earlier run',
  ],
] as const;
report(measure());

function own(...args: string[]): string[] {
  return [process.execPath, bin, '-C', book, ...args];
}

/** What reads all that a history can say, and compares nothing. */
function rawReading(): string {
  const ids = `git -C ${book} log --format= --raw --no-abbrev -m HEAD -- project-data`;
  return `${ids} | cut -d' ' -f4 | grep -v '^0*$' | git -C ${book} cat-file --batch`;
}

/** The stream of commits: each sets one number of one record, in a list of risks or in a file of its own. */
function fastImport(): string {
  const data = join(book, 'project-data');
  const risks = readFileSync(join(data, 'risks.yaml'), 'utf8').split(/(?=^- id: )/m);
  const files = readdirSync(join(data, 'deliverables')).map((name) => `deliverables/${name}`);
  const texts = new Map(files.map((name) => [name, readFileSync(join(data, name), 'utf8')]));
  const parts: string[] = [];
  for (let i = 0; i < COMMITS; i++) {
    const [path, text] = i % 2 === 0 ? riskChanged(risks, i) : fileChanged(texts, files, i);
    const message = `change ${i}\n`;
    const who = `Bench <bench@example.org> ${1_700_000_000 + i} +0000`;
    parts.push(
      `commit refs/heads/main\ncommitter ${who}\n${sized(message)}`,
      i === 0 ? 'from refs/heads/main^0\n' : '',
      `M 100644 inline project-data/${path}\n${sized(text)}\n`,
    );
  }
  return parts.join('');
}

function riskChanged(risks: string[], i: number): [string, string] {
  const at = 1 + ((i / 2) % (risks.length - 1));
  risks[at] = (risks[at] ?? '').replace(/^ {2}likelihood: .*$/m, `  likelihood: ${1 + (i % 5)}`);
  return ['risks.yaml', risks.join('')];
}

function fileChanged(texts: Map<string, string>, files: readonly string[], i: number): [string, string] {
  const name = files[((i - 1) / 2) % files.length] ?? '';
  const text = (texts.get(name) ?? '').replace(/^lead: .*$/m, `lead: ${LEADS[i % LEADS.length]}`);
  texts.set(name, text);
  return [name, text];
}

function sized(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function measure(): Map<string, { ms: number; rss: number }[]> {
  const found = new Map(rows.map(([name]) => [name as string, [] as { ms: number; rss: number }[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, call] of rows) {
      const one = time(call);
      if (round > 0) found.get(name)?.push(one);
    }
  }
  return found;
}

function time([command = '', ...args]: readonly string[]): { ms: number; rss: number } {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, args, {
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`it does not succeed: ${command} ${args.join(' ')}`);
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, rss: 0 };
}

function must([command = '', ...args]: readonly string[], input?: string): void {
  const { status, stderr } = spawnSync(command, args, {
    env: ENVIRONMENT,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`it does not succeed: ${command} ${args.join(' ')}\n${stderr}`);
}

function report(found: ReadonlyMap<string, { ms: number }[]>): void {
  const medianOf = (name: string) => median((found.get(name) ?? []).map(({ ms }) => ms));
  const [floor, walk] = [medianOf('node -e 0'), medianOf('git rev-list --objects HEAD')];
  const lines = rows.map(([name, , note]) => {
    const ms = medianOf(name);
    return `| ${name} | ${(ms / walk).toFixed(2)} | ${(ms / floor).toFixed(1)} | ${note} |`;
  });
  const text = `# Benchmark of histories

Whole processes on the B-WISE book with ${COMMITS.toLocaleString('en')} commits more, each of one field of a risk or a
deliverable, with git's graph of the commits, and after a check of the book; ${ROUNDS} interleaved rounds after one to warm up, Node ${process.versions.node}, ${cpus().length} cores. R0 is
\`git rev-list --objects HEAD\` in the same run (median ${walk.toFixed(0)} ms), N0 \`node -e 0\` (${floor.toFixed(0)} ms): quote ratios,
not times. Made by \`npm run bench:history\`; nothing is tested against it.

| job | median × R0 | median × N0 | |
|---|---:|---:|---|
${lines.join('\n')}
`;
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/benchmark-history.md', text);
  console.log(text);
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
