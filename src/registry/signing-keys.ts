import { type Day, parseDay } from '../base/day.ts';
import { isList, isMapping, type Mapping } from '../text/value.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A public key with which a person signs commits, and the days on which it counts. */
export type SigningKey = {
  /** The id of the person. */
  readonly person: string;
  readonly kind: 'ssh' | 'openpgp';
  /** An SSH key as one line, `ssh-ed25519 AAAA…`; an OpenPGP key as its armoured block. */
  readonly text: string;
  /** The first and last day: those of the key, within those of the person in the project. */
  readonly from: Day | undefined;
  readonly until: Day | undefined;
};

/**
 * Returns the signing keys that the people registry of a book lists. The book has to be one that is
 * trusted: the target of a pull request, the last anchored state; never the commit under test.
 */
export function signingKeysOf(workspace: Workspace): SigningKey[] {
  const people = workspace.registries.get('people')?.entries ?? [];
  return people.filter(({ id }) => id !== '').flatMap(keysOf);
}

/** Returns what kind of public key a text is; undefined where it is none that can be used. */
export function keyKind(text: string): SigningKey['kind'] | undefined {
  if (/^-----BEGIN PGP PUBLIC KEY BLOCK-----\s/.test(text.trim())) return 'openpgp';
  return sshKeyData(text) === undefined ? undefined : 'ssh';
}

const SSH_KEY =
  /^((?:sk-)?(?:ssh-ed25519|ecdsa-sha2-nistp(?:256|384|521))(?:@openssh\.com)?|ssh-rsa) ([A-Za-z0-9+/]+=*)(?: .*)?$/;

/** Returns the encoded part of an SSH public key, by which keys are told apart; undefined where the text is no such key. */
export function sshKeyData(text: string): string | undefined {
  const [, type, data] = SSH_KEY.exec(text.trim()) ?? [];
  if (type === undefined || data === undefined) return undefined;
  // The data begins with the length of the name of its type and that name: a cut or mistyped key does not.
  const head = String.fromCharCode(0, 0, 0, type.length) + type;
  return decodeStart(data, head.length) === head ? data : undefined;
}

function decodeStart(base64: string, length: number): string {
  const groups = Math.ceil(length / 3) * 4;
  return base64.length % 4 === 0 ? atob(base64.slice(0, groups)).slice(0, length) : '';
}

function keysOf({ id, data }: Entry): SigningKey[] {
  const keys = isList(data.signing_keys) ? data.signing_keys.filter(isMapping) : [];
  return keys.flatMap((key) => {
    const text = typeof key.key === 'string' ? key.key.trim() : '';
    const kind = keyKind(text);
    return kind ? [{ person: id, kind, text, ...daysOf(key, data) }] : [];
  });
}

function daysOf(key: Mapping, person: Mapping): Pick<SigningKey, 'from' | 'until'> {
  const starts = [dayIn(key.from), dayIn(person.active_from)].filter((day) => day !== undefined);
  const ends = [dayIn(key.until), dayIn(person.active_to)].filter((day) => day !== undefined);
  return { from: starts.sort().at(-1), until: ends.sort()[0] };
}

function dayIn(value: unknown): Day | undefined {
  return typeof value === 'string' ? parseDay(value) : undefined;
}
