/** A generated book with mistakes in it. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedBook } from './books.ts';

/** Returns a copy of a book in which so many records have a weight that is too great: 500 of 10,000 all in one file. */
export function spoiltBook(folder: string, count: number, records = 10_000): string {
  const root = join(folder, `spoilt-${count}-of-${records}`);
  rmSync(root, { recursive: true, force: true });
  cpSync(generatedBook(records, 'C'), root, { recursive: true });
  const data = join(root, 'project-data');
  let left = count;
  for (const name of readdirSync(data).sort()) {
    if (left === 0) break;
    const text = readFileSync(join(data, name), 'utf8');
    const spoilt = text.replaceAll(/^ {2}weight: \d$/gm, (line) => {
      if (left === 0) return line;
      left -= 1;
      return '  weight: 99';
    });
    writeFileSync(join(data, name), spoilt);
  }
  return root;
}
