import type { Mapping } from '../../text/value.ts';

/** Returns a chapter of an official report as `reporting.chapters` holds it. */
export function chapter(
  number: string,
  title: string,
  { asks, tables = [] }: { readonly asks?: string; readonly tables?: readonly string[] } = {},
): Mapping {
  return {
    number,
    title,
    ...(asks !== undefined && { asks }),
    ...(tables.length > 0 && { tables: [...tables] }),
  };
}
