import { fieldName } from '../registry/members.ts';
import { plainText } from '../registry/query.ts';
import { withoutSecrets } from '../text/telling-texts.ts';
import type { Value } from '../text/value.ts';
import type { FieldDifference } from './compare-books.ts';

/** What differs in one field, as texts: of a list of plain values what was taken out of it and put into it. */
export type DifferenceRow = {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly kind: 'value' | 'list' | 'personal';
};

/** Returns what differs in a record, a row for each field; items of a list are one row. */
export function differenceRows(changes: readonly FieldDifference[]): DifferenceRow[] {
  const lists = new Map<string, FieldDifference[]>();
  const order = new Set<string>();
  for (const change of changes) {
    const name = listOf(change) ?? change.field;
    lists.set(name, [...(lists.get(name) ?? []), change]);
    order.add(name);
  }
  return [...order].flatMap((name) => rowsOf(name, lists.get(name) ?? []));
}

/** The list that a plain value was put into or taken out of. */
function listOf({ path, before, after }: FieldDifference): string | undefined {
  const plain = [before, after].every((value) => typeof value !== 'object' || value === null);
  return plain && typeof path.at(-1) === 'number' ? fieldName(path.slice(0, -1)) : undefined;
}

function rowsOf(field: string, changes: readonly FieldDifference[]): DifferenceRow[] {
  if (changes.some(({ personal }) => personal)) return [{ field, before: '', after: '', kind: 'personal' }];
  if (changes.every((change) => listOf(change) !== undefined)) {
    const signed = (sign: string, side: 'before' | 'after') =>
      changes
        .flatMap(({ [side]: value }) => (value === undefined ? [] : [`${sign}${oneLine(value)}`]))
        .join(' ');
    return [{ field, before: signed('−', 'before'), after: signed('+', 'after'), kind: 'list' }];
  }
  return changes.map((change) => ({
    field: change.field,
    before: oneLine(change.before),
    after: oneLine(change.after),
    kind: 'value',
  }));
}

function oneLine(value: Value | undefined): string {
  return value === undefined ? '' : withoutSecrets(plainText(value)).replaceAll(/\s+/g, ' ') || '(empty)';
}

const LONGEST = 70;
const CONTEXT = 20;

/** Returns a row with texts that are too long for a line cut down to where they differ. */
export function shortRow(row: DifferenceRow): DifferenceRow {
  if (row.kind !== 'value') return row;
  const [before, after] = [[...row.before], [...row.after]];
  if (Math.max(before.length, after.length) <= LONGEST) return row;
  let same = 0;
  while (same < Math.min(before.length, after.length) && before[same] === after[same]) same++;
  const from = row.before === '' || row.after === '' ? 0 : Math.max(0, same - CONTEXT);
  return { ...row, before: cut(before, from), after: cut(after, from) };
}

function cut(text: readonly string[], from: number): string {
  const head = from > 0 ? '…' : '';
  const rest = text.slice(from);
  return rest.length > LONGEST ? `${head}${rest.slice(0, LONGEST).join('')}…` : `${head}${rest.join('')}`;
}

/** Returns a row in words: `2022-03-31 → 2022-04-30`, `set to M12`, `cleared (was M12)`, `+P-004 −P-002`. */
export function rowText({ kind, before, after }: DifferenceRow): string {
  if (kind === 'personal') return 'changed (personal data, not shown)';
  if (kind === 'list') return [after, before].filter((part) => part !== '').join(' ');
  if (before === '') return `set to ${after}`;
  return after === '' ? `cleared (was ${before})` : `${before} → ${after}`;
}
