import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';

/**
 * The tests in tiers. `npm test` is for every change: all that is quick, and a sample of the long ones,
 * drawn from a seed that is printed. TIER=all runs everything, as `.ci/run` does.
 */
export type Tier = { readonly include: readonly string[]; readonly left: readonly string[] };

/** What takes long: procedures from end to end, every example, every document, every step of every lifecycle. */
const LONG = [
  /^procedures\//,
  /^audit\//,
  /^laws\//,
  /^change\/new-template\./,
  /^render\/(render-docx|shell|naughty|b-wise|pages|shipped-documents|chart|word)\./,
  /^text\/yaml-read-hostile\./,
  /^docs\/systems\./,
  /^editors\//,
  /^cli\/(shell|review-|floods|trail|new-registry|readme|remind|calendar|sum|nouns|edit|profile|derived|size|init|read|formats|requests|help|drift|render-pdf|template|diff|log|blame|baseline|revert|merge-driver|gate|privacy|review)/,
];
/** One of so many long files is run every day. */
const DRAWN = 20;

/** Returns the files of tests that a run includes, and those that it leaves to the tier of all. */
export function drawTier(root: string, { all, seed }: { all: boolean; seed: number }): Tier {
  const files = (readdirSync(root, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  const long = files.filter((file) => !all && LONG.some((pattern) => pattern.test(file)));
  const drawn = [...long]
    .sort((a, b) => (rank(a, seed) < rank(b, seed) ? -1 : 1))
    .slice(0, Math.ceil(long.length / DRAWN));
  const left = long.filter((file) => !drawn.includes(file));
  return { include: files.filter((file) => !left.includes(file)), left };
}

function rank(file: string, seed: number): string {
  return createHash('sha256').update(`${seed} ${file}`).digest('hex');
}
