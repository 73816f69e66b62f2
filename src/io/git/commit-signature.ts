import type { Repository } from './repository.ts';

/** A commit's or a tag's signature, and the bytes that it was made over. */
export type SignedCommit = { readonly signature: string; readonly payload: Uint8Array };

/** Where a commit of each kind of repository keeps its signature. */
const HEADERS = { sha1: 'gpgsig', sha256: 'gpgsig-sha256' } as const;

/**
 * Returns the signature of a raw commit object with what it covers: every byte but those of the
 * headers that hold signatures. Undefined where the commit has none; of several, all stand in a row.
 */
export function readSignature(
  commit: Uint8Array,
  objectFormat: Repository['objectFormat'],
): SignedCommit | undefined {
  const text = Buffer.from(commit).toString('latin1');
  const end = text.indexOf('\n\n');
  const headers = groupHeaders(end === -1 ? text : text.slice(0, end + 1));
  const signatures = headers.filter((header) => header.startsWith(`${HEADERS[objectFormat]} `));
  if (signatures.length === 0) return undefined;
  const others = headers.filter((header) => !header.startsWith('gpgsig'));
  const payload = others.join('') + (end === -1 ? '' : text.slice(end + 1));
  return { signature: signatures.map(headerValue).join(''), payload: Buffer.from(payload, 'latin1') };
}

/** Returns the signature of a raw tag object with what it covers: all that stands before it. Undefined where it has none. */
export function readTagSignature(tag: Uint8Array): SignedCommit | undefined {
  const text = Buffer.from(tag).toString('latin1');
  const at = text.search(/^-----BEGIN (?:SSH|PGP) (?:SIGNATURE|MESSAGE)-----$/m);
  if (at === -1) return undefined;
  return { signature: text.slice(at), payload: Buffer.from(text.slice(0, at), 'latin1') };
}

/** A line that begins with a space carries the header before it on. */
function groupHeaders(text: string): string[] {
  const groups: string[] = [];
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (line.startsWith(' ') && groups.length > 0) groups[groups.length - 1] += line;
    else groups.push(line);
  }
  return groups;
}

function headerValue(header: string): string {
  return header.slice(header.indexOf(' ') + 1).replaceAll('\n ', '\n');
}
