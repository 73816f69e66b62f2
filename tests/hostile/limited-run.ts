import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { bundle, env, newFolder } from '../cli/sandbox.ts';
import { note } from '../scorecard/figures.ts';

/** What a process said, and what it took. */
export type Run = {
  readonly status: number | null;
  readonly text: string;
  readonly milliseconds: number;
  readonly megabytes: number;
};

/** What an answer may take on a machine of its own; one that is shared gets five times as long. */
export const LIMITS = { milliseconds: 2000, megabytes: 300, heap: 400, margin: 5 } as const;

/** A process says at its end what it took, where nobody reads along. */
const MEASURE = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(3, JSON.stringify([maxRSS, userCPUTime + systemCPUTime])); });",
)}`;

/** Runs a command in a process of its own: with as much memory as it may have, and an end to its time. */
export function runLimited(book: string, args: readonly string[], flags: readonly string[] = []): Run {
  const temporary = newFolder();
  const { status, signal, stdout, stderr, output } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${LIMITS.heap}`, '--import', MEASURE, ...flags, bundle, ...args],
    {
      cwd: book,
      env: { ...env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: LIMITS.milliseconds * LIMITS.margin * 3,
      maxBuffer: 2 ** 28,
    },
  );
  if (signal !== null) throw new Error(`it was stopped (${signal}): ${stderr.slice(-500)}`);
  if (!output[3]) throw new Error(`it did not end by itself (${status}): ${stderr.slice(-500)}`);
  const [kilobytes = 0, microseconds = 0] = JSON.parse(output[3]) as number[];
  expect(readdirSync(temporary)).toEqual([]);
  return {
    status,
    text: `${stdout}${stderr}`,
    milliseconds: microseconds / 1000,
    megabytes: kilobytes / 1024,
  };
}

/** Holds what a process took against what it may take, and writes it down. */
export function expectLittle(
  { milliseconds, megabytes }: Run,
  { slow = 1, large = 1 }: { readonly slow?: number | undefined; readonly large?: number | undefined },
): void {
  note({ what: 'inputs given to validate by hand', unit: 'count', join: 'sum', value: 1 });
  note({ what: 'longest answer (processor time)', unit: 'ms', join: 'most', value: milliseconds });
  note({ what: 'largest memory of an answer', unit: 'MB', join: 'most', value: megabytes });
  expect(milliseconds).toBeLessThan(LIMITS.milliseconds * slow * LIMITS.margin);
  expect(megabytes).toBeLessThan(LIMITS.megabytes * large);
}

/** Returns every file below a folder, and what would tell that it was touched; none is opened, no link followed. */
export function untouched(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return untouched(path);
    const { mode, size, mtimeMs, ctimeMs, ino } = lstatSync(path);
    return [[path, mode, size, mtimeMs, ctimeMs, ino].join(' ')];
  });
}

/** Nothing in an answer steers a terminal or CI, and no stack is shown. */
export function expectQuiet(text: string): void {
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(text).not.toMatch(/\n +at .*:\d+/);
  expect(text).not.toMatch(/##\[/);
  for (const line of text.split('\n'))
    if (/^\s*::/.test(line)) expect(line).toMatch(/^::(error|warning|notice) (file|title)=/);
}
