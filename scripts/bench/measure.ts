/** Runs jobs as whole processes, in turn, and says how long each took and how much memory. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from './scratch.ts';

/** A job: one or more processes, run one after the other. What comes before is not timed. */
export type Job = {
  readonly name: string;
  readonly calls: readonly (readonly string[])[];
  readonly before?: () => void;
  /** The exit codes that are answers; 0 alone where not given. */
  readonly accept?: readonly number[];
};

/** What a job took in one round. */
export type Taken = { readonly ms: number; readonly megabytes: number };

/** Times the jobs in turn, round after round, after one round to warm up. */
export function measure(jobs: readonly Job[], rounds: number): Map<string, Taken[]> {
  const found = new Map(jobs.map(({ name }) => [name, [] as Taken[]]));
  for (let round = -1; round < rounds; round++)
    for (const job of jobs) {
      const taken = take(job);
      if (round >= 0) found.get(job.name)?.push(taken);
    }
  return found;
}

/** Runs a job once. Throws where it does not succeed: what is refused would be timed as if it were done. */
export function take({ name, calls, before, accept = [0] }: Job): Taken {
  before?.();
  let [ms, megabytes] = [0, 0];
  for (const call of calls) {
    const one = runTimed(call);
    if (!accept.includes(one.status ?? -1))
      throw new Error(`${name}: it does not succeed: ${call.join(' ')}`);
    ms += one.ms;
    megabytes = Math.max(megabytes, one.megabytes);
  }
  return { ms, megabytes };
}

const TIME = '/usr/bin/time';
const scratch = scratchFolder('bench-run');

/** What the system says of a process that ended: the time is ours, the memory that of `time`, where that is there. */
function runTimed(call: readonly string[]): Taken & { readonly status: number | null } {
  const report = join(scratch, 'memory');
  const [program = '', ...args] = existsSync(TIME) ? [TIME, '-f', '%M', '-o', report, ...call] : call;
  const start = process.hrtime.bigint();
  const { status } = spawnSync(program, args, { cwd: scratch, env: ENVIRONMENT, stdio: 'ignore' });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n') : [];
  return { ms, megabytes: Number(lines.at(-1) ?? 0) / 1000, status };
}

/** Runs a program and returns whether it succeeded, for what is not timed. */
export function succeeds([program = '', ...args]: readonly string[], cwd: string = scratch): boolean {
  return spawnSync(program, args, { cwd, env: ENVIRONMENT, stdio: 'ignore' }).status === 0;
}

/** Runs a program that has to succeed. */
export function must(call: readonly string[], cwd?: string): void {
  if (!succeeds(call, cwd)) throw new Error(`it does not succeed: ${call.join(' ')}`);
}

/** The folder in which what programs keep between runs stands: nobody's own is touched. */
export const CACHE: string = join(scratch, 'cache');

const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, CI: _ci, ...rest } = process.env;

/** Certificates that are read at every start, and options of Node, would count as the time of all; in CI nothing is kept. */
export const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...rest,
  XDG_CACHE_HOME: CACHE,
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.org',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.org',
};

/** Returns the one in the middle. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
