import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings for one call of git, by its environment. */
export type GitSettings = Readonly<Record<string, string>>;

/** A key to sign with: its public half as the people registry lists it, and the settings that make git use it. */
export type TestKey = {
  readonly key: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly env: GitSettings;
};

const quiet: { encoding: 'utf8'; stdio: 'pipe' } = { encoding: 'utf8', stdio: 'pipe' };

/** Returns the environment that gives git some settings for one call. */
export function gitSettings(settings: Readonly<Record<string, string>>): GitSettings {
  const pairs = Object.entries(settings).flatMap(([name, value], i) => [
    [`GIT_CONFIG_KEY_${i}`, name],
    [`GIT_CONFIG_VALUE_${i}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(Object.keys(settings).length), ...Object.fromEntries(pairs) };
}

/** Makes an SSH key in a folder. */
export function sshKey(folder: string, name: string, type = 'ed25519'): TestKey {
  const file = join(folder, name);
  const size = type === 'rsa' ? ['-b', '2048'] : [];
  execFileSync('ssh-keygen', ['-q', '-t', type, ...size, '-N', '', '-C', name, '-f', file], quiet);
  const settings = { 'gpg.format': 'ssh', 'user.signingkey': file, 'commit.gpgsign': 'true' };
  return { key: readFileSync(`${file}.pub`, 'utf8').trim(), settings, env: gitSettings(settings) };
}

/** When an OpenPGP key is made and signs, as `20200601T120000`, and when it runs out, as `2020-12-31`. */
export type KeyTimes = { readonly at: string; readonly expires: string };

/** Makes an OpenPGP key, in a key ring of its own. */
export function openPgpKey(folder: string, name: string, times?: KeyTimes): TestKey {
  const home = join(folder, name);
  mkdirSync(home, { mode: 0o700 });
  const clock = times ? ['--faked-system-time', times.at] : [];
  const gpg = ['--homedir', home, ...clock, '--batch', '--pinentry-mode', 'loopback', '--passphrase', ''];
  const program = join(home, 'sign.sh');
  writeFileSync(program, `#!/bin/sh\nexec gpg ${clock.join(' ')} "$@"\n`, { mode: 0o755 });
  const user = `${name} <${name}@example.org>`;
  execFileSync('gpg', [...gpg, '--quick-gen-key', user, 'ed25519', 'sign', times?.expires ?? 'never'], quiet);
  const key = execFileSync('gpg', [...gpg, '--armor', '--export', user], quiet).trim();
  const settings = {
    'gpg.format': 'openpgp',
    'gpg.program': program,
    'user.signingkey': user,
    'commit.gpgsign': 'true',
  };
  return { key, settings, env: { GNUPGHOME: home, ...gitSettings(settings) } };
}

/** Ends the agent that gpg leaves behind for a key ring. */
export function endAgent(folder: string, name: string): void {
  spawnSync('gpgconf', ['--homedir', join(folder, name), '--kill', 'all']);
}
