import { RequestError } from '../../base/request-error.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';

/** What a map says of one column of a sheet. */
export type MappedColumn = {
  readonly title: string;
  /** The field that it is; absent where nobody has confirmed one. */
  readonly field: string | undefined;
  readonly ignored: boolean;
  /** What the book says for a text of the sheet; undefined: nothing. */
  readonly values: ReadonlyMap<string, Value | undefined>;
};

/** How a sheet of somebody else is a registry of the book. */
export type ImportMap = {
  readonly id: string;
  readonly sheet: string;
  readonly registry: string;
  readonly headerRow: number;
  readonly decimal: 'point' | 'comma';
  readonly dates: 'dmy' | 'mdy' | 'ymd' | undefined;
  readonly match: readonly string[];
  /** What every new record says that the sheet has no column for. */
  readonly always: ReadonlyMap<string, Value>;
  readonly columns: readonly MappedColumn[];
};

/** Returns what a record of the registry of maps says. Throws a RequestError where it is none. */
export function readImportMap({ id, registry, data }: Entry): ImportMap {
  if (registry.name !== 'import-maps')
    throw new RequestError(`"${id}" is a ${registry.noun}, not a map`, 'see: grantbook list import-maps');
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const dates = (['dmy', 'mdy', 'ymd'] as const).find((order) => order === data.dates);
  return {
    id,
    sheet: text('sheet'),
    registry: text('registry'),
    headerRow: typeof data.header_row === 'number' ? data.header_row : 1,
    decimal: data.decimal === 'comma' ? 'comma' : 'point',
    dates,
    match: listOf(data.match).map(String),
    always: new Map(
      listOf(data.always)
        .filter(isMapping)
        .map(({ field, value }) => [String(field), value ?? null]),
    ),
    columns: listOf(data.columns).filter(isMapping).map(columnOf),
  };
}

function columnOf({ title, field, ignore, values }: Mapping): MappedColumn {
  const said = listOf(values).filter(isMapping);
  return {
    title: String(title),
    field: typeof field === 'string' ? field : undefined,
    ignored: ignore === true,
    values: new Map(said.map(({ says, means }) => [String(says), means])),
  };
}

function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}
