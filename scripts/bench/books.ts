/** The books that are timed: made once on a machine, for as long as their generator stays as it is. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StrictReader } from '../../src/text/yaml/strict-reader.ts';
import { CACHE, must } from './measure.ts';
import { recordLines } from './records.ts';
import type { Layout } from './schemas.ts';
import { type BookShape, writeBook } from './write-book.ts';

/** Where generated books and installed peers stay between runs. */
export const STORE: string = join(tmpdir(), 'grantbook-bench');

const BIN = resolve('dist/grantbook.cjs');

/** The kinds of the generated book: with the four small registries, fifteen schemas. */
export const KINDS = 11;

/** Returns the call of the built command in a book. */
export function own(book: string, ...args: string[]): string[] {
  return [process.execPath, BIN, '-C', book, ...args];
}

/** Returns the folder of a generated book, committed. */
export function generatedBook(records: number, layout: Layout, kinds: number = KINDS): string {
  const shape: BookShape = { records, kinds, layout };
  const folder = join(STORE, generation(), `${records}-${layout}-${kinds}`);
  if (existsSync(join(folder, 'ready'))) return join(folder, 'book');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const book = join(folder, 'book');
  writeBook(book, shape);
  const git = ['git', '-C', book];
  must(['git', 'init', '-q', '-b', 'main', book]);
  must([...git, 'add', '-A']);
  must([...git, '-c', 'gc.auto=0', 'commit', '-q', '-m', 'a generated book']);
  writeFileSync(join(folder, 'ready'), '');
  return book;
}

/** Returns a file with the records of a generated book as JSON, and no more. */
export function generatedJson(records: number): string {
  const file = join(STORE, generation(), `${records}.json`);
  if (existsSync(file)) return file;
  mkdirSync(join(STORE, generation()), { recursive: true });
  const count = Math.max(1, Math.floor(records / KINDS));
  const all = Array.from({ length: records }, (_, n) => {
    const lines = recordLines({ kind: n % KINDS, at: Math.floor(n / KINDS), count, kinds: KINDS });
    const text = `${lines.join('\n')}\n`;
    return new StrictReader(text).read({ start: 0, end: text.length });
  });
  writeFileSync(file, JSON.stringify(all));
  return file;
}

/** Books of another generator are other books. */
function generation(): string {
  const digest = createHash('sha256');
  for (const name of ['records', 'schemas', 'write-book'])
    digest.update(readFileSync(resolve(`scripts/bench/${name}.ts`)));
  return digest.digest('hex').slice(0, 12);
}

/** Returns a new copy of the example book. */
export function exampleBook(folder: string): string {
  const book = join(folder, 'b-wise');
  rmSync(book, { recursive: true, force: true });
  must([process.execPath, BIN, 'init', book, '--example']);
  return book;
}

/** Takes away what a command kept of a book: what it found, and what git keeps of it; compiled code stays. */
export function forgetResults(book: string): void {
  rmSync(join(book, '.git/grantbook'), { recursive: true, force: true });
  const kept = join(CACHE, 'grantbook');
  for (const name of existsSync(kept) ? readdirSync(kept) : [])
    if (!isCode(name)) rmSync(join(kept, name), { recursive: true, force: true });
}

/** Compiled modules and schemas, and which version the git of the machine is. */
function isCode(folder: string): boolean {
  return folder.endsWith(`-${process.arch}`) || folder.startsWith('schemas-') || folder === 'git';
}

/** For so long, in milliseconds, a file that was written to may be written to again unseen: what is found is not kept. */
const YOUNG = 2100;

/** Takes back what was changed by hand in a book, leaves it alone for a while, and checks it, as whoever works on it did before. */
export function checkedBook(book: string): void {
  must(['git', '-C', book, 'checkout', '-q', '--', '.']);
  leaveAlone();
  must(own(book, 'validate'));
}

/** Waits until what is found in files that were just written to is kept. */
export function leaveAlone(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, YOUNG);
}

/** Changes one field of the first record in a file by hand, to and fro. */
export function touchRecord(file: string): void {
  const text = readFileSync(file, 'utf8');
  const other = text.includes('weight: 1\n')
    ? text.replace('weight: 1\n', 'weight: 2\n')
    : text.replace(/weight: \d\n/, 'weight: 1\n');
  writeFileSync(file, other);
}
