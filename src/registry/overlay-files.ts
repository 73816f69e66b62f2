import type { FileEntry, Files } from './files.ts';

/** Returns a snapshot with the paths that are chosen taken from another one, where they may be absent. */
export function overlayFiles(files: Files, other: Files, chosen: (path: string) => boolean): Files {
  let entries: readonly FileEntry[] | undefined;
  return {
    list: () => {
      entries ??= [
        ...files.list().filter(({ path }) => !chosen(path)),
        ...other.list().filter(({ path }) => chosen(path)),
      ].sort((a, b) => (a.path < b.path ? -1 : 1));
      return entries;
    },
    read: (path) => (chosen(path) ? other : files).read(path),
  };
}

/** Returns the paths of which two snapshots of commits hold something else. */
export function differingFiles(one: Files, other: Files): Set<string> {
  const marks = (files: Files) =>
    new Map(files.list().map(({ path, id, mode }) => [path, `${mode} ${id ?? 'unknown'}`]));
  const [first, second] = [marks(one), marks(other)];
  const same = (path: string) =>
    first.get(path) === second.get(path) && !first.get(path)?.endsWith('unknown');
  return new Set([...first.keys(), ...second.keys()].filter((path) => !same(path)));
}
