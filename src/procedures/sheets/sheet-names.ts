import type { Table } from '../../registry/sheets/table.ts';

/** The sheets of a workbook that hold no records. */
export const READ_ME = 'Read me';
export const LISTS = 'Lists';
export const BASE = 'grantbook';

/** The most letters that the name of a sheet has. */
const LONGEST = 31;

/** Returns a name for the sheet of each table: no two alike, none with a sign that spreadsheets do not allow. */
export function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set([READ_ME, LISTS, BASE, 'History'].map((name) => name.toLowerCase()));
  return tables.map(({ title }) => {
    const plain =
      title
        .replaceAll(':', ' -')
        .replaceAll(/[[\]*?/\\'\p{C}]+/gu, ' ')
        .trim() || 'Sheet';
    let name = cut(plain, LONGEST);
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${cut(plain, LONGEST - 4)} ${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('').trim();
}
