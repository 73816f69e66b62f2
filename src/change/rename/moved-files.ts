import { keptFiles } from '../../registry/kept-files.ts';
import { membersAt } from '../../registry/members.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Path } from '../../text/value.ts';

/** A file of the evidence folder that is named after a record, and those that name it; `kept` says why it keeps its name. */
export type MovedFile = {
  readonly from: string;
  readonly to: string;
  readonly names: readonly { readonly entry: Entry; readonly path: Path }[];
  readonly kept: string | undefined;
};

/** Returns the files of the evidence folder that are named after a record: they get its new name, but for those kept with a digest. */
export function movedFiles(entry: Entry, id: string, workspace: Workspace): MovedFile[] {
  const named = filesNamed(entry.id, workspace);
  if (named.length === 0) return [];
  const there = new Set(workspace.files.list().map(({ path }) => path));
  const digests = new Map(keptFiles(workspace).map((kept) => [kept.file, kept.entry.id]));
  const whyKept = (from: string, to: string) => {
    if (digests.has(from)) return `${digests.get(from)} names it with its digest: it stays what it was`;
    if (!there.has(from)) return 'it is not in the book';
    return there.has(to) ? `${to} is there already` : undefined;
  };
  return [...new Set(named.map(({ from }) => from))].map((from) => {
    const to = renamed(from, entry.id, id);
    return { from, to, names: named.filter((each) => each.from === from), kept: whyKept(from, to) };
  });
}

type Named = { readonly from: string; readonly entry: Entry; readonly path: Path };

function filesNamed(id: string, { registries }: Workspace): Named[] {
  return [...registries.values()].flatMap(({ schema, entries }) =>
    entries.flatMap((entry) =>
      schema.evidence.flatMap(({ field }) =>
        membersAt(entry.data, field).flatMap(({ path, value }) =>
          typeof value === 'string' && isNamedAfter(value, id) ? [{ from: value, entry, path }] : [],
        ),
      ),
    ),
  );
}

function isNamedAfter(path: string, id: string): boolean {
  return path.startsWith('evidence/') && renamed(path, id, '') !== path;
}

function renamed(path: string, from: string, to: string): string {
  const slash = path.lastIndexOf('/') + 1;
  const word = new RegExp(
    `(?<![\\p{L}\\p{N}])${from.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}]|[.-]\\p{N})`,
    'gu',
  );
  return path.slice(0, slash) + path.slice(slash).replaceAll(word, () => to);
}
