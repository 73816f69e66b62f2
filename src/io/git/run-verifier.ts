import { spawnSync } from 'node:child_process';
import { CannotError } from '../../base/cannot-error.ts';
import { errorCode } from '../error-code.ts';
import { cleanEnvironment } from './git-environment.ts';

const TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 16 * 1024 * 1024;

/** A program that verifies signatures: fixed arguments, what is signed on standard input. */
export type VerifierCall = {
  readonly program: 'ssh-keygen' | 'gpg';
  readonly args: readonly string[];
  readonly input: string | Uint8Array;
};

const PACKAGES = { 'ssh-keygen': 'OpenSSH 8.2 or later', gpg: 'GnuPG 2.2 or later' } as const;

/**
 * Runs the machine's own verifying program, never one that a repository's settings name. Throws a
 * CannotError where it is absent or too old: what could not be verified is never taken for verified.
 */
export function runVerifier({ program, args, input }: VerifierCall): { status: number; stdout: string } {
  const result = spawnSync(program, args, {
    env: { ...cleanEnvironment(), GNUPGHOME: undefined },
    input,
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_OUTPUT,
    windowsHide: true,
  });
  const absent = errorCode(result.error) === 'ENOENT';
  if (absent || result.status === null || /unknown option|invalid option/.test(result.stderr.toString())) {
    const why = absent ? 'it is not installed' : 'it did not end as it should';
    throw new CannotError(`signatures could not be verified: ${program} is needed, and ${why}`, {
      hint: `install ${PACKAGES[program]}`,
    });
  }
  return { status: result.status, stdout: result.stdout.toString('utf8') };
}
