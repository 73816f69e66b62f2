import type { Platform } from '../platform/platform-files.ts';

/** Returns a script as a block of YAML, at the indent of its key. */
export function scriptBlock(script: string, indent: number): string {
  const lines = script.trimEnd().split('\n');
  return `|\n${lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`)).join('\n')}`;
}

/** What the jobs of a book are made for: the package, and where from the top of the repository the book lies. */
export type CiRequest = {
  /** The exact version of the package. */
  readonly version: string;
  /** From the top of the repository: empty, or `sub/dir/`. */
  readonly bookPrefix: string;
  /** The integrity of the package, `sha512-…`: what differs is not installed. Empty where it is not pinned. */
  readonly integrity: string;
  /** Whether a branch is judged commit by commit, or as the one commit that a squash makes of it. */
  readonly merge: MergeWay;
};

/** How pull requests are merged. */
export const MERGE_WAYS = ['each', 'squash'] as const;
export type MergeWay = (typeof MERGE_WAYS)[number];

/** The folder of the book as a command takes it: what a platform would read as an expression or a variable is spelt out. */
function bookFolder({ bookPrefix }: CiRequest, platform: Platform): string {
  const folder = bookPrefix === '' ? '.' : bookPrefix.replace(/\/$/, '');
  const literal =
    platform === 'github'
      ? folder.replaceAll(`\${{`, () => `\${{ '\${{' }}`)
      : folder.replaceAll('$', () => '$$');
  // JSON leaves these as they are, and some readers of YAML end a line at them.
  return JSON.stringify(literal).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Where the settings stand: on which platform, how far in. */
type Standing = { readonly platform: Platform; readonly indent: number };

/** Returns what the jobs of a book have in common, as lines of YAML at an indent. */
export function jobSettings(request: CiRequest, { platform, indent }: Standing): string {
  const lines = [
    `GRANTBOOK: grantbook@${request.version}`,
    '# Where it is pinned (grantbook ci write --integrity), another package is refused.',
    `GRANTBOOK_INTEGRITY: '${request.integrity}'`,
    '# Whether each commit is judged by itself; empty: the branch as one (grantbook ci write --merge).',
    `EACH: '${request.merge === 'each' ? '--each' : ''}'`,
    `BOOK: ${bookFolder(request, platform)}`,
    'NODE_OPTIONS: --max-old-space-size=2048',
  ];
  return lines.join(`\n${' '.repeat(indent)}`);
}
