import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { NamedTest } from '../../tests/scorecard/row.ts';

/** What came of a test: `skipped` where this machine lacks what it needs. */
export type Outcome = {
  readonly file: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly message: string;
};

/** How tests are run: which, for how long at most, and with what in their environment. */
type Asked = {
  readonly tests: readonly NamedTest[];
  readonly minutes: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs named tests in a copy of the repository, and returns what came of each; undefined where they did not end in time. */
export async function runTests(
  copy: string,
  { tests, minutes, env = {} }: Asked,
): Promise<readonly Outcome[] | undefined> {
  const report = resolve(copy, 'node_modules', 'outcome.json');
  rmSync(report, { force: true });
  const names = [...new Set(tests.map(({ name }) => escaped(name)))];
  const files = [...new Set(tests.map(({ file }) => file))].sort();
  const words = ['run', '--config', 'tests/vitest.config.ts', '--reporter=json', `--outputFile=${report}`];
  const program = resolve(copy, 'node_modules/vitest/vitest.mjs');
  const ended = await runFor(minutes, {
    words: [program, ...words, '-t', names.join('|'), ...files],
    copy,
    env: { FUZZ_SEED: process.env.FUZZ_SEED ?? '1', ...env },
  });
  if (!ended || !existsSync(report)) return undefined;
  return outcomesIn(readFileSync(report, 'utf8'), copy).filter((outcome) =>
    tests.some((test) => isOf(test, outcome)),
  );
}

/** Whether an outcome is one of those that a row names. */
export function isOf(test: NamedTest, outcome: Pick<Outcome, 'file' | 'name'>): boolean {
  return outcome.file === test.file && outcome.name.includes(test.name);
}

/** Returns the tests of some files that vitest knows, without running them. */
export function listTests(files: readonly string[]): readonly Pick<Outcome, 'file' | 'name'>[] {
  // After --json, a file would be where to write to.
  const words = ['list', ...files, '--config', 'tests/vitest.config.ts', '--json'];
  const { stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], {
    env: ownEnvironment(),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const listed = JSON.parse(stdout) as readonly { readonly name: string; readonly file: string }[];
  return listed.map(({ name, file }) => ({
    name: name.replaceAll(' > ', ' '),
    file: relative('.', file).replaceAll('\\', '/'),
  }));
}

/** What steers a run of tests that this one is part of is not handed on. */
function ownEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/VITEST|^(TIER|FIGURES|UPDATE_)|^TEST$/.test(name)),
  );
}

type Running = {
  readonly words: readonly string[];
  readonly copy: string;
  readonly env: Readonly<Record<string, string>>;
};

/** A test that hangs is ended with everything that it started. */
function runFor(minutes: number, { words, copy, env }: Running): Promise<boolean> {
  const child = spawn(process.execPath, words, {
    cwd: copy,
    env: { ...ownEnvironment(), ...env },
    stdio: 'ignore',
    detached: true,
  });
  return new Promise((done) => {
    const clock = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      done(false);
    }, minutes * 60_000);
    child.on('close', () => {
      clearTimeout(clock);
      done(true);
    });
  });
}

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

/** Returns what a report of vitest in JSON says of each test. */
export function outcomesIn(text: string, copy: string): Outcome[] {
  return (JSON.parse(text) as Report).testResults.flatMap(({ name: path, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status, failureMessages }) => ({
      file: path.slice(path.indexOf(copy) + copy.length + 1).replaceAll('\\', '/'),
      name: [...ancestorTitles, title].join(' '),
      state: status === 'passed' || status === 'failed' ? status : 'skipped',
      message: failureMessages?.[0] ?? '',
    })),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
