import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SigningKey, sshKeyData } from '../../registry/signing-keys.ts';
import type { SignedCommit } from './commit-signature.ts';
import { runVerifier } from './run-verifier.ts';
import type { Verified } from './verify-signature.ts';

/**
 * Verifies an SSH signature with ssh-keygen: by the listed key that it says it was made with, for the
 * namespace of git, and no other.
 */
export function verifySsh(
  { signature, payload }: SignedCommit,
  keys: readonly SigningKey[],
  folder: string,
): Verified {
  const data = keyInSignature(signature);
  if (data === undefined) return { kind: 'bad', why: 'its SSH signature cannot be read' };
  const matching = keys.filter(({ kind, text }) => kind === 'ssh' && sshKeyData(text) === data);
  const [key] = matching;
  if (!key) return { kind: 'unknown-key', why: `the SSH key ${fingerprint(data)} is listed for nobody` };
  const files = { signers: join(folder, 'signers'), signature: join(folder, 'signature') };
  writeFileSync(files.signers, `signer namespaces="git" ${key.text.split(/\s+/).slice(0, 2).join(' ')}\n`);
  writeFileSync(files.signature, signature, 'latin1');
  const args = ['-Y', 'verify', '-f', files.signers, '-I', 'signer', '-n', 'git', '-s', files.signature];
  const { status } = runVerifier({ program: 'ssh-keygen', args, input: payload });
  if (status === 0) return { kind: 'verified', keys: matching };
  return { kind: 'bad', why: `its SSH signature is not of these bytes by the key ${fingerprint(data)}` };
}

/** The signature names its key: after six letters and a version, as a length and that many bytes. */
function keyInSignature(signature: string): string | undefined {
  const armour = /-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]+)-----END SSH SIGNATURE-----/.exec(
    signature,
  );
  const bytes = Buffer.from(armour?.[1] ?? '', 'base64');
  const start = 14;
  if (bytes.toString('latin1', 0, 6) !== 'SSHSIG' || bytes.length < start) return undefined;
  const length = bytes.readUInt32BE(start - 4);
  return bytes.length < start + length ? undefined : bytes.toString('base64', start, start + length);
}

function fingerprint(data: string): string {
  const digest = createHash('sha256').update(Buffer.from(data, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
