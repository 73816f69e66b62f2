import { beforeAll, describe, expect, test } from 'vitest';
import { checkout, exampleBook, read, sh } from './sandbox.ts';

const readme: string = read(checkout, 'README.md');
const [, minutes = ''] = /\n## Five minutes\n([\s\S]*?)\n## /.exec(readme) ?? [];
const blocks = [...minutes.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) =>
  block.replaceAll(' \\\n', ' '),
);
const commands = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('grantbook '));

describe('the five minutes of the README', () => {
  let book: string;
  beforeAll(() => {
    book = exampleBook();
  });

  test('hold the commands that a newcomer tries', () => {
    const verbs = new Set(commands.map((line) => line.split(' ')[1]));
    for (const verb of ['init', 'validate', 'status', 'list', 'show', 'set', 'move', 'log', 'render'])
      expect(verbs).toContain(verb);
  });

  test.each(commands)('%s', (line) => {
    const { status, stdout, stderr } = sh(book, line.replace('init ../my-book', 'init ../another'));
    expect(status, stdout + stderr).toBe(0);
    expect(stdout + stderr).not.toBe('');
  });
});
