import type { RecordEvent } from '../../history/record-history.ts';
import { readText } from '../../registry/load-registry.ts';
import { withoutPersonal } from '../../registry/personal.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { zip } from '../../render/docx/zip.ts';
import { canonical } from '../../text/canonical.ts';
import { formatDocument } from '../../text/edit/format-value.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import { bundleManifest, digestList, placeOf } from './bundle-manifest.ts';
import { bundleReadme } from './bundle-readme.ts';
import { commitsJson, type HistoryTable, historyJson, historyTable } from './history-rows.ts';
import { recordLog } from './record-log.ts';

/** An object of git as it is stored: what its id is the digest of. */
export type GitObject = { readonly type: string; readonly id: string; readonly data: Uint8Array };

/** What goes into a bundle: the book at a commit, the record it is about, all records with their histories. */
export type BundleSource = {
  readonly workspace: Workspace;
  readonly subject: Entry;
  readonly commit: string;
  readonly records: readonly { readonly entry: Entry; readonly events: readonly RecordEvent[] }[];
  /** Whether personal data is shown. */
  readonly personal: boolean;
  /** Where the book lies in its repository: empty, or `sub/dir/`. */
  readonly prefix: string;
  /** The commits and folders that prove each file by git's own ids; they hold addresses. */
  readonly objects?: ((paths: readonly string[]) => readonly GitObject[]) | undefined;
  /** The program that verifies bundles and shares no code with this one. */
  readonly verifier: Uint8Array;
  readonly csv: (table: HistoryTable) => string;
};

/** Returns a bundle for an audit, the same bytes for the same commit: records, schemas, documents, histories, a list of digests. */
export function makeBundle(source: BundleSource): Uint8Array {
  const { workspace, records, personal } = source;
  const parts = new Map<string, Uint8Array>();
  const files = new Map<string, Uint8Array>();
  for (const { entry, events } of records) {
    const name = `${entry.registry.name}/${entry.id}`;
    const data = personal ? entry.data : withoutPersonal(entry.registry, entry.data);
    parts.set(`records/${name}.yaml`, encode(recordText(entry, data, workspace)));
    parts.set(`records/${name}.json`, encode(`${canonical(data)}\n`));
    parts.set(`log/${name}.md`, encode(recordLog(entry, events, personal)));
    for (const path of filesOf(entry, workspace, personal)) files.set(path, workspace.files.read(path));
  }
  for (const [path, bytes] of files) parts.set(placeOf(path), bytes);
  parts.set('history.json', json(historyJson(records, source)));
  parts.set('history.csv', encode(source.csv(historyTable(records, source))));
  parts.set('commits.json', json(commitsJson(records)));
  parts.set('verify-bundle.py', source.verifier);
  parts.set('README.md', encode(bundleReadme(source)));
  if (source.objects) parts.set('git/objects.jsonl', encode(objectLines(source.objects([...files.keys()]))));
  parts.set('manifest.json', encode(bundleManifest(source, new Map(parts), files)));
  parts.set('SHA256SUMS', encode(digestList(parts)));
  return zip(Object.fromEntries(parts));
}

/** A record as it stands in its file; without the fields that are personal data, where it has some. */
function recordText(entry: Entry, data: Entry['data'], { files }: Workspace): string {
  if (Object.keys(data).length < Object.keys(entry.data).length)
    return formatDocument(data, { indent: 0, eol: '\n' });
  const { start, end } = entry.record.slice;
  const text = readText(files, entry.file).text.slice(start, end);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The files of the book that belong to a record: its schema, what it names; its own where all of it may be shown. */
function filesOf(entry: Entry, workspace: Workspace, personal: boolean): string[] {
  const own = personal ? [entry.file] : [];
  return [entry.registry.file, ...documentsOf(entry, workspace), ...own];
}

/** A submitted document, a receipt, a signed list. */
function documentsOf({ data }: Entry, { files }: Workspace): string[] {
  const named = new Set(textsIn(data));
  return files
    .list()
    .flatMap(({ path, mode }) =>
      named.has(path) && path.startsWith('evidence/') && mode.startsWith('100') ? [path] : [],
    );
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isMapping(value) ? Object.values(value).flatMap(textsIn) : [];
}

function objectLines(objects: readonly GitObject[]): string {
  return objects
    .map(({ type, id, data }) => `${JSON.stringify({ type, id, data: toBase64(data) })}\n`)
    .join('');
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function json(value: unknown): Uint8Array {
  return encode(`${JSON.stringify(value, null, 1)}\n`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
