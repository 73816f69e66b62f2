import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { checkout, copyOf, exampleBook, git, newFolder, read, replace, runLine } from './sandbox.ts';

const declared = await Promise.all(commands.map((entry) => entry.load()));
const examples = declared.flatMap(({ name, examples: lines }) =>
  lines.map(([line]) => [name, line] as const),
);

let clean: string;
beforeAll(() => {
  clean = exampleBook();
  git(clean, 'tag', 'v1.0');
  git(clean, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
});

/** Runs a line in a copy of the example book, with an editor that changes nothing. */
async function runIn(book: string, line: string) {
  const home = newFolder();
  mkdirSync(join(home, '.config/fish/completions'), { recursive: true });
  return await runLine(book, line.replace('EDITOR=nano', 'EDITOR=true'), { HOME: home, EDITOR: 'true' });
}

describe('the examples of the help work on a new copy of the example book', () => {
  test.each(examples)('%s: %s', async (name, line) => {
    const book = copyOf(clean);
    if (name === 'save')
      replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Costs rise']);
    const { status, stderr } = await runIn(book, line);
    expect(status, stderr).toBe(0);
  });
});

describe('the README', () => {
  test('shows the coordinator how to approve, after saying who she is', async () => {
    const readme = read(checkout, 'README.md');
    const block = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].find(([, text]) =>
      text?.includes('git config'),
    );
    const book = copyOf(clean);
    const line = (block?.[1] ?? 'false').trim().replaceAll('\n', ' && ');
    const nobody = { GIT_CONFIG_GLOBAL: '/dev/null' };
    const { status, stdout, stderr } = await runLine(book, line, nobody);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('D4.1 status: approval → approved');
  });
});
