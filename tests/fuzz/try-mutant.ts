import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ask, type Bench, changed, restore, safeGit, stateOf } from './bench.ts';
import { type Draw, drawCommands } from './commands.ts';
import { filesOf, mutateBook } from './mutate-book.ts';
import { diceOf } from './nasty.ts';
import { secondOpinion } from './second-opinion.ts';

/** What came of one mutant: what was done to the book, and everything that must not be. */
export type Tried = {
  readonly run: number;
  readonly did: readonly string[];
  readonly asked: readonly string[];
  readonly faults: readonly string[];
  readonly slowest: number;
};

/** Which mutant, and who is told before each command: it may be the last. */
type Mutant = { readonly seed: number; readonly run: number; readonly begin: (what: string) => void };

/** Makes the mutant of a seed and a number, asks several commands about it and judges what they say and do. */
export async function tryMutant(bench: Bench, { seed, run, begin }: Mutant): Promise<Tried> {
  const dice = diceOf(seed * 1_000_003 + run);
  restore(bench);
  const done = mutateBook({ book: bench.book, files: filesOf(bench.whole), dice });
  if (dice(3) === 0) {
    safeGit(bench, 'add', '--all');
    safeGit(bench, 'commit', '-qm', 'A mutant', '--no-verify');
  }
  const draws = drawCommands(
    bench,
    done.map(({ file }) => file),
    dice,
  );
  const did = done.map(({ what, file }) => `${file}: ${what}`);
  const faults: string[] = [];
  const asked: string[] = [];
  let slowest = 0;
  let state = stateOf(bench);
  for (const draw of draws) {
    begin(`${JSON.stringify(did)} ${JSON.stringify(draw.argv).slice(0, 300)}`);
    const start = performance.now();
    const { faults: found, after } = await tryCommand(bench, { draw, before: state });
    state = after;
    slowest = Math.max(slowest, performance.now() - start);
    asked.push(JSON.stringify(draw.argv.map((word) => word.slice(0, 200))));
    faults.push(...found.map((fault) => `${JSON.stringify(draw.argv).slice(0, 500)}: ${fault}`));
  }
  return { run, did, asked, faults, slowest };
}

const MARKS = ['HOOKED', 'TRAPPED'];
const EXITS = [0, 1, 2, 3, 4, 5];
/** Beside line ends and tabs, what steers a terminal or hides in it. */
const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;
const STACK = /\n\s+at .+:\d+:\d+/;

type Seen = { readonly draw: Draw; readonly before: Map<string, string> };

async function tryCommand(
  bench: Bench,
  { draw, before }: Seen,
): Promise<{ faults: string[]; after: Map<string, string> }> {
  const texts = draw.kind === 'sets' ? textsOf(bench, before) : new Map<string, string>();
  const { status, stdout, stderr } = await ask(bench, draw.argv);
  const after = stateOf(bench);
  const paths = changed(before, after);
  // CSV ends its lines so.
  const said = `${draw.argv.includes('csv') ? stdout.replaceAll('\r\n', '\n') : stdout}\n${stderr}`;
  const faults: string[] = [];
  if (!EXITS.includes(status ?? -1)) faults.push(`exit ${status}: ${stderr.slice(0, 300)}`);
  const control = CONTROL.exec(said);
  if (control)
    faults.push(`says ${JSON.stringify(said.slice(Math.max(0, control.index - 60), control.index + 20))}`);
  if (STACK.test(said)) faults.push(`a stack: ${said.slice(0, 500)}`);
  if (after.has('TRAPPED')) faults.push('ran a setting of git');
  if (after.has('HOOKED') && draw.kind !== 'sets') faults.push('ran a hook');
  const marked = MARKS.some((mark) => after.has(mark));
  for (const mark of MARKS) rmSync(join(bench.root, mark), { force: true });
  faults.push(...lawsOf({ bench, draw, status: status ?? -1, texts, paths }));
  if (draw.argv[0] === 'validate' && status === 0) faults.push(...secondOpinion(bench.book));
  if (draw.argv.includes('json') && stdout !== '' && !isJson(stdout)) faults.push('no JSON');
  return { faults, after: marked ? stateOf(bench) : after };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Judged = {
  readonly bench: Bench;
  readonly draw: Draw;
  readonly status: number;
  readonly texts: Map<string, string>;
  readonly paths: readonly string[];
};

/** What a command may change: nothing, documents in build, or one record's bytes and the commit of them. */
function lawsOf({ bench, draw, status, texts, paths }: Judged): string[] {
  // The hook and the trap stand beside the book.
  const changes = paths.filter((path) => !MARKS.includes(path));
  if (draw.kind === 'makes') {
    const wrong = changes.filter((path) => !path.startsWith('around/book/build/'));
    return wrong.length > 0 ? [`wrote ${wrong}`] : [];
  }
  if (draw.kind === 'reads' || status !== 0)
    return changes.length > 0 ? [`exit ${status}, and changed ${changes}`] : [];
  const files = changes.filter((path) => !path.startsWith('around/book/.git/'));
  if (files.length === 0) return [];
  if (files.length > 1 || !files[0]?.startsWith('around/book/project-data/')) return [`set changed ${files}`];
  const [file = ''] = files;
  const old = texts.get(file) ?? '';
  const fresh = readFileSync(join(bench.root, file), 'utf8');
  return withinRecord(old, fresh, draw.argv[1] ?? '')
    ? []
    : [`set of ${draw.argv[1]} changed more of ${file}`];
}

function textsOf({ root }: Bench, state: Map<string, string>): Map<string, string> {
  const data = [...state].filter(
    ([path, stats]) => path.startsWith('around/book/project-data/') && stats.startsWith('33'),
  );
  return new Map(data.map(([path]) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Whether two texts are alike before and after the record that holds the id. */
function withinRecord(old: string, fresh: string, id: string): boolean {
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end))
    end += 1;
  const starts = [0, ...[...old.matchAll(/^-/gm)].map(({ index }) => index), old.length];
  const from = starts.findLast((at) => at <= start) ?? 0;
  const to = starts.find((at) => at >= old.length - end) ?? old.length;
  const records = old.slice(from, to).match(/^-/gm)?.length ?? 0;
  return records <= 1 && old.slice(from, to).includes(id);
}
