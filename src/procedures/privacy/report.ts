import { linksTo } from '../../registry/find-links.ts';
import { readText } from '../../registry/load-registry.ts';
import { fieldName } from '../../registry/members.ts';
import { storedFields } from '../../registry/personal.ts';
import { plainText } from '../../registry/query.ts';
import { holderOf, spanOf } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { LineMap } from '../../text/line-map.ts';
import type { Search } from './search-texts.ts';

/** A place in a file, lines from 1. */
export type Place = { readonly file: string; readonly line: number };

/** A personal value and where it stands. */
export type HeldValue = Place & { readonly field: string; readonly value: string };

/** A field of a record that refers to the person. */
export type Reference = Place & { readonly id: string; readonly registry: string; readonly field: string };

/** A text that holds a value of the person, without being declared personal. */
export type TextMention = Place & {
  /** The record whose text it is, where the file holds records. */
  readonly record?: string;
  /** The fields of the person whose values it holds. */
  readonly holds: readonly string[];
};

/** Where a person occurs in a book as it stands. */
export type Occurrences = {
  readonly values: readonly HeldValue[];
  readonly references: readonly Reference[];
  readonly mentions: readonly TextMention[];
  /** Files whose content could not be searched, and why. */
  readonly unread: readonly { readonly file: string; readonly why: string }[];
};

/** Returns where a record, mostly a person, occurs in the book as it stands. */
export function occurrences(workspace: Workspace, entry: Entry, search: Search): Occurrences {
  const places = new Places(workspace);
  const values = storedFields(entry.registry)
    .filter((field) => entry.data[field] !== undefined)
    .map((field) => ({ field, value: plainText(entry.data[field]), ...places.of(entry, [field]) }));
  const references = linksTo(workspace, entry.id).map(({ from, path }) => ({
    id: from.id,
    registry: from.registry.name,
    field: fieldName(path),
    ...places.of(from, path),
  }));
  const own = new Set(values.map(({ file, line }) => `${file}:${line}`));
  const searched = workspace.files
    .list()
    .map(({ path }) => ({ path, ...searchFile(workspace, path, search) }));
  return {
    values,
    references,
    mentions: searched
      .flatMap(({ mentions }) => mentions)
      .filter(({ file, line }) => !own.has(`${file}:${line}`)),
    unread: searched.flatMap(({ path, unread }) =>
      unread === undefined ? [] : [{ file: path, why: unread }],
    ),
  };
}

type Searched = { readonly mentions: readonly TextMention[]; readonly unread?: string };

function searchFile(workspace: Workspace, path: string, search: Search): Searched {
  const { fields, unread } = search.file(path, workspace.files.read(path));
  const told = unread === undefined ? {} : { unread };
  if (fields.length === 0) return { mentions: [], ...told };
  const lines = /\.(?:ya?ml|md|hbs|txt|json|csv|html?)$/i.test(path)
    ? linesWith(workspace, path, search)
    : [];
  return { mentions: lines.length > 0 ? lines : [{ file: path, line: 1, holds: fields }], ...told };
}

function linesWith({ files, registries }: Workspace, file: string, search: Search): TextMention[] {
  const records = [...registries.values()].flatMap(({ entries }) =>
    entries.filter((entry) => entry.file === file),
  );
  let at = 0;
  return readText(files, file)
    .text.split('\n')
    .flatMap((line, i) => {
      const [start, holds] = [at, search.text(line)];
      at += line.length + 1;
      if (holds.length === 0) return [];
      const record = records.find(({ record: { slice } }) => slice.start <= start && start < slice.end)?.id;
      return [{ file, line: i + 1, holds, ...(record !== undefined && record !== '' && { record }) }];
    });
}

/** Finds lines; each file is read once. */
class Places {
  readonly #workspace: Workspace;
  readonly #maps = new Map<string, LineMap>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  of(entry: Entry, path: readonly (string | number)[]): Place {
    const holder = holderOf(entry, path);
    const map = this.#maps.get(holder.file) ?? new LineMap(readText(this.#workspace.files, holder.file).text);
    this.#maps.set(holder.file, map);
    return { file: holder.file, line: map.position(spanOf(holder, path).start).line };
  }
}
