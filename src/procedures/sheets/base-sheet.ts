import { sha256 } from '../../base/digest.ts';
import { showJson } from '../../base/show-text.ts';
import type { ReadWorkbook } from '../../exchange/sheets/workbook.ts';
import type { WrittenRow, WrittenSheet } from '../../exchange/sheets/written-workbook.ts';
import type { Table } from '../../registry/sheets/table.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { canonical } from '../../text/canonical.ts';
import { withMember } from '../../text/edit/intended-value.ts';
import { isList, isMapping, type Mapping, type Value, valueAt } from '../../text/value.ts';
import { BASE } from './sheet-names.ts';

/** A record as a workbook was made from it: its fields that the sheets show. */
export type BaseRecord = { readonly data: Mapping; readonly derived: Mapping };

/** What a workbook says of the state of the book that it was made from. */
export type BaseSheet = {
  readonly book: string;
  readonly commit: string;
  /** The id of the person it was made out to. */
  readonly to: string | undefined;
  /** The digest of each registry's schema. */
  readonly schemas: ReadonlyMap<string, string>;
  /** By registry, the records by their ids. */
  readonly records: ReadonlyMap<string, ReadonlyMap<string, BaseRecord>>;
};

/** What the sheet is made of. */
export type Basis = {
  readonly book: string;
  readonly commit: string;
  readonly to: string | undefined;
  readonly parts: readonly { readonly tables: readonly Table[]; readonly entries: readonly Entry[] }[];
};

/** More letters than this are too many for a cell. */
const CHUNK = 30_000;

/** Returns the hidden sheet that says what a workbook was made from, to the letter. */
export function baseSheet({ book, commit, to, parts }: Basis): WrittenSheet {
  const rows = [
    ['version', '1'],
    ['book', book],
    ['commit', commit],
    ['to', to ?? ''],
    ...parts.map(({ tables: [own] }) => [
      'schema',
      own?.registry.name ?? '',
      own ? schemaDigest(own.registry) : '',
    ]),
    ...parts.flatMap(({ tables, entries }) => entries.map((entry) => recordRow(tables, entry))),
  ];
  const written = rows.map(
    (texts): WrittenRow => ({ cells: texts.map((value) => ({ look: 'key' as const, value })) }),
  );
  return { name: BASE, hidden: true, columns: [], rows: written };
}

/** Returns the digest of what a registry's schema says. */
export function schemaDigest({ json }: RegistrySchema): string {
  return sha256(canonical(json));
}

function recordRow(tables: readonly Table[], { id, registry, data }: Entry): string[] {
  const text = showJson({ data: shownFields(tables, data), derived: derivedFields(tables, data) });
  const chunks = Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) =>
    text.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  return ['record', registry.name, id, ...chunks];
}

/** Only what the tables show: what is left out of them is left out here. */
function shownFields(tables: readonly Table[], data: Mapping): Value {
  let shown: Value = {};
  for (const { columns, list } of tables) {
    const paths = columns.flatMap(({ field }) => (field ? [field.path] : []));
    if (!list) {
      shown = picked(data, paths, shown);
      continue;
    }
    const items = valueAt(data, list.path);
    if (isList(items))
      shown = withMember(
        shown,
        list.path,
        items.map((item) => picked(item, paths, {})),
      );
  }
  return shown;
}

function picked(data: Value, paths: readonly (readonly string[])[], into: Value): Value {
  let result = into;
  for (const path of paths) {
    const value = valueAt(data, path);
    if (value !== undefined) result = withMember(result, path, value);
  }
  return result;
}

function derivedFields([own]: readonly Table[], data: Mapping): Mapping {
  const names = (own?.columns ?? []).filter(({ use }) => use === 'derived').map(({ key }) => key);
  return Object.fromEntries(names.map((name) => [name, data[name] ?? null]));
}

/** Reads what a workbook says of its base; undefined where it says nothing, a string why it cannot be read. */
export function readBaseSheet({ sheets }: ReadWorkbook): BaseSheet | string | undefined {
  const sheet = sheets.find(({ name }) => name === BASE);
  if (!sheet) return undefined;
  const rows = sheet.rows.map(({ cells }) => textsOf(cells));
  const of = (kind: string) => rows.filter(([first]) => first === kind).map(([, ...rest]) => rest);
  const fact = (kind: string) => of(kind)[0]?.[0] ?? '';
  const records = new Map<string, Map<string, BaseRecord>>();
  for (const [registry = '', id = '', ...chunks] of of('record')) {
    const record = readRecord(chunks.join(''));
    if (!record) return `the hidden sheet "${BASE}" was changed: ${registry} ${id} cannot be read in it`;
    records.set(registry, (records.get(registry) ?? new Map<string, BaseRecord>()).set(id, record));
  }
  return {
    book: fact('book'),
    commit: fact('commit'),
    to: fact('to') || undefined,
    schemas: new Map(of('schema').map(([name = '', digest = '']) => [name, digest])),
    records,
  };
}

function textsOf(cells: ReadWorkbook['sheets'][number]['rows'][number]['cells']): string[] {
  const last = Math.max(0, ...cells.keys());
  return Array.from({ length: last }, (_, i) => {
    const cell = cells.get(i + 1);
    if (cell?.kind === 'text') return cell.text;
    return cell?.kind === 'number' ? String(cell.value) : '';
  });
}

function readRecord(text: string): BaseRecord | undefined {
  try {
    const read = JSON.parse(text) as Value;
    if (!isMapping(read) || !isMapping(read.data) || !isMapping(read.derived)) return undefined;
    return { data: read.data, derived: read.derived };
  } catch {
    return undefined;
  }
}
