import { naturalOrder } from '../../base/natural-order.ts';
import { holds } from '../fill/helpers.ts';

const SIGNS = ['=', '!=', '>=', '<=', '>', '<'] as const;
type Sign = (typeof SIGNS)[number];

/** One condition of a table of records: a field, a sign, and the values it is compared with. */
export type Condition = { readonly field: string; readonly sign: Sign; readonly values: readonly string[] };

/** Reads the conditions of a table of records: `status=open|in_progress and owner!=P-001 and due<=2023-06-30`. */
export function conditions(where: string | undefined): Condition[] {
  return (where ?? '')
    .split(/\s+and\s+/)
    .filter((condition) => condition.trim() !== '')
    .map((condition) => {
      const [, field = '', written, values = ''] =
        /^\s*([\w-]*)\s*(!=|>=|<=|=|>|<)?\s*([\s\S]*?)\s*$/.exec(condition) ?? [];
      const sign = SIGNS.find((each) => each === written) ?? '=';
      return { field, sign, values: values.split('|').map((value) => value.trim()) };
    });
}

/**
 * Returns whether a field meets a condition: an empty value asks whether the field is absent; an absent
 * field is neither before nor after anything.
 */
export function passes(field: unknown, { sign, values }: Condition): boolean {
  const texts = Array.isArray(field) ? field.map(String) : field === undefined ? undefined : String(field);
  if (values.join('') === '') return (texts === undefined || texts.length === 0) !== (sign === '!=');
  const order = ORDERS[sign];
  if (order) return [texts ?? []].flat().some((text) => order(naturalOrder(text, values.join('|'))));
  return values.some((value) => holds(texts, value)) !== (sign === '!=');
}

const ORDERS: Readonly<Partial<Record<Sign, (order: number) => boolean>>> = {
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
};
