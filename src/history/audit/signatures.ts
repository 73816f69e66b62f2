import { personByEmail } from '../../registry/people.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Actor } from '../../rules/actor.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { Found } from './audit-finding.ts';
import type { TrailCommit } from './trail.ts';

/** What came of a commit's signature: whose it is, by the id of the person, or why it stands for nobody. */
export type SignatureFact =
  | { readonly kind: 'valid'; readonly person: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'bad' | 'unknown-key' | 'not-then' | 'unsupported'; readonly why: string };

/** Returns what is wrong with a commit's signature. One without is none of these: how many there are is counted. */
export function signatureFindings(
  commit: TrailCommit,
  fact: SignatureFact | undefined,
  trusted: Workspace,
): Found[] {
  if (fact === undefined || fact.kind === 'unsigned') return [];
  if (fact.kind !== 'valid') {
    const code = fact.kind === 'unknown-key' ? 'audit/unknown-key' : 'audit/bad-signature';
    return [{ code, message: fact.why }];
  }
  const signer = trusted.entries.get(fact.person);
  const { name, email } = commit.author;
  const author = personByEmail(trusted, email);
  if (signer && (author?.id === signer.id || isDelegate(signer.id, author, commit))) return [];
  const message = `"${name}" is its author, and ${fact.person} signed it`;
  return [{ code: 'audit/other-signer', message }];
}

/** Returns who made a commit, where a signature vouches for it. */
export function signedActor(
  fact: SignatureFact | undefined,
  commit: TrailCommit,
  before: Workspace,
): Actor | undefined {
  if (fact?.kind !== 'valid') return undefined;
  const { name, email } = commit.author;
  return { name, email, person: before.entries.get(fact.person) };
}

/** Somebody may sign what another wrote whose delegate they are on that day. */
function isDelegate(
  signer: string,
  author: Entry | undefined,
  { committer: { date } }: TrailCommit,
): boolean {
  const delegates = author && isList(author.data.delegates) ? author.data.delegates : [];
  return delegates.filter(isMapping).some(({ person, from, until }) => {
    return person === signer && String(from ?? date) <= date && date <= String(until ?? date);
  });
}
