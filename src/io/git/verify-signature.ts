import type { Day } from '../../base/day.ts';
import type { SigningKey } from '../../registry/signing-keys.ts';
import { withTempFolder } from '../temp.ts';
import { readSignature, readTagSignature, type SignedCommit } from './commit-signature.ts';
import type { Repository } from './repository.ts';
import { type KeyRing, makeKeyRing, verifyOpenPgp } from './verify-openpgp.ts';
import { verifySsh } from './verify-ssh.ts';

/** What came of a signature: whose it is, or why it stands for nobody. */
export type SignatureCheck =
  | { readonly kind: 'valid'; readonly person: string; readonly key: SigningKey }
  | { readonly kind: 'unsigned' }
  /** `bad`: forged, damaged or revoked. `unknown-key`: listed for nobody. `not-then`: not in force on that day. */
  | { readonly kind: 'bad' | 'unknown-key' | 'not-then' | 'unsupported'; readonly why: string };

/** What a verifying program says: by which of the listed keys, or why by none. */
export type Verified =
  | { readonly kind: 'verified'; readonly keys: readonly SigningKey[] }
  | { readonly kind: 'bad' | 'unknown-key'; readonly why: string };

/** Checks the signature of a raw commit object (`readCommitObjects`) as of a day: that of the commit, or of what came before it where that is later. */
export type VerifySignature = (commit: Uint8Array, on: Day) => SignatureCheck;

/** The keys that count, of a book that is trusted, and how the repository names its objects. */
export type Signers = {
  readonly keys: readonly SigningKey[];
  readonly objectFormat: Repository['objectFormat'];
};

/**
 * Lends out a check of signatures by the keys given (`signingKeysOf` a trusted book) and no others:
 * no setting, key ring or file of the user or the repository has a say in it. Throws a CannotError,
 * when first asked, where ssh-keygen or gpg is needed and not there.
 */
export function withVerifier<T>(
  signers: Signers,
  use: (verify: VerifySignature, verifyTag: VerifySignature) => Promise<T>,
): Promise<T> {
  return withTempFolder((folder) => {
    let ring: KeyRing | undefined;
    const checked = (signed: SignedCommit | undefined, on: Day): SignatureCheck => {
      if (!signed) return { kind: 'unsigned' };
      if (signed.signature.split('-----BEGIN ').length > 2)
        return { kind: 'bad', why: 'it holds more than one signature' };
      if (signed.signature.startsWith('-----BEGIN SSH SIGNATURE-----'))
        return asOf(verifySsh(signed, signers.keys, folder), on);
      if (!/^-----BEGIN PGP (SIGNATURE|MESSAGE)-----/.test(signed.signature))
        return { kind: 'unsupported', why: 'its signature is neither by SSH nor by OpenPGP' };
      ring ??= makeKeyRing(signers.keys, folder);
      return asOf(verifyOpenPgp(signed, ring, on), on);
    };
    return use(
      (commit, on) => checked(readSignature(commit, signers.objectFormat), on),
      (tag, on) => checked(readTagSignature(tag), on),
    );
  });
}

/** A key that two people list is nobody's. */
function asOf(verified: Verified, on: Day): SignatureCheck {
  if (verified.kind !== 'verified') return verified;
  const people = [...new Set(verified.keys.map(({ person }) => person))];
  if (people.length > 1) return { kind: 'bad', why: `its key is listed for ${people.join(' and ')} alike` };
  const [person = ''] = people;
  const key = verified.keys.find(({ from = on, until = on }) => from <= on && on <= until);
  return key ? { kind: 'valid', person, key } : { kind: 'not-then', why: notThen(verified.keys, person, on) };
}

function notThen([key]: readonly SigningKey[], person: string, on: Day): string {
  const { from, until } = key ?? {};
  const since = from === undefined ? '' : ` from ${from}`;
  return `its key of ${person} counts${since}${until === undefined ? '' : ` until ${until}`}, not on ${on}`;
}
