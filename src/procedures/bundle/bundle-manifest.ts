import { sha256 } from '../../base/digest.ts';
import type { BundleSource } from './make-bundle.ts';

type Parts = ReadonlyMap<string, Uint8Array>;

/** Returns the list of a bundle's files, each with its size and digest, and a digest of the list itself. */
export function bundleManifest(source: BundleSource, parts: Parts, paths: Parts): string {
  const { workspace, subject, commit, records, objects } = source;
  const files = [...parts]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
  const json = {
    format: 'grantbook-bundle',
    schemaVersion: 2,
    book: workspace.project?.acronym ?? '',
    subject: subject.id,
    commit,
    content_sha256: sha256(files.map((each) => `${each.sha256} ${each.size} ${each.path}\n`).join('')),
    records: records.map(({ entry, events }) => ({
      id: entry.id,
      registry: entry.registry.name,
      file: entry.file,
      commits: events.length,
    })),
    ...(objects && {
      git_paths: Object.fromEntries([...paths.keys()].map((p) => [source.prefix + p, placeOf(p)])),
    }),
    files,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Returns where a file of the book stands in a bundle. */
export function placeOf(path: string): string {
  return path.startsWith('schemas/')
    ? path
    : path.startsWith('evidence/')
      ? `documents/${path}`
      : `book/${path}`;
}

/** Returns the digests as `sha256sum -c` reads them. */
export function digestList(parts: Parts): string {
  return [...parts]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .join('');
}

/** Orders texts as the bytes of their UTF-8 are: what every language can do. */
function byBytes(a: string, b: string): number {
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  const at = x.findIndex((byte, i) => byte !== y[i]);
  return at === -1 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? -1);
}
