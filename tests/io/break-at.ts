import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program: breaks the call number BREAK_AT of those that change something on the disk or
 * start another program, once `globalThis.breaking` is set; or the first that BREAK_ON describes, as `renameSync
 * .*index`. BREAK_HOW is `kill`, or the code of an error.
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

const FILES = [
  ...['openSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'linkSync', 'copyFileSync'],
  ...['mkdirSync', 'mkdtempSync', 'rmSync', 'rmdirSync', 'chmodSync'],
] as const;

function wrap(owner: object, name: string, what: string): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`there is no ${name}`);
  Reflect.set(owner, name, (...args: unknown[]) => {
    if (globalThis.breaking && ++calls === at) breakHere(what);
    if (on?.test([what, ...args].join(' '))) breakHere(what);
    return Reflect.apply(original, owner, args);
  });
}

function breakHere(what: string): void {
  if (how === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${how}: made to fail, ${what}`), { code: how, syscall: what });
}

for (const name of FILES) wrap(fs, name, name);
for (const name of ['spawnSync', 'spawn']) wrap(childProcess, name, name);
syncBuiltinESMExports();
