import { mergeFile } from '../../exchange/merge/merge-file.ts';
import { openCommit } from '../../io/git/commit-files.ts';
import { mergeBases } from '../../io/git/merge-trees.ts';
import { type Files, FilesError, filesOf } from '../../registry/files.ts';
import { overlayFiles } from '../../registry/overlay-files.ts';
import { belongsTo } from '../../registry/sort-files.ts';
import { decodeText } from '../../text/yaml/decode.ts';
import { faultsOf } from '../merge/merge-versions.ts';
import type { Gate } from './gate.ts';
import type { Range } from './parse-range.ts';

/** A merge that git cannot make by lines and that is made by records: the tree git left, and the paths it left open. */
export type OpenMerge = { readonly tree: string; readonly conflicts: readonly string[] };

/**
 * Returns what the merge driver would make of a merge that git left open; undefined where somebody has
 * to decide something, or a path is no registry's.
 */
export async function mergeRegistries(
  gate: Gate,
  range: Range,
  merge: OpenMerge,
): Promise<Files | undefined> {
  const { repo, snapshots } = gate;
  const paths = merge.conflicts.map((path) => path.slice(repo.bookPrefix.length));
  if (merge.conflicts.some((path) => !path.startsWith(repo.bookPrefix))) return undefined;
  const [base, ...others] = mergeBases(repo, range.target, range.tip);
  const open = (commit: string) => openCommit(repo, commit, (path) => paths.includes(path));
  if (base === undefined || others.length > 0) return undefined;
  const sides = [base, range.target, range.tip].map(open);
  const texts: Record<string, string> = {};
  for (const path of paths) {
    const text = await mergePath(gate, path, sides);
    if (text === undefined) return undefined;
    texts[path] = text;
  }
  return overlayFiles(snapshots.files(merge.tree), filesOf(texts), (path) => Object.hasOwn(texts, path));
}

async function mergePath(
  { trusted }: Gate,
  path: string,
  sides: readonly Files[],
): Promise<string | undefined> {
  const schema = trusted.schemas.schemas.find(({ registry }) => belongsTo(path, registry));
  const [base, ours, theirs] = sides.map((files) => textOf(files, path));
  if (!schema || base === undefined || ours === undefined || theirs === undefined) return undefined;
  const { registry, validate } = schema;
  const merged = await mergeFile({
    path,
    registry,
    texts: { base, ours, theirs },
    byLines: undefined,
    faults: (value) => faultsOf(schema, value, validate),
  });
  return merged.kind === 'merged' ? merged.text : undefined;
}

/** A file that is not there on one side is an empty one; undefined where it is no text. */
function textOf(files: Files, path: string): string | undefined {
  if (!files.list().some((file) => file.path === path)) return '';
  try {
    const { text, problems } = decodeText(path, files.read(path));
    return problems.length > 0 ? undefined : text;
  } catch (error) {
    if (error instanceof FilesError) return undefined;
    throw error;
  }
}
