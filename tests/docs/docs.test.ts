import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedReadme } from '../../scripts/generated-readme.ts';
import { fieldKeywords, rootKeywords } from '../../src/schema/vocabulary.ts';

const readme = readFileSync('README.md', 'utf8');
const map = readFileSync('src/README.md', 'utf8');

describe('what is written beside the code is true', () => {
  test('the tables of the README are as the code has it (else: npm run docs)', async () => {
    expect(await generatedReadme(readme)).toBe(readme);
  });

  test('every path that the documents link to exists', () => {
    const links = (text: string, from: string) =>
      [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
        .map((m) => `${from}${m[1]}`)
        .filter((path) => !path.includes('://'));
    const missing = [...links(readme, ''), ...links(map, 'src/')].filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  test('the map names every keyword of the vocabulary, and every layer', () => {
    const keywords = [...Object.keys(rootKeywords), ...Object.keys(fieldKeywords)];
    expect(keywords.filter((keyword) => !new RegExp(`\\| \`${keyword}\` +\\|`).test(map))).toEqual([]);
  });

  test('the scripts that the README runs exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name] of readme.matchAll(/npm (?:run )?(tour|test|build)\b/g))
      expect(Object.keys(scripts)).toContain(name);
  });
});
