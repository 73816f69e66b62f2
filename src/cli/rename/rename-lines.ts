import { findWords } from '../../change/rename/find-words.ts';
import type { Renaming } from '../../change/rename/rename-record.ts';
import { formerAfter, type Spot } from '../../change/rename/rename-spots.ts';
import { readText } from '../../registry/load-registry.ts';
import { fieldName } from '../../registry/members.ts';
import { spanOf } from '../../registry/registry-finding.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { LineMap } from '../../text/line-map.ts';
import type { Asked } from './run-rename.ts';

/** A line of a file that changes: whose it is, and what becomes of it. */
export type RenameLine = {
  readonly file: string;
  readonly line: number;
  readonly kind: Spot['kind'] | 'template';
  /** `T1.2 deliverable`; of a template nothing. */
  readonly what: string;
  /** The words around the id, of a text. */
  readonly context?: { readonly before: string; readonly after: string };
};

/** Returns every line that renaming a record changes, in the order of files and lines. */
export function renameLines(renaming: Renaming, { entry }: Asked, workspace: Workspace): RenameLine[] {
  const maps = new Map<string, LineMap>();
  const mapOf = (file: string) => {
    const map = maps.get(file) ?? new LineMap(readText(workspace.files, file).text);
    maps.set(file, map);
    return map;
  };
  const records = renaming.spots.flatMap((spot) => linesOf(spot, entry.id, mapOf));
  const templates = renaming.templates.flatMap(({ file, before }) =>
    findWords(before, entry.id).map(({ start, end }): RenameLine => {
      const line = mapOf(file).position(start).line;
      return { file, line, kind: 'template', what: '', context: around(before, { start, end }) };
    }),
  );
  return [...records, ...templates];
}

function linesOf(spot: Spot, id: string, mapOf: (file: string) => LineMap): RenameLine[] {
  const { entry, path, kind, text } = spot;
  const span = spanOf(entry, path);
  const { line } = mapOf(entry.file).position(span.start);
  const what = `${entry.id} ${fieldName(path)}`;
  if (kind !== 'mention') return [{ file: entry.file, line, kind, what }];
  const meant = findWords(text, id).filter(({ code }) => !code);
  return meant.map((place) => ({ file: entry.file, line, kind, what, context: around(text, place) }));
}

type Place = { readonly start: number; readonly end: number };

function around(text: string, { start, end }: Place): { before: string; after: string } {
  const flat = (part: string) => part.replaceAll(/\s+/g, ' ');
  const [before, after] = [text.slice(Math.max(0, start - NEAR), start), text.slice(end, end + NEAR)];
  return {
    before: `${start > NEAR ? '…' : ''}${flat(before).trimStart()}`,
    after: `${flat(after).trimEnd()}${end + NEAR < text.length ? '…' : ''}`,
  };
}

const NEAR = 20;

/** Returns the list of former ids that the record gets; undefined where it keeps none. */
export function formerLine({ entry, giveUp }: Asked): string | undefined {
  return giveUp ? undefined : formerAfter(entry).join(', ');
}
