import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { topics } from '../scorecard/rows.ts';

const security = readFileSync('SECURITY.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');

/** What is to come, or is no file of this repository. */
const notHere = /^(\.grantbook\.yaml|dist\/|\.ci\/run$)/;

describe('what SECURITY.md says is there', () => {
  test('every file that it names or links to', () => {
    const linked = [...security.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) =>
      join(dirname('SECURITY.md'), path),
    );
    const named = [...security.matchAll(/`((?:tests|src|docs|scripts)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(20);
    expect([...linked, ...named].filter((path) => !notHere.test(path) && !existsSync(path))).toEqual([]);
  });

  test('every row of the scorecard that it names, with tests of its own', () => {
    const rows = topics.flatMap((topic) => topic.rows);
    for (const [id] of security.matchAll(/\b[SF]\d{2,3}\b/g))
      expect(
        rows.find((row) => row.id === id),
        id,
      ).toHaveProperty('tests');
  });

  test('every promise names a test; the promise is that of the README', () => {
    const [, table = ''] = /## What is promised\n([\s\S]*?)\n## /.exec(security) ?? [];
    const rows = table.split('\n').filter((line) => /^\| [a-z]/.test(line) && !line.startsWith('| | '));
    expect(rows.length).toBeGreaterThan(12);
    expect(rows.filter((row) => !row.includes('.test.ts`'))).toEqual([]);
    const words = (text: string) => text.replaceAll(/^> ?/gm, '').replaceAll(/\s+/g, ' ');
    const [, promise = ''] =
      /(Any command can be interrupted[\s\S]*?could not check\.)/.exec(words(security)) ?? [];
    expect(promise).not.toBe('');
    expect(words(readme).toLowerCase()).toContain(promise.toLowerCase());
    expect(readme).toContain('](SECURITY.md)');
  });

  test('the commands and scripts that it names', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name = ''] of security.matchAll(/npm run ([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });
});
