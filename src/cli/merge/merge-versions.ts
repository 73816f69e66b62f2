import { showLine } from '../../base/show-text.ts';
import { type FileMerge, mergeFile } from '../../exchange/merge/merge-file.ts';
import type { RecordConflict } from '../../exchange/merge/merge-list.ts';
import { openCommit } from '../../io/git/commit-files.ts';
import { mergeLines, type ThreeTexts } from '../../io/git/merge-lines.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { fieldName } from '../../registry/members.ts';
import { belongsTo } from '../../registry/sort-files.ts';
import type { LoadedSchema } from '../../schema/load-schemas.ts';
import type { Value } from '../../text/value.ts';
import { decodeText } from '../../text/yaml/decode.ts';
import { type Book, repositoryOf } from '../book.ts';

/** The three versions of a file of a book, as bytes. */
export type ThreeFiles = Readonly<Record<keyof ThreeTexts, Uint8Array>>;

/** A merged file: its text, whether somebody must look at it, and why. */
export type Merged = { readonly text: string; readonly clean: boolean; readonly notes: readonly string[] };

/**
 * Merges a file of a book, by its path there: a registry's record by record and field by field, any
 * other by lines. Undefined where a version is no text.
 */
export async function mergeVersions(
  book: Book,
  path: string,
  files: ThreeFiles,
): Promise<Merged | undefined> {
  const texts = decoded(path, files);
  if (texts === undefined) return undefined;
  const lines = mergeLines(texts);
  const schema = await schemaOf(book, path);
  if (schema === undefined)
    return { ...lines, notes: lines.clean ? [] : ['both sides changed the same lines'] };
  const { registry, validate } = schema;
  const merge = await mergeFile({
    path,
    registry,
    texts,
    byLines: lines.clean ? lines.text : undefined,
    faults: (value) => faultsOf(schema, value, validate),
  });
  return asMerged(merge, lines);
}

/** A file that was not there on one side comes as an empty one. */
function decoded(path: string, { base, ours, theirs }: ThreeFiles): ThreeTexts | undefined {
  const read = [base, ours, theirs].map((bytes) => decodeText(path, bytes));
  if (read.some(({ problems }) => problems.length > 0)) return undefined;
  const [b = '', o = '', t = ''] = read.map(({ text }) => text);
  return { base: b, ours: o, theirs: t };
}

/** The schema as last committed: a merge may be about to change it. */
async function schemaOf(book: Book, path: string): Promise<LoadedSchema | undefined> {
  const repository = repositoryOf(book);
  if (repository.head === undefined) return undefined;
  const files = openCommit(repository, repository.head, (each) => each.startsWith('schemas/'));
  const { schemas } = await loadWorkspace(files, { known: book.known, only: () => false });
  return schemas.schemas.find(({ registry }) => belongsTo(path, registry));
}

/** Returns what is wrong with a record’s value, each mistake in words of its own. */
export function faultsOf(
  { registry }: LoadedSchema,
  value: Value,
  validate: LoadedSchema['validate'],
): string[] {
  return validate(value).map(
    ({ code, path, key }) => `${registry.name} ${code} ${path.join('/')} ${key ?? ''}`,
  );
}

function asMerged(merge: FileMerge, lines: { readonly text: string; readonly clean: boolean }): Merged {
  if (merge.kind === 'merged') return { text: merge.text, clean: true, notes: [] };
  if (merge.kind === 'conflict')
    return { text: mergeLines(merge.texts).text, clean: false, notes: merge.conflicts.map(noteOf) };
  const note = lines.clean ? `${merge.why}: merged line by line, look at it` : merge.why;
  return { text: lines.text, clean: false, notes: [note] };
}

function noteOf({ id, at: { path, base, ours, theirs } }: RecordConflict): string {
  if (path.length > 0) {
    const before = base === undefined ? 'not there' : shown(base);
    return showLine(
      `${id}: both changed "${fieldName(path)}": ours ${shown(ours)}, theirs ${shown(theirs)}; before ${before}`,
    );
  }
  if (base === undefined)
    return showLine(`${id}: both added a record of this id: give one of the two another id`);
  if (ours === undefined) return showLine(`${id}: removed by ours, changed by theirs`);
  if (theirs === undefined) return showLine(`${id}: changed by ours, removed by theirs`);
  return showLine(`${id}: the changes of both sides do not go together`);
}

function shown(value: Value | undefined): string {
  return value === undefined ? 'taken out' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
