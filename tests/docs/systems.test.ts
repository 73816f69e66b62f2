import { describe, expect, test } from 'vitest';
import { readText } from '../book/book.ts';
import { exampleBook, runLine } from '../cli/sandbox.ts';

const rows = [...readText('docs/systems.md').matchAll(/^\| (S\d+) \| (.*?) \| `(.*?)` \|$/gm)];
const clean = exampleBook();

describe('the systems of the handbook', () => {
  test('are twenty', () => {
    expect(rows.map(([, id]) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `S${i + 1}`));
  });

  test.each(rows.map(([, id, what, command]) => [id, what, command ?? ''] as const))(
    '%s %s: %s',
    { timeout: 60_000 },
    async (_id, _what, command) => {
      const { status, stdout, stderr } = await runLine(clean, command);
      expect([status, stderr.includes('error')]).toEqual([0, false]);
      expect(stdout.split('\n').length).toBeGreaterThanOrEqual(2);
    },
  );
});
