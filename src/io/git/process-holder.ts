import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isRunning } from '../is-running.ts';

/** A process that holds something, told apart from a later one with the same number. */
export type Holder = {
  readonly pid: number;
  /** When it started, where the system says so. */
  readonly started: string | undefined;
  readonly host: string;
};

/** Returns this process as a holder. */
export function thisProcess(): Holder {
  return { pid: process.pid, started: startOf(process.pid), host: hostname() };
}

/** Returns whether a holder still runs; undefined where it runs, or ran, on another machine. */
export function isAlive(holder: Holder): boolean | undefined {
  if (holder.host !== hostname()) return undefined;
  if (!isRunning(holder.pid)) return false;
  const started = startOf(holder.pid);
  return started === undefined || holder.started === undefined || started === holder.started;
}

/** Field 22 of Linux's process table; other systems keep it elsewhere, and the number has to do. */
function startOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
