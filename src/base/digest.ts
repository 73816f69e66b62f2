import { createHash } from 'node:crypto';

/** Returns the SHA-256 of the bytes or text, in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Returns the id git gives a blob of these bytes, in a repository with the given hash. */
export function gitBlobId(content: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
