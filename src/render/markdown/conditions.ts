import { holds } from '../fill/helpers.ts';

/** What a field must be, or must not be: one of some values. */
export type Condition = { readonly field: string; readonly not: boolean; readonly values: readonly string[] };

/** Reads `status=open|in_progress and owner!=P-001`. */
export function conditions(where: string | undefined): Condition[] {
  return (where ?? '')
    .split(/\s+and\s+/)
    .filter((condition) => condition.trim() !== '')
    .map((condition) => {
      const [, field = '', sign, values = ''] =
        /^\s*([\w-]*)\s*(!?=)?\s*([\s\S]*?)\s*$/.exec(condition) ?? [];
      return { field, not: sign === '!=', values: values.split('|').map((value) => value.trim()) };
    });
}

/** Returns whether a field is as a condition wants it; of a list, one of its values. */
export function passes(field: unknown, { not, values }: Condition): boolean {
  const texts = Array.isArray(field) ? field.map(String) : field === undefined ? undefined : String(field);
  return values.some((value) => holds(texts, value)) !== not;
}
