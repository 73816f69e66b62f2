import { beforeAll, describe, expect, test } from 'vitest';
import { exampleBook, runLine, snapshot, write } from './sandbox.ts';

let book: string;
beforeAll(() => {
  book = exampleBook();
});

/** A CSV file of risks, and what is said of it: what it would change, or why it changes nothing. */
type Case = {
  readonly name: string;
  readonly csv: string | Uint8Array;
  readonly says: RegExp;
  readonly also?: string;
};

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const columns = (count: number) => {
  const each = (cell: (i: number) => string) => Array.from({ length: count }, (_, i) => cell(i)).join(',');
  return `id,${each((i) => `c${i}`)}\nR-008,${each(() => 'x')}\n`;
};

const EXACT: readonly Case[] = [
  {
    name: 'with tabs, in UTF-16, as Excel writes it',
    csv: utf16('id\ttitle\r\nR-008\tÉté\r\n'),
    says: /title: .* → Été$/m,
  },
  {
    name: 'with semicolons, that says so itself',
    csv: 'sep=;\nid;title\nR-008;a,b\n',
    says: /title: .* → a,b$/m,
  },
  { name: 'with a mark at the beginning', csv: '\ufeffid,title\nR-008,x\n', says: /title: .* → x$/m },
  {
    name: 'with line breaks in a cell',
    csv: 'id,notes\nR-008,"one\r\ntwo"\n',
    says: /notes: .* → one two$/m,
  },
  { name: 'with a guarded formula', csv: 'id,title\nR-008,"\'=1+1"\n', says: /title: .* → =1\+1$/m },
  {
    name: 'with days of the standard',
    csv: 'id,identified_on\nR-008,2023-10-01\n',
    says: /identified_on: .* → 2023-10-01$/m,
  },
  {
    name: 'with days in an order that is said',
    csv: 'id,identified_on\nR-008,03/04/2023\n',
    also: '--dates dmy',
    says: /identified_on: .* → 2023-04-03$/m,
  },
];

const UNCERTAIN: readonly Case[] = [
  { name: 'semicolons and commas', csv: 'id;a,b\nR-008;c,d\n', says: /not certain which sign/ },
  {
    name: 'rows of other lengths',
    csv: 'id,title\nR-008,a,b\n',
    also: '--separator comma',
    says: /row 2 has 3 cells, the first has 2/,
  },
  { name: 'a column twice', csv: 'id,title,title\nR-008,a,b\n', says: /the column "Title" is there twice/ },
  {
    name: 'columns that are words of the language',
    csv: 'id,__proto__,constructor\nR-008,x,y\n',
    says: /holds "__proto__" and 1 more/,
  },
  {
    name: 'a day as written in many countries',
    csv: 'id,identified_on\nR-008,31/12/2026\n',
    says: /"31\/12\/2026": the order of day and month is not certain/,
  },
  { name: 'a day as a number', csv: 'id,identified_on\nR-008,45000\n', says: /"45000": a number is no day/ },
  {
    name: 'a decimal comma',
    csv: 'id;likelihood\nR-008;1,5\n',
    says: /"1,5": it is not certain what parts its digits/,
  },
  { name: 'a formula', csv: 'id,title\nR-008,=cmd|x\n', says: /begins like a formula/ },
  {
    name: 'Latin letters that are no UTF-8',
    csv: new Uint8Array(Buffer.from('id,title\nR-008,Été\n', 'latin1')),
    says: /encoding is not certain/,
  },
  {
    name: 'a million columns',
    csv: columns(1_000_000),
    says: /has 1000001 columns; a sheet has 16384 at most/,
  },
  { name: 'as many columns as a sheet can have', csv: columns(16_000), says: /nobody knows this column/ },
];

describe('a CSV file from anywhere', () => {
  test.each(EXACT)('$name: is taken as it is meant', async ({ csv, also = '', says }) => {
    expect(await told(csv, also)).toMatch(says);
  });

  test.each(UNCERTAIN)('$name: is asked about, and nothing is guessed', async ({ csv, also = '', says }) => {
    const said = await told(csv, also);
    expect(said).toMatch(says);
    expect(said).not.toMatch(/to take it over/);
  });

  async function told(csv: string | Uint8Array, also: string): Promise<string> {
    write(book, { 'given.csv': csv });
    const before = snapshot(book);
    const { status, stdout, stderr } = await runLine(
      book,
      `grantbook import given.csv --registry risks ${also}`,
    );
    expect([0, 1, 2]).toContain(status);
    expect(snapshot(book)).toEqual(before);
    return stdout + stderr;
  }
});
