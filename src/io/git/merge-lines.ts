import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from './run-git.ts';

/** The three versions of a text that is merged. */
export type ThreeTexts = { readonly base: string; readonly ours: string; readonly theirs: string };

/** What git's own merge by lines makes of them, with markers where it has conflicts. */
export type LineMerge = { readonly text: string; readonly clean: boolean };

/** Git counts up to so many conflicts; a higher status is a failure. */
const MOST_CONFLICTS = 127;

/**
 * Merges three versions of a text by lines, as `git merge` does; what both sides began with is shown as well.
 * Where both changed the same lines, those of the side that is preferred stand.
 */
export function mergeLines(texts: ThreeTexts, prefer?: 'ours' | 'theirs'): LineMerge {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-merge-'));
  try {
    for (const [name, text] of Object.entries(texts))
      writeFileSync(join(folder, name), text, { flag: 'wx', mode: 0o600 });
    const labels = ['-L', 'ours', '-L', 'before', '-L', 'theirs'];
    const { status, stdout } = runGit({
      cwd: folder,
      args: [
        'merge-file',
        '-p',
        prefer === undefined ? '--diff3' : `--${prefer}`,
        ...labels,
        '--',
        'ours',
        'base',
        'theirs',
      ],
      accept: Array.from({ length: MOST_CONFLICTS + 1 }, (_, i) => i),
    });
    return { text: stdout.toString('utf8'), clean: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
