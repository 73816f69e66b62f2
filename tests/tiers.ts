import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';

/**
 * The tests in tiers. `npm test` is for every change: all that is quick, and a sample of the long ones,
 * drawn from a seed that is printed. TIER=all runs everything, as `.ci/run` does.
 */
export type Tier = { readonly include: readonly string[]; readonly left: readonly string[] };

/** The commands whose transcripts take long, by the beginning of the file's name. */
const LONG_COMMANDS = [
  'baseline',
  'blame',
  'calendar',
  'derived',
  'diff',
  'drift',
  'edit',
  'floods',
  'form',
  'formats',
  'gate',
  'help',
  'init',
  'log',
  'merge-driver',
  'new-registry',
  'nouns',
  'privacy',
  'profile',
  'read',
  'readme',
  'remind',
  'render-pdf',
  'requests',
  'revert',
  'review',
  'review-',
  'shell',
  'size',
  'sum',
  'template',
  'trail',
];

/** What takes long: procedures from end to end, every example, every document, every step of every lifecycle. */
const LONG = [
  /^procedures\//,
  /^audit\//,
  /^laws\//,
  /^change\/new-template\./,
  /^render\/(render-docx|shell|naughty|b-wise|pages|shipped-documents|chart|word|forms)\./,
  /^text\/yaml-read-hostile\./,
  /^docs\/systems\./,
  /^editors\//,
];
/** One of so many long files is run every day. */
const DRAWN = 20;

/** Returns the files of tests that a run includes, and those that it leaves to the tier of all. */
export function drawTier(root: string, { all, seed }: { all: boolean; seed: number }): Tier {
  const files = (readdirSync(root, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  const long = files.filter((file) => !all && isLong(file));
  const drawn = [...long]
    .sort((a, b) => (rank(a, seed) < rank(b, seed) ? -1 : 1))
    .slice(0, Math.ceil(long.length / DRAWN));
  const left = long.filter((file) => !drawn.includes(file));
  return { include: files.filter((file) => !left.includes(file)), left };
}

function isLong(file: string): boolean {
  return (
    LONG.some((pattern) => pattern.test(file)) || LONG_COMMANDS.some((name) => file.startsWith(`cli/${name}`))
  );
}

function rank(file: string, seed: number): string {
  return createHash('sha256').update(`${seed} ${file}`).digest('hex');
}
