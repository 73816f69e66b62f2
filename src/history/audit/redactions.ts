import { protectingRoles } from '../../registry/identity/identity-settings.ts';
import { rolesOf } from '../../registry/people.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { SignatureSays } from '../../rules/identity/identify.ts';
import { parseRedactionMap, type RedactionMap } from '../redaction-map.ts';
import { type AuditFinding, asFinding, type Found } from './audit-finding.ts';

/** A redaction map where it was found: the tag and its object, its text, and what came of its signature. */
export type KeptRedaction = {
  readonly tag: string;
  readonly object: string;
  readonly text: string;
  readonly signature: SignatureSays;
};

/** The redactions that count, in the order they were made, and what is wrong with the others. */
export type Redactions = { readonly maps: readonly RedactionMap[]; readonly found: readonly Found[] };

/** What vouches for a redaction: the people of a trusted book, and the newest anchor of a second place, where one is given. */
export type Vouching = {
  readonly trusted: Workspace;
  /** The tags that the newest anchor of the second place names, with their objects. */
  readonly named: ReadonlyMap<string, string> | undefined;
};

/**
 * Tells the redactions that count from those that do not. One counts that is signed by a person who may
 * change what the book is judged by, and that the second place knows: whoever rewrites a history
 * could bring a map, and keys, of their own.
 */
export function redactionsOf(kept: readonly KeptRedaction[], vouching: Vouching): Redactions {
  const maps: RedactionMap[] = [];
  const found: Found[] = [];
  for (const redaction of kept) {
    const map = parseRedactionMap(redaction.text);
    const why = typeof map === 'string' ? map : doubtOf(redaction, vouching);
    if (typeof map !== 'string' && why === undefined) maps.push(map);
    else
      found.push({
        code: 'audit/redaction',
        message: `the redaction map ${redaction.tag} does not count: ${why}`,
      });
  }
  return { maps, found };
}

/** Returns a finding as it is after redactions: what a commit changed of a record may be what was taken out of it. */
export function afterRedactions(finding: AuditFinding, maps: readonly RedactionMap[]): AuditFinding {
  const { code, commit, record } = finding;
  if (code !== 'audit/untouched-record' || commit === undefined) return finding;
  const map = maps.find(({ of, commits }) => of === record && [...commits.values()].includes(commit));
  if (!map) return finding;
  const message = `what it changed of ${map.of} was taken out by ${map.redaction}`;
  return { ...asFinding({ code: 'audit/redacted', message, record: map.of }, commit) };
}

function doubtOf(
  { tag, object, signature }: KeptRedaction,
  { trusted, named }: Vouching,
): string | undefined {
  if (signature.kind === 'unsigned') return 'nobody has signed it';
  if (signature.kind !== 'valid') return signature.why;
  const person = trusted.registries.get('people')?.entries.find(({ id }) => id === signature.person);
  const roles = protectingRoles(trusted);
  if (!person || !rolesOf(person).some((role) => roles.includes(role)))
    return `${signature.person}, who signed it, is no ${roles.join(' or ')}`;
  if (named && named.get(tag) !== object)
    return 'the newest anchor of the second place does not name it; make an anchor that does: grantbook audit anchor';
  return undefined;
}
