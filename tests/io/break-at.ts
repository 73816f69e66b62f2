import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { FILE_CALLS, PROGRAM_CALLS } from './break-calls.ts';

/**
 * Loaded before a program: breaks the call number BREAK_AT of those that change something on the disk or
 * start another program, once `globalThis.breaking` is set; or the first that BREAK_ON describes, as `renameSync
 * .*index`. BREAK_HOW is `kill`, the code of an error, or `run`: then somebody else does BREAK_RUN, a line of
 * shell, before the call is made as it is.
 */
const at = Number(process.env.BREAK_AT ?? 0);
const on = process.env.BREAK_ON === undefined ? undefined : new RegExp(process.env.BREAK_ON);
const how = process.env.BREAK_HOW ?? 'kill';
let calls = 0;

declare global {
  var breaking: boolean | undefined;
  var callsMade: (() => number) | undefined;
}

globalThis.callsMade = () => calls;

function wrap(owner: object, name: string, what: string): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`there is no ${name}`);
  Reflect.set(owner, name, (...args: unknown[]) => {
    if (globalThis.breaking && ++calls === at) breakHere(what);
    if (on?.test([what, ...args].join(' '))) breakHere(what);
    return Reflect.apply(original, owner, args);
  });
}

const { spawnSync } = childProcess;

function breakHere(what: string): void {
  if (how === 'run') {
    const { status, stderr } = spawnSync('sh', ['-c', process.env.BREAK_RUN ?? ''], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`what was to happen in between failed: ${stderr}`);
    return;
  }
  if (how === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${how}: made to fail, ${what}`), { code: how, syscall: what });
}

for (const name of FILE_CALLS) wrap(fs, name, name);
for (const name of PROGRAM_CALLS) wrap(childProcess, name, name);
syncBuiltinESMExports();
