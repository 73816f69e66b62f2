import { peopleWithAccount, personOfAuthor } from '../../registry/identity/accounts.ts';
import { isDelegate, isInProject } from '../../registry/identity/delegates.ts';
import { personByEmail } from '../../registry/people.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Code } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Actor } from '../actor.ts';
import { actingFor, type Trust } from './acting-for.ts';
import { peopleFile } from './delegation-rule.ts';

/** What came of a commit's signature, as a person's id or why it stands for nobody. */
export type SignatureSays =
  | { readonly kind: 'valid'; readonly person: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'bad' | 'unknown-key' | 'not-then' | 'unsupported'; readonly why: string };

/** All that is known of who made a commit. */
export type Evidence = {
  /** What the commit says; anybody can write it. */
  readonly author: { readonly name: string; readonly email: string };
  readonly signature: SignatureSays;
  /** The login of whoever submits it, as the platform says: `hanne-l`, `github:hanne-l`. */
  readonly account: string | undefined;
  /** On one’s own machine, where no platform says it: the address that git knows its user by. */
  readonly self?: string | undefined;
  /** Those on whose behalf it says it was made. */
  readonly claims: readonly string[];
};

/** Who made a commit, by what that is known, and what is wrong with the proof. */
export type Identified = {
  readonly actor: Actor;
  readonly by: 'signature' | 'platform' | 'git' | 'nothing';
  readonly findings: readonly Diagnostic[];
};

/**
 * Returns who made a commit: who signed it, else whoever the platform says submits it, else nobody; by
 * the people of a trusted book. The author's name alone never makes anybody anybody: it is only held
 * against them, where it is their own work that is judged.
 */
export function identify(evidence: Evidence, trust: Trust): Identified {
  const { signature } = evidence;
  if (signature.kind === 'valid') return bySigner(evidence, signature.person, trust);
  const findings =
    signature.kind === 'bad' ? [proofFinding('identity/bad-signature', badWords(signature.why), trust)] : [];
  return { ...byAccount(evidence, trust), findings };
}

function bySigner(evidence: Evidence, id: string, trust: Trust): Identified {
  const { author } = evidence;
  const signer = trust.trusted.entries.get(id);
  const named = personOfAuthor(trust.trusted, author.email);
  if (signer && (named === signer || isUnlisted(signer, named)))
    return signed(evidence, { person: signer }, trust);
  if (signer && named && isDelegate(named, signer, trust.on))
    return signed(evidence, { person: signer, actsFor: [named] }, trust);
  const who = named?.id ?? 'somebody the people registry does not know';
  const finding = proofFinding(
    'identity/signer-not-author',
    {
      message: `the commit is signed by ${id}, and its author is ${who}`,
      hint: named
        ? `${named.id} makes the commit, or lists ${id} in "delegates" for that day`
        : `give the author the address that ${id} has in the people registry`,
    },
    trust,
  );
  const unproven = `signed by ${id} under the name of ${who}, the commit stands for nobody who is`;
  return { actor: { ...author, person: undefined, unproven }, by: 'nothing', findings: [finding] };
}

/** Where the registry keeps no address of the signer, none of an author can be told from theirs. */
function isUnlisted(signer: Entry, named: Entry | undefined): boolean {
  return named === undefined && signer.data.email === undefined;
}

type Persons = Pick<Actor, 'actsFor' | 'besides'> & { readonly person: Entry };

function signed({ author, claims }: Evidence, persons: Persons, trust: Trust): Identified {
  return { actor: actingFor({ ...author, ...persons }, claims, trust), by: 'signature', findings: [] };
}

/** Who submits a commit answers for it, whoever wrote it; who wrote it did so all the same. */
function byAccount(evidence: Evidence, trust: Trust): Omit<Identified, 'findings'> {
  const { author, account, claims } = evidence;
  const found = submitters(evidence, trust);
  const [person] = found.length === 1 ? found.filter((each) => isInProject(each, trust.on)) : [];
  const wrote = personOfAuthor(trust.trusted, author.email);
  const others = wrote && wrote !== person ? [wrote] : [];
  if (!person) {
    const actor = { ...author, person: undefined, besides: others, unproven: whyNobody(evidence, found) };
    return { actor: actingFor(actor, claims, trust), by: 'nothing' };
  }
  const lets = others.some((each) => isDelegate(each, person, trust.on));
  const actor = { ...author, person, ...(lets ? { actsFor: others } : { besides: others }) };
  return { actor: actingFor(actor, claims, trust), by: account === undefined ? 'git' : 'platform' };
}

function submitters({ account, self }: Evidence, { trusted }: Trust): Entry[] {
  if (account !== undefined) return peopleWithAccount(trusted, account);
  const person = self === undefined ? undefined : personByEmail(trusted, self);
  return person ? [person] : [];
}

/** Begins the sentence that a rule ends with the role it asks for. */
function whyNobody({ signature, account }: Evidence, found: readonly Entry[]): string {
  const sign =
    signature.kind === 'unsigned' ? 'it is not signed' : 'why' in signature ? signature.why : 'it is signed';
  const by =
    account === undefined
      ? 'no account was given'
      : found.length > 1
        ? `the account "${account}" is that of ${found.map(({ id }) => id).join(' and ')}`
        : `the account "${account}" is that of nobody in the project`;
  return `nobody vouches for this commit (${sign}; ${by}), so its author is not`;
}

type Words = { readonly message: string; readonly hint: string };

function badWords(why: string): Words {
  return {
    message: `the signature of the commit is not right: ${why}`,
    hint: 'sign it again with a key that the people registry lists: git commit --amend --no-edit -S',
  };
}

function proofFinding(code: Code, words: Words, { trusted }: Trust): Diagnostic {
  return { code, severity: 'error', file: peopleFile(trusted), ...words };
}
