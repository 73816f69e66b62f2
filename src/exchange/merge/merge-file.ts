import { editRecord } from '../../change/edit-entry.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { isMapping, sameValue } from '../../text/value.ts';
import { readYamlFile } from '../../text/yaml/read-yaml-file.ts';
import type { Shape, YamlFile } from '../../text/yaml/yaml-file.ts';
import { joinText, mergeHeads } from './join-text.ts';
import {
  type Faults,
  type ListVersions,
  type MergedList,
  mergeList,
  type RecordConflict,
} from './merge-list.ts';
import type { Side } from './merge-values.ts';
import { type Segment, type Segments, segmentsOf } from './segments.ts';
import { valueEdits } from './value-edits.ts';

/** The three versions of a registry's file, and what a merge by lines makes of them, where that is one text. */
export type FileVersions = {
  readonly path: string;
  readonly registry: RegistrySchema;
  readonly texts: Readonly<Record<Side, string>>;
  /** The result of git's own merge by lines; undefined where it has conflicts. */
  readonly byLines: string | undefined;
  readonly faults: Faults;
};

export type FileMerge =
  | { readonly kind: 'merged'; readonly text: string }
  /** The texts differ from each other only where the sides contradict each other. */
  | {
      readonly kind: 'conflict';
      readonly conflicts: readonly RecordConflict[];
      readonly texts: Readonly<Record<Side, string>>;
    }
  /** It cannot be told what is meant: the merge by lines stands, to be looked at. */
  | { readonly kind: 'unsure'; readonly why: string };

/**
 * Merges a registry's file record by record and field by field. The text keeps the lines and comments
 * of both sides; it is read again, and is no result unless it says what was meant.
 */
export async function mergeFile(versions: FileVersions): Promise<FileMerge> {
  const read = await readAll(versions);
  if ('why' in read) return { kind: 'unsure', why: read.why };
  const merged = mergeList(read.lists, { prefer: 'ours', faults: versions.faults });
  if (!merged) return unsure('both sides put the records in another order');
  const work = { ...versions, ...read, merged };
  return merged.conflicts.length === 0 ? cleanMerge(work) : conflictOf(work);
}

async function cleanMerge(work: Writing): Promise<FileMerge> {
  const text = await textOf(work);
  if (text === undefined) return unsure(SAME_LINES);
  return losesComments(work.texts, [text]) ? unsure(ONE_COMMENT) : { kind: 'merged', text };
}

async function conflictOf(work: Writing): Promise<FileMerge> {
  const preferring = async (prefer: Side) => {
    const merged = mergeList(work.lists, { prefer, faults: work.faults });
    return merged && textOf({ ...work, byLines: undefined, merged });
  };
  const [base, ours, theirs] = [
    await preferring('base'),
    await preferring('ours'),
    await preferring('theirs'),
  ];
  if (base === undefined || ours === undefined || theirs === undefined) return unsure(SAME_LINES);
  if (losesComments(work.texts, [base, ours, theirs])) return unsure(ONE_COMMENT);
  return { kind: 'conflict', conflicts: work.merged.conflicts, texts: { base, ours, theirs } };
}

const SAME_LINES = 'both sides changed the same lines';
const ONE_COMMENT = 'a comment that one side wrote stands on lines that the other side changed';

function unsure(why: string): FileMerge {
  return { kind: 'unsure', why };
}

type Read = { readonly heads: Readonly<Record<Side, string>>; readonly lists: ListVersions };

async function readAll({ path, registry, texts }: FileVersions): Promise<Read | { readonly why: string }> {
  const files = await Promise.all(
    (['base', 'ours', 'theirs'] as const).map((side) => readVersion(path, registry, texts[side])),
  );
  const read = files.map((file) => file && listOf(file, registry));
  const [base, ours, theirs] = read;
  if (!base || !ours || !theirs)
    return { why: 'one of the versions cannot be read, or has two records of one id' };
  return {
    heads: { base: base.parts.head, ours: ours.parts.head, theirs: theirs.parts.head },
    lists: { base: base.list, ours: ours.list, theirs: theirs.list },
  };
}

function shapeOf({ source, single }: RegistrySchema): Shape {
  return source.kind === 'folder' || single ? 'record' : 'list';
}

/** Undefined where the text has a mistake; an empty text is a file that was not there. */
async function readVersion(
  file: string,
  registry: RegistrySchema,
  text: string,
): Promise<YamlFile | undefined> {
  const shape = shapeOf(registry);
  if (text === '') return { file, text, shape, records: [], problems: [] };
  const read = await readYamlFile({ file, text, shape, idField: registry.id.field });
  return read.problems.some(({ severity }) => severity === 'error') ? undefined : read;
}

type List = { readonly parts: Segments; readonly list: ReadonlyMap<string, Segment> };

function listOf(file: YamlFile, registry: RegistrySchema): List | undefined {
  const parts = file.shape === 'list' ? segmentsOf(file) : asOne(file);
  const named = parts.records.map((segment) => [idOf(segment, registry), segment] as const);
  const list = new Map(named.flatMap(([id, segment]) => (id === undefined ? [] : [[id, segment]])));
  return list.size === named.length ? { parts, list } : undefined;
}

/** A file that is one record: all of it is the record's. */
function asOne({ text, records }: YamlFile): Segments {
  return { head: '', records: records.map(({ value }) => ({ value: value ?? null, body: text, gap: '' })) };
}

function idOf({ value }: Segment, { single, id, name }: RegistrySchema): string | undefined {
  if (single) return name;
  const found = isMapping(value) && Object.hasOwn(value, id.field) ? value[id.field] : undefined;
  return typeof found === 'string' ? found : undefined;
}

type Writing = FileVersions & Read & { readonly merged: MergedList };

/** Returns the merged list as text; undefined where no text could be made that says it. */
async function textOf(writing: Writing): Promise<string | undefined> {
  const { byLines, registry, merged } = writing;
  if (byLines !== undefined && (await says(writing, byLines))) return byLines;
  const head = mergeHeads(writing.heads);
  if (head === undefined) return undefined;
  const isList = shapeOf(registry) === 'list';
  const joined = isList
    ? joinText(head, merged.records, writing.lists)
    : (merged.records[0]?.segment.body ?? '');
  const text = await withEdits(writing, joined);
  return text !== undefined && (await says(writing, text)) ? text : undefined;
}

async function withEdits({ path, registry, merged }: Writing, text: string): Promise<string | undefined> {
  let file = await readVersion(path, registry, text);
  for (const [index, { segment, value }] of merged.records.entries()) {
    const edits = valueEdits(segment.value, value);
    if (file === undefined || edits.length === 0) continue;
    const edited = await editRecord(file, { registry, index }, edits);
    if (!edited.ok) return undefined;
    file = edited.value;
  }
  return file?.text;
}

/** Whether a text reads as the merged list, record by record. */
async function says({ path, registry, merged }: Writing, text: string): Promise<boolean> {
  const file = await readVersion(path, registry, text);
  const values = file?.records.map(({ value }) => value ?? null);
  return (
    values !== undefined &&
    sameValue(
      values,
      merged.records.map(({ value }) => value),
    )
  );
}

/** Whether a comment that a side added is in none of the texts. */
function losesComments(sides: Readonly<Record<Side, string>>, texts: readonly string[]): boolean {
  const known = commentsIn(sides.base);
  const now = commentsIn(texts.join('\n'));
  const added = [...commentsIn(sides.ours), ...commentsIn(sides.theirs)].filter((each) => !known.has(each));
  return added.some((comment) => !now.has(comment));
}

function commentsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].map(([, comment = '']) => comment.trimEnd()));
}
