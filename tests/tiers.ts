import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';

/**
 * The tests in tiers. `npm test` is for every change: all that is quick, and a sample of the long ones,
 * drawn from a seed that is printed. TIER=long runs the long ones and a sample of the quick, as `.ci/run` does
 * after it on another Node; TIER=all everything.
 */
export type Tier = { readonly include: readonly string[]; readonly left: readonly string[] };

/** The commands whose transcripts take long, by the beginning of the file's name. */
const LONG_COMMANDS = [
  'baseline',
  'blame',
  'calendar',
  'ci',
  'comment',
  'derived',
  'diff',
  'drift',
  'edit',
  'floods',
  'form',
  'formats',
  'gate',
  'help',
  'hook',
  'id-collisions',
  'init',
  'log',
  'merge-driver',
  'new-registry',
  'nouns',
  'platform',
  'policy',
  'privacy',
  'profile',
  'pull-request',
  'read',
  'readme',
  'remind',
  'rename',
  'render-pdf',
  'requests',
  'revert',
  'review',
  'review-',
  'sheets',
  'schema',
  'shell',
  'size',
  'sum',
  'systems',
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
  /^docs\/(systems|tour)\./,
  /^editors\//,
  /^hostile\//,
  /^io\/commit-broken\./,
];
/** One of so many long files is run every day, and one of so many quick ones beside the long. */
const DRAWN = { quick: 20, long: 4 } as const;

/** What is asked for: what is quick, with some of the long; what is long, with some of the quick; everything. */
export type Asked = keyof typeof DRAWN | 'all';

/** Returns the files of tests that a run includes, and those that it leaves to another. */
export function drawTier(root: string, { asked, seed }: { asked: Asked; seed: number }): Tier {
  const files = (readdirSync(root, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  const others = files.filter((file) => asked !== 'all' && isLong(file) === (asked === 'quick'));
  const drawn = [...others]
    .sort((a, b) => (rank(a, seed) < rank(b, seed) ? -1 : 1))
    .slice(0, asked === 'all' ? 0 : Math.ceil(others.length / DRAWN[asked]));
  const left = others.filter((file) => !drawn.includes(file));
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
