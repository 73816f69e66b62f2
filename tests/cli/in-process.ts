import { createRequire } from 'node:module';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { main, run } from '../../src/cli/main.ts';
import { resolvePath } from '../../src/io/resolve-path.ts';

export type Answer = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** How a command is run: in which folder, with which environment, on which day. */
export type Running = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly today: string;
  /** Another version of the program, with the schemas and templates that come with it. */
  readonly installed?: Installed;
};

export type Installed = { readonly version: string; readonly folder: string };

/** With PROCESSES=1 every command is a process of its own, as it is for a user. */
export const inProcess: boolean = process.env.PROCESSES !== '1';

/**
 * Returns the words of a line that a shell would take as it stands; undefined where the line asks
 * the shell for anything: a pipe, a variable, a pattern.
 */
export function plainWords(line: string): string[] | undefined {
  const part = /[^\s'"$`\\|<>&;*?#()~{}[\]]+|'([^']*)'|"([^"$`\\]*)"/y;
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    const gap = /\s*/y;
    gap.lastIndex = at;
    at += gap.exec(line)?.[0].length ?? 0;
    let word: string | undefined;
    part.lastIndex = at;
    for (let found = part.exec(line); found; found = part.exec(line)) {
      word = (word ?? '') + (found[1] ?? found[2] ?? found[0]);
      at = part.lastIndex;
    }
    if (word === undefined) return at === line.length ? words : undefined;
    words.push(word);
  }
  return words;
}

type Built = { readonly run: typeof run; readonly main: typeof main };

/** Runs the built command within this process: what it reads of the process is as it would be in its own. */
export async function runInProcess(
  argv: readonly string[],
  { folder, env, today, installed }: Running,
): Promise<Answer> {
  const built = createRequire(import.meta.url)(join(import.meta.dirname, '../../dist/main.cjs')) as Built;
  const answer = { stdout: '', stderr: '' };
  const before = { env: { ...process.env }, cwd: process.cwd() };
  replaceEnvironment(env);
  process.chdir(folder);
  try {
    const status = await built.run(
      argv,
      {
        today: () => today as ReturnType<Parameters<typeof run>[1]['today']>,
        resolvePath,
        ...(installed && { packageFolder: installed.folder }),
        mayAsk: false,
        terminal: env.COLUMNS !== undefined,
        width: env.COLUMNS === undefined ? 80 : Number(env.COLUMNS),
        colour: false,
        write: (text) => {
          answer.stdout += text;
        },
        writeError: (text) => {
          answer.stderr += text;
        },
      },
      installed?.version ?? manifest.version,
    );
    return { status, ...answer };
  } finally {
    process.chdir(before.cwd);
    replaceEnvironment(before.env);
  }
}

function replaceEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
}
