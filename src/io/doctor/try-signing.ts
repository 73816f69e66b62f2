import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SigningFacts } from '../../procedures/doctor/signing.ts';
import { errorCode } from '../error-code.ts';
import { cleanEnvironment } from '../git/git-environment.ts';
import { explainStderr } from '../git/git-error.ts';
import { type InClone, settingsOf } from './look-at-clone.ts';
import { isOnPath } from './look-at-machine.ts';

const MOST_MS = 10_000;
/** Nobody can be asked for a passphrase then. */
const WITHOUT_TERMINAL = { detached: true };

/**
 * Returns whether commits are signed here, and what comes of signing a word by the machine's own program: never one
 * that a setting names, and never so that it asks for a passphrase.
 */
export function trySigning({ repo }: InClone): SigningFacts {
  const settings = settingsOf(repo);
  const signs = /^(true|yes|on|1)$/i.test(settings.get('commit.gpgsign') ?? '');
  const format = settings.get('gpg.format') ?? 'openpgp';
  const key = settings.get('user.signingkey');
  const facts = { signs, format, key };
  if (!signs) return { ...facts, fault: null };
  if (format !== 'ssh') return { ...facts, fault: isOnPath('gpg') ? null : 'gpg is not installed' };
  return { ...facts, fault: key === undefined ? 'user.signingkey names none' : sshFault(key, repo.topLevel) };
}

/** A key that stands in the setting itself is not tried: it would have to be written to a file. */
function sshFault(key: string, folder: string): string | undefined | null {
  if (/^(key::|ssh-|ecdsa-|sk-)/.test(key)) return null;
  const file = resolve(folder, key.startsWith('~/') ? join(homedir(), key.slice(2)) : key);
  // What is no ordinary file may never end.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return 'there is no such file';
  const { status, error, stderr } = spawnSync('ssh-keygen', ['-Y', 'sign', '-n', 'git', '-f', file], {
    ...WITHOUT_TERMINAL,
    env: cleanEnvironment({ SSH_ASKPASS_REQUIRE: 'never' }),
    input: 'grantbook doctor\n',
    timeout: MOST_MS,
    windowsHide: true,
  });
  if (status === 0) return undefined;
  if (errorCode(error) === 'ENOENT') return 'ssh-keygen is not installed';
  const said = explainStderr(stderr?.toString('utf8') ?? '');
  return /passphrase/.test(said) ? null : said || 'ssh-keygen did not end';
}
