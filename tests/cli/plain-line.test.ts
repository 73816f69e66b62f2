import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { parsePlainLine } from '../../src/cli/plain-line.ts';
import { type Printing, parseCommandLine } from '../../src/cli/program.ts';

function printing(): Printing & { readonly said: () => string } {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  return {
    version: '1.2.3',
    width: 80,
    write,
    writeError: write,
    findNoun: async () => undefined,
    said: () => said,
  };
}

/** What both parsers make of a line; the plain one may leave it to the other. */
async function both(argv: readonly string[]): Promise<{ plain: unknown; full: unknown }> {
  const full = await parseCommandLine(argv, printing()).catch((error: unknown) => String(error));
  return { plain: await parsePlainLine(argv, printing()), full };
}

describe('a command line of words alone is parsed as commander parses it', () => {
  const words = ['risks', 'R-001', 'title=x', 'now', 'a b'];

  test.each(commands.map(({ name }) => [name]))('%s', async (name) => {
    for (const count of words.keys()) {
      for (const lead of [[], ['-C', 'some/folder']]) {
        const { plain, full } = await both([...lead, name, ...words.slice(0, count)]);
        if (plain !== undefined) expect(plain).toEqual(full);
      }
    }
  });

  test('most commands are, and so the two are compared', async () => {
    const lines = commands.flatMap(({ name }) => [1, 2, 3].map((count) => [name, ...words.slice(0, count)]));
    const plain = await Promise.all(
      [...commands.map(({ name }) => [name]), ...lines].map((line) => both(line)),
    );
    expect(plain.filter((line) => line.plain !== undefined).length).toBeGreaterThan(40);
  });

  test.each([['--version'], ['-V']])('%s', async (flag) => {
    const [plain, full] = [printing(), printing()];
    expect(await parsePlainLine([flag], plain)).toEqual(await parseCommandLine([flag], full));
    expect(plain.said()).toBe(full.said());
  });

  test.each([
    ['no command', ['frobnicate']],
    ['nothing at all', []],
    ['an option', ['validate', '--json']],
    ['the end of options', ['show', '--', 'D1.2']],
    ['an empty word', ['show', '']],
    ['a folder that is none', ['-C', '', 'validate']],
    ['a folder that looks like an option', ['-C', '-q', 'validate']],
    ['no folder', ['-C']],
    ['words that the command does not take', ['status', 'a', 'b', 'c', 'd']],
    ['help', ['help', 'show']],
  ])('%s is left to the other', async (_, argv) => {
    expect(await parsePlainLine(argv, printing())).toBeUndefined();
  });
});
