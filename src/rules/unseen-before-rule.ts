import { shellWord } from '../base/shell-word.ts';
import { differingFiles } from '../registry/overlay-files.ts';
import { isMeantFor } from '../registry/sort-files.ts';
import type { Registry, Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import type { Rule } from './rule.ts';

/** What a file held that could not be read is compared with nothing: a record of it could go without a word. */
export const unseenBeforeRule: Rule = {
  name: 'unseen before',
  *check({ workspace, before, changed }) {
    if (!before) return;
    const registries = [...before.registries.values()];
    const read = new Set(registries.flatMap(({ files }) => files.map(({ file }) => file)));
    const mayDiffer = (path: string) => changed?.has(path) ?? true;
    const unread = before.files
      .list()
      .flatMap(({ path }) => (read.has(path) || !mayDiffer(path) ? [] : [path]));
    const unseen = registries.flatMap((registry) => unseenIn(registry, unread, workspace));
    if (unseen.length === 0) return;
    const differ = changed ?? differingFiles(before.files, workspace.files);
    yield* unseen.filter(({ file }) => differ.has(file));
  },
};

/** The files of a registry that were not read, of all such files, and those whose unread records are gone. */
function unseenIn({ schema, files }: Registry, unread: readonly string[], now: Workspace): Diagnostic[] {
  const read = new Map(files.map((yaml) => [yaml.file, yaml]));
  return [...read.keys(), ...unread.filter((path) => isMeantFor(path, schema))].flatMap((path) => {
    const yaml = read.get(path);
    const lost = yaml && lostIn(yaml, now);
    if (lost?.length === 0) return [];
    const ids = lost?.filter((id) => id !== '') ?? [];
    const what = ids.length > 0 ? `${ids.join(', ')}, which could not be read, is gone` : NOT_COMPARED;
    return [
      {
        code: 'book/not-compared',
        severity: 'warning',
        file: path,
        registry: schema.name,
        message: `${what}: nobody can tell what was changed or removed`,
        hint: `compare it with what it was: git log -p -- ${shellWord(path) ?? 'FILE'}`,
      },
    ];
  });
}

const NOT_COMPARED = 'before the change the file could not be read';

/** The ids of the records that could not be read and are no longer there; an empty one where not even the id is known. */
function lostIn({ records }: YamlFile, { entries, unreadable }: Workspace): string[] {
  const unread = records.filter(({ value }) => value === undefined);
  return unread.flatMap(({ idHints }) =>
    idHints.length === 0 ? [''] : idHints.filter((id) => !entries.has(id) && !unreadable.has(id)),
  );
}
