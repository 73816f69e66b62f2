import { sha256 } from '../../base/digest.ts';
import type { RecordEvent } from '../../history/record-history.ts';
import { readText } from '../../registry/load-registry.ts';
import { withoutPersonal } from '../../registry/personal.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { zip } from '../../render/docx/zip.ts';
import { formatDocument } from '../../text/edit/format-value.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import { recordLog } from './record-log.ts';

/** What goes into a bundle: the book at a commit, the record it is about, all records with their histories. */
export type BundleSource = {
  readonly workspace: Workspace;
  readonly subject: Entry;
  readonly commit: string;
  readonly records: readonly { readonly entry: Entry; readonly events: readonly RecordEvent[] }[];
};

/** Returns a bundle for an audit, the same bytes for the same commit: records, their schemas, documents, logs, a list of digests. */
export function makeBundle(source: BundleSource): Uint8Array {
  const parts = new Map<string, Uint8Array>();
  const { workspace, records } = source;
  for (const { entry, events } of records) {
    const name = `${entry.registry.name}/${entry.id}`;
    parts.set(`records/${name}.yaml`, encode(recordText(entry, workspace)));
    parts.set(`log/${name}.md`, encode(recordLog(entry, events)));
    parts.set(entry.registry.file, workspace.files.read(entry.registry.file));
    for (const path of documentsOf(entry, workspace))
      parts.set(`documents/${path}`, workspace.files.read(path));
  }
  parts.set('manifest.json', encode(manifest(source, parts)));
  parts.set('README.md', encode(readme(source)));
  return zip(Object.fromEntries(parts));
}

/** A record as it stands in its file; without the fields that are personal data, where it has some. */
function recordText(entry: Entry, { files }: Workspace): string {
  const data = withoutPersonal(entry.registry, entry.data);
  if (Object.keys(data).length < Object.keys(entry.data).length)
    return formatDocument(data, { indent: 0, eol: '\n' });
  const { start, end } = entry.record.slice;
  const text = readText(files, entry.file).text.slice(start, end);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The files of the book that a record names: a submitted document, a receipt, a signed list. */
function documentsOf({ data }: Entry, { files }: Workspace): string[] {
  const named = new Set(textsIn(data));
  return files.list().flatMap(({ path, mode }) => (named.has(path) && mode.startsWith('100') ? [path] : []));
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isMapping(value) ? Object.values(value).flatMap(textsIn) : [];
}

function manifest(
  { workspace, subject, commit, records }: BundleSource,
  parts: ReadonlyMap<string, Uint8Array>,
): string {
  const files = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const json = {
    schemaVersion: 1,
    book: workspace.project?.acronym ?? '',
    subject: subject.id,
    commit,
    records: records.map(({ entry, events }) => ({
      id: entry.id,
      registry: entry.registry.name,
      file: entry.file,
      commits: events.length,
    })),
    files: files.map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function readme({ workspace, subject, commit, records }: BundleSource): string {
  const { acronym = '' } = workspace.project ?? {};
  return `# ${acronym}: ${subject.registry.noun} ${subject.id}

Put together by grantbook from commit ${commit} of the book of ${acronym}.
The same commit gives the same bytes: make it again and compare.

- \`records/\`: ${records.length} records as they stand in that commit: ${subject.id}, what it refers to and what refers to it.
- \`log/\`: for each record every commit that changed it: who, when, from which state to which, why.
- \`documents/\`: the files of the book that these records name.
- \`schemas/\`: what the fields mean, and the rules that held in that commit.
- \`manifest.json\`: every file with its size and SHA-256.

To check a record against the book: \`git show ${commit.slice(0, 12)}:PATH\`, with the path that the manifest gives.
People are named by their ids. What is not in the repository is not in here.
`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
