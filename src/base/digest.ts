import { createHash, createHmac } from 'node:crypto';

/** Returns the SHA-256 of the bytes or text, in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Returns the SHA-256 of lines, in hex, without making one text of them. */
export function sha256OfLines(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** Returns the id git gives a blob of these bytes, in a repository with the given hash. */
export function gitBlobId(content: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return gitObjectId({ type: 'blob', content }, algorithm);
}

/** An object as git keeps it. */
export type GitObject = { readonly type: 'blob' | 'tree' | 'commit' | 'tag'; readonly content: Uint8Array };

/** Returns the id git gives an object, in a repository with the given hash. */
export function gitObjectId({ type, content }: GitObject, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/** Returns the HMAC-SHA256 of a text, in hex: without the key nobody can find the text by trying. */
export function keyedDigest(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
