import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleBook, installed, sh, write } from './sandbox.ts';

test.skipIf(!installed('bash'))('what a book holds is completed, and never run', () => {
  const book = exampleBook();
  const schema = {
    $id: 'laptops.schema.json',
    'x-registry': { noun: 'laptop', label: 'model', source: { file: 'laptops' } },
    'x-id': { field: 'id', closed: true, pattern: '^.*$' },
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', pattern: '^.*$' }, model: { type: 'string' } },
  };
  write(book, {
    'schemas/laptops.schema.json': JSON.stringify(schema),
    'project-data/laptops.yaml': `- id: "$(touch\${IFS}pwned)"\n- id: "\`touch pwned\`"\n- id: L-1\n`,
  });
  const press = (word: string) =>
    `COMP_WORDS=(grantbook show '${word}'); COMP_CWORD=2; _grantbook; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const script = `source <(grantbook completion bash); ${press('')}; ${press('D1.')}`;
  const answer = sh(book, `bash -c '${script.replaceAll("'", "'\\''")}'`);
  expect(answer.status).toBe(0);
  const words = answer.stdout.trim().split('\n');
  expect(words).toContain('L-1');
  expect(words.filter((word) => word.startsWith('D1.'))).toEqual([
    'D1.1',
    'D1.2',
    'D1.3',
    'D1.4',
    'D1.1',
    'D1.2',
    'D1.3',
    'D1.4',
  ]);
  expect(words.filter((word) => /[^A-Za-z0-9._-]/.test(word))).toEqual([]);
  expect(existsSync(`${book}/pwned`)).toBe(false);
});
