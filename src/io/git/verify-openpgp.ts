import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, parseDay } from '../../base/day.ts';
import type { SigningKey } from '../../registry/signing-keys.ts';
import type { SignedCommit } from './commit-signature.ts';
import { runVerifier } from './run-verifier.ts';
import type { Verified } from './verify-signature.ts';

/** A key ring of its own, made of the listed keys and nothing else; primary fingerprints tell whose a key is. */
export type KeyRing = {
  readonly home: string;
  readonly owners: ReadonlyMap<string, readonly SigningKey[]>;
};

/** Makes the key ring in a folder. A listed key that GnuPG cannot read is not in it. */
export function makeKeyRing(keys: readonly SigningKey[], folder: string): KeyRing {
  const home = join(folder, 'gnupg');
  mkdirSync(home, { mode: 0o700 });
  chmodSync(home, 0o700);
  const owners = new Map<string, SigningKey[]>();
  for (const key of keys.filter(({ kind }) => kind === 'openpgp')) {
    const { stdout } = runGpg(home, ['--import'], key.text);
    for (const [, fingerprint = ''] of stdout.matchAll(/^\[GNUPG:\] IMPORT_OK \d+ ([0-9A-F]+)$/gm))
      owners.set(fingerprint, [...(owners.get(fingerprint) ?? []), key]);
  }
  return { home, owners };
}

/**
 * Verifies an OpenPGP signature with GnuPG, by the keys of the ring alone. A key that has run out by
 * its own date since the day given counts as it did then; a revoked one never.
 */
export function verifyOpenPgp(
  { signature, payload }: SignedCommit,
  { home, owners }: KeyRing,
  on: Day,
): Verified {
  const file = join(home, 'signature.asc');
  writeFileSync(file, signature, 'latin1');
  const status = statusOf(runGpg(home, ['--verify', file, '-'], payload).stdout);
  const results = status.filter(([word = '']) => /^(GOOD|BAD|EXP|EXPKEY|REVKEY|ERR)SIG$/.test(word));
  const [result] = results;
  if (!result || results.length > 1) return { kind: 'bad', why: 'its OpenPGP signature cannot be read' };
  const [word, id = ''] = result;
  if (word === 'ERRSIG' && status.some(([each]) => each === 'NO_PUBKEY'))
    return { kind: 'unknown-key', why: `the OpenPGP key ${id} is listed for nobody` };
  const fingerprint = status.find(([each]) => each === 'VALIDSIG')?.at(-1);
  const counts = word === 'GOODSIG' || (word === 'EXPKEYSIG' && ranOutAfter(status, on));
  const listed = fingerprint === undefined ? undefined : owners.get(fingerprint);
  return counts && listed ? { kind: 'verified', keys: listed } : { kind: 'bad', why: whyNot(word, id) };
}

function whyNot(word: string | undefined, id: string): string {
  if (word === 'REVKEYSIG') return `the OpenPGP key ${id} was revoked`;
  if (word === 'EXPKEYSIG') return `the OpenPGP key ${id} had run out by its own date`;
  if (word === 'EXPSIG') return 'its OpenPGP signature has run out';
  return `its OpenPGP signature is not of these bytes by the key ${id}`;
}

function ranOutAfter(status: readonly (readonly string[])[], on: Day): boolean {
  const ends = status.flatMap(([word, seconds]) => (word === 'KEYEXPIRED' ? [Number(seconds)] : []));
  return ends.every((end) => (dayOfSeconds(end) ?? '') >= on) && ends.length > 0;
}

function dayOfSeconds(seconds: number): Day | undefined {
  return Number.isFinite(seconds) ? parseDay(new Date(seconds * 1000).toISOString().slice(0, 10)) : undefined;
}

function statusOf(output: string): string[][] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('[GNUPG:] '))
    .map((line) => line.slice('[GNUPG:] '.length).trim().split(' '));
}

const GPG = [
  ...['--batch', '--no-tty', '--no-options', '--no-autostart', '--disable-dirmngr', '--no-auto-key-locate'],
  ...['--no-auto-key-retrieve', '--trust-model', 'always', '--status-fd', '1'],
];

function runGpg(home: string, args: readonly string[], input: string | Uint8Array) {
  return runVerifier({ program: 'gpg', args: ['--homedir', home, ...GPG, ...args], input });
}
