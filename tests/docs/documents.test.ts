import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/documents.md', 'utf8');
const templates = readdirSync('templates')
  .filter((name) => name.endsWith('.md.hbs'))
  .map((name) => name.replace('.md.hbs', ''));
const picturesOf = (text: string): string[] =>
  [...text.matchAll(/!\[[^\]]+\]\((pictures\/[^)]+)\)/g)].map(([, path = '']) => path);
const shown = picturesOf(page);
const plots = picturesOf(readFileSync('docs/benchmark.md', 'utf8'));

test('every template stands in the table with no fault of the validator (else: npm run pictures)', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| [\w.-]+ +\| +(\d+) +\| +(\d+) +\|$/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(templates.sort());
  expect(rows.filter(([, , errors, pages]) => errors !== '0' || Number(pages) < 1)).toEqual([]);
});

test('every template answers one of the names that were asked for', () => {
  const answers = page.slice(
    page.indexOf('## What stands in which template'),
    page.indexOf('## What the Open XML'),
  );
  expect(templates.filter((name) => !answers.includes(`\`${name}\``))).toEqual([]);
});

test('every picture is there, is shown, and is small', () => {
  expect(new Set(shown.map((path) => path.replace(/.*\/|-\d+\.png$/g, ''))).size).toBeGreaterThanOrEqual(6);
  expect(shown.filter((path) => !existsSync(`docs/${path}`))).toEqual([]);
  const kept = readdirSync('docs/pictures').map((name) => `pictures/${name}`);
  expect(kept.sort()).toEqual([...new Set([...shown, ...plots])].sort());
  expect(kept.filter((path) => statSync(`docs/${path}`).size > 120 * 1024)).toEqual([]);
});
