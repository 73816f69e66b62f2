import { sha256 } from '../../base/digest.ts';
import { isVersion } from '../../base/version-order.ts';
import { type Files, FilesError } from '../files.ts';

/** Where a book keeps what it knows of the schemas and templates that came with grantbook. */
export const ORIGIN_FOLDER = 'schemas/shipped/';
export const ORIGIN_FILE: string = `${ORIGIN_FOLDER}origin.json`;

/** From which version a book's schemas and templates come, and the digest of each as it came. */
export type Origin = {
  readonly version: string;
  readonly digests: ReadonlyMap<string, string>;
};

/** Reads where a book's schemas and templates come from; undefined where it does not say, a text where that cannot be read. */
export function readOrigin(files: Files): Origin | string | undefined {
  if (!files.list().some(({ path }) => path === ORIGIN_FILE)) return undefined;
  try {
    return originOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(files.read(ORIGIN_FILE))));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'it is not valid JSON';
    if (error instanceof FilesError) return error.message;
    throw error;
  }
}

function originOf(json: unknown): Origin | string {
  const { version, files } = (json ?? {}) as { readonly version?: unknown; readonly files?: unknown };
  if (typeof version !== 'string' || !isVersion(version)) return 'it names no version';
  if (typeof files !== 'object' || files === null) return 'it lists no files';
  const digests = Object.entries(files);
  const isDigest = ([, digest]: readonly [string, unknown]) => /^[0-9a-f]{64}$/.test(String(digest));
  return digests.every(isDigest) ? { version, digests: new Map(digests) } : 'a digest in it is none';
}

/** Returns the text that says from which version files come, each with its digest. */
export function originText(version: string, shipped: ReadonlyMap<string, Uint8Array>): string {
  const files = [...shipped].map(([path, bytes]) => [path, contentDigest(path, bytes)] as const);
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** Returns the digest of a file as it came: of a text whatever its line ends, of any other file of its bytes. */
export function contentDigest(path: string, bytes: Uint8Array): string {
  if (!isTextFile(path)) return sha256(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  return sha256(text.replaceAll('\r\n', '\n'));
}

/** Returns whether a schema or template is a text, and not a picture or a Word file. */
export function isTextFile(path: string): boolean {
  return /\.(json|hbs)$/.test(path);
}

/** Returns where a book keeps a file as it came, which it has changed itself. */
export function keptFile(path: string): string {
  return `${ORIGIN_FOLDER}${path}`;
}
