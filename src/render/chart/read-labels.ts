import type { LeafDirective } from 'mdast-util-directive';
import { attribute } from '../markdown/attributes.ts';
import { type Ask, type Row, type Rows, textOf } from './rows.ts';

/** Reads `id title` or `id,title`: the names of some fields. */
export function fieldsIn(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((field) => field !== '');
}

/** Returns what a row is called: the fields that the template names, else the record's id and title. */
export function rowLabel(row: Row, fields: readonly string[], rows: Rows): string {
  const { id, label } = row.entry.registry;
  const names = fields.length > 0 ? fields : [...new Set([id.field, label])];
  const texts = names.map((field) => textOf(row, field, rows)).filter((text) => text !== '');
  return texts.length > 0 ? texts.join(' ') : row.entry.id;
}

/** Returns what a directive says of its rows: where they come from, which of them, in what order. */
export function sourceOf(node: LeafDirective): Omit<Ask, 'fields'> {
  const [where, sort] = [attribute(node, 'where'), attribute(node, 'sort')];
  return { source: attribute(node, 'source') ?? '', where, sort };
}
