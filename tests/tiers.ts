import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';

/**
 * The tests in tiers. `npm test` is for every change: all that is quick, and a sample of the long ones,
 * drawn from a seed that is printed. TIER=long runs a third of the long ones, drawn as well, and a sample of the quick, as
 * `.ci/run` does after it on another Node: all of them take longer than a run may; TIER=all everything.
 */
export type Tier = { readonly include: readonly string[]; readonly left: readonly string[] };

/** The commands whose transcripts take long, by the beginning of the file's name. */
const LONG_COMMANDS = [
  'baseline',
  'blame',
  'calendar',
  'ci',
  'clock',
  'comment',
  'csv-cases',
  'derived',
  'diff',
  'doctor',
  'drift',
  'edit',
  'erasure',
  'floods',
  'form',
  'formats',
  'gate',
  'help',
  'hook',
  'id-collisions',
  'init',
  'kept-verdict',
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
  'secrets',
  'sheets',
  'schema',
  'shell',
  'size',
  'sound-book',
  'sum',
  'systems',
  'template',
  'unread-files',
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
  /^fuzz\//,
  /^naughty\/files\./,
  /^hostile\//,
  /^io\/commit-broken\./,
  /^scorecard\/(ask-peers|drawn-row)\./,
  /^faults\//,
];
/** One of so many files is run: of those that a tier is for, and of the others. */
const DRAWN = {
  quick: { own: 1, others: 20 },
  long: { own: 3, others: 8 },
  all: { own: 1, others: 1 },
} as const;

/** What is asked for: what is quick, with some of the long; what is long, with some of the quick; everything. */
export type Asked = keyof typeof DRAWN | 'all';

/** Returns the files of tests that a run includes, and those that it leaves to another. */
export function drawTier(root: string, { asked, seed }: { asked: Asked; seed: number }): Tier {
  const files = (readdirSync(root, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  const [own, others] = [true, false].map((isOwn) =>
    files.filter((file) => isOwn === (asked === 'all' || isLong(file) === (asked === 'long'))),
  ) as [string[], string[]];
  const run = new Set([
    ...draw(own, { of: DRAWN[asked].own, seed }),
    ...draw(others, { of: DRAWN[asked].others, seed }),
  ]);
  const left = files.filter((file) => !run.has(file));
  return { include: files.filter((file) => !left.includes(file)), left };
}

function draw(files: readonly string[], { of, seed }: { of: number; seed: number }): string[] {
  const ranked = [...files].sort((a, b) => (rank(a, seed) < rank(b, seed) ? -1 : 1));
  return ranked.slice(0, Math.ceil(files.length / of));
}

function isLong(file: string): boolean {
  return (
    LONG.some((pattern) => pattern.test(file)) || LONG_COMMANDS.some((name) => file.startsWith(`cli/${name}`))
  );
}

function rank(file: string, seed: number): string {
  return createHash('sha256').update(`${seed} ${file}`).digest('hex');
}
