import { accountsOf } from '../../registry/identity/accounts.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { keyKind, sshKeyData } from '../../registry/signing-keys.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Path } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** By a signing key or an account one person is known, and no other. */
export const keyRule: Rule = {
  name: 'keys and accounts',
  *check({ workspace }) {
    const first = new Map<string, Entry>();
    for (const person of workspace.registries.get('people')?.entries ?? []) {
      for (const mark of marksOf(person)) {
        if (mark.identity === undefined) yield unusable(person, mark.path);
        else if (first.has(mark.identity)) yield twice(person, mark, first.get(mark.identity));
        else first.set(mark.identity, person);
      }
    }
  },
};

/** Something by which a person is known; a key that is none has no identity. */
type Mark = { readonly path: Path; readonly what: string; readonly identity: string | undefined };

function marksOf(person: Entry): Mark[] {
  const keys = isList(person.data.signing_keys) ? person.data.signing_keys : [];
  return [
    ...keys.flatMap((item, i): Mark[] => {
      const text = isMapping(item) && typeof item.key === 'string' ? item.key : undefined;
      if (text === undefined) return [];
      const path = ['signing_keys', i, 'key'];
      return [{ path, what: 'key', identity: keyKind(text) && (sshKeyData(text) ?? text.trim()) }];
    }),
    ...accountsOf(person).map(([platform, login]) => ({
      path: ['accounts', platform],
      what: 'account',
      identity: `${platform}:${login.toLowerCase()}`,
    })),
  ];
}

function unusable(person: Entry, path: Path): Diagnostic {
  return entryFinding(person, {
    code: 'identity/unusable-key',
    path,
    message: `the signing key of ${person.id} is no public key that can be used`,
    hint: 'put in the whole line of the file that ends in .pub, or what gpg --armor --export prints',
  });
}

function twice(person: Entry, { path, what }: Mark, other: Entry | undefined): Diagnostic {
  const who = other === person ? `${person.id} itself` : other?.id;
  return entryFinding(person, {
    code: 'identity/listed-twice',
    path,
    message: `the ${what} of ${person.id} is listed for ${who} already`,
    hint: 'leave it with the one whose it is: what two have in common says nothing of either',
  });
}
