import { listsOn, type Way, waysIn } from '../fill/list-paths.ts';
import type { Placeholder } from './read-shell.ts';

/** A row of a shell's table: its placeholders, and the list for each item of which it is repeated. */
export type ShellRow = { readonly list: Way; readonly placeholders: readonly Placeholder[] };

/** A row that cannot be repeated: it names several lists. */
export type UnclearRow = { readonly lists: readonly Way[]; readonly placeholders: readonly Placeholder[] };

/** Returns the rows that are repeated, and those of which it is not clear for what. */
export function repeatedRows(
  placeholders: readonly Placeholder[],
  isList: (way: Way) => boolean,
): { readonly rows: readonly ShellRow[]; readonly unclear: readonly UnclearRow[] } {
  const groups = new Map<string, Placeholder[]>();
  for (const placeholder of placeholders) {
    const row = rowOf(placeholder);
    if (row === undefined) continue;
    groups.set(row, [...(groups.get(row) ?? []), placeholder]);
  }
  const rows: ShellRow[] = [];
  const unclear: UnclearRow[] = [];
  for (const members of groups.values()) {
    const lists = unlike(members.flatMap(({ expression }) => listsNamed(expression, isList)));
    const [list] = lists;
    if (lists.length > 1) unclear.push({ lists, placeholders: members });
    else if (list) rows.push({ list, placeholders: members.filter((each) => names(each, isList)) });
  }
  return { rows, unclear };
}

/** Returns the outermost lists whose items an expression prints: `sections` of `record.sections.title`. */
export function listsNamed(expression: string, isList: (way: Way) => boolean): Way[] {
  const bare = !/[\s("]/.test(expression.trim());
  return unlike(
    waysIn(expression).flatMap((way) => {
      const [list] = listsOn(way, isList);
      return list && (bare || list.length < way.length) ? [list] : [];
    }),
  );
}

function names({ expression }: Placeholder, isList: (way: Way) => boolean): boolean {
  return listsNamed(expression, isList).length > 0;
}

function unlike(ways: readonly Way[]): Way[] {
  return [...new Map(ways.map((way) => [way.join('.'), way])).values()];
}

/** The innermost row a placeholder stands in, as long as no text box is between them. */
function rowOf({ part, paragraph }: Placeholder): string | undefined {
  const row = paragraph?.around.findLast(({ name }) => name === 'tr');
  return row && `${part} ${row.start}`;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns what a row's placeholders see in each of its copies: there the name of the list means one of
 * its items, and so do lists inside its items that they name.
 */
export function rowContexts(context: Values, { list, placeholders }: ShellRow): Values[] {
  const ways = placeholders.flatMap(({ expression }) =>
    waysIn(expression).filter((way) => list.every((step, i) => way[i] === step)),
  );
  return contextsOf(context, list, ways);
}

function contextsOf(context: Values, list: Way, ways: readonly Way[]): Values[] {
  const items = valueAt(context, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    const made = withValue(context, list, item);
    const inner = ways
      .flatMap((way) => listsOn(way, (each) => each.length > list.length && isArrayAt(made, each)))
      .sort((a, b) => a.length - b.length)[0];
    return inner ? contextsOf(made, inner, ways) : [made];
  });
}

function isArrayAt(context: Values, way: Way): boolean {
  return Array.isArray(valueAt(context, way));
}

/** Returns the value a way leads to, through mappings only. */
export function valueAt(context: Values, way: Way): unknown {
  let value: unknown = context;
  for (const step of way) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Object.entries(value).find(([name]) => name === step)?.[1];
  }
  return value;
}

function withValue(context: Values, [head = '', ...rest]: Way, item: unknown): Values {
  const inner = context[head];
  if (rest.length === 0) return { ...context, [head]: item };
  return { ...context, [head]: withValue(typeof inner === 'object' ? { ...inner } : {}, rest, item) };
}
