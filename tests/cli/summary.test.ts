import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { beforeAll, describe, expect, test } from 'vitest';
import { hostile } from '../render/hostile.ts';
import { copyOf, exampleBook, newFolder, read, replace, runLine, snapshot, write } from './sandbox.ts';

let clean: string;
let wrong: string;
beforeAll(() => {
  clean = exampleBook();
  wrong = copyOf(clean);
  replace(wrong, 'project-data/deliverables/D4.1.yaml', ['editor: P-025', 'editor: P-999']);
});

const page = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

describe('the summary of a check', () => {
  test('is added to the file that GitHub names, for its format alone', async () => {
    const file = join(newFolder(), 'step.md');
    writeFileSync(file, '# before\n');
    const env = { GITHUB_STEP_SUMMARY: file };
    await runLine(wrong, 'grantbook validate', env);
    expect(page(file)).toBe('# before\n');
    const { stdout, status } = await runLine(wrong, 'grantbook validate --format github', env);
    expect(status).toBe(1);
    expect(stdout).toBe(
      '::error file=project-data/deliverables/D4.1.yaml,line=18,endLine=18,col=9,endColumn=14,title=references/unknown-id::"P-999" is not in people%0Ahint: see: grantbook list people\n',
    );
    expect(page(file)?.replace(/[1-9]\d* records in [1-9]\d* registries/, 'N records')).toBe(`# before
## grantbook: to be put right

N records: 1 error, 0 warnings

| | where | what is wrong | what to do |
| --- | --- | --- | --- |
| error | project-data/deliverables/D4.1.yaml:18 | "P-999" is not in people (references/unknown-id) | see: grantbook list people |

`);
  });

  test('goes to the file that is asked for, in any format; a book in order has one too', async () => {
    const file = join(newFolder(), 'summary.md');
    expect((await runLine(clean, `grantbook validate --json --summary ${file}`)).status).toBe(0);
    expect(page(file)).toMatch(/^## grantbook: passed\n\n\d+ records in \d+ registries: nothing to mend\n/);
  });

  test('is never written into the book, through a link, or into another’s file', async () => {
    const before = snapshot(wrong);
    const folder = newFolder();
    writeFileSync(join(folder, 'other'), 'mine\n');
    symlinkSync(join(folder, 'other'), join(folder, 'link.md'));
    symlinkSync(join(wrong, 'project-data'), join(folder, 'in'));
    linkSync(join(folder, 'other'), join(folder, 'hard.md'));
    const refused = [
      'summary.md',
      '.git/summary.md',
      join(folder, 'in/x.md'),
      join(folder, 'link.md'),
      join(folder, 'hard.md'),
      folder,
      join(folder, 'no/where.md'),
    ];
    for (const file of refused) {
      const asked = await runLine(wrong, `grantbook validate --summary ${file}`);
      expect([asked.status, asked.stderr], file).toEqual([
        3,
        expect.stringMatching(/^error: .*(lies in the book|summary cannot be written|no ordinary file)/m),
      ]);
      const named = await runLine(wrong, 'grantbook validate --format github', { GITHUB_STEP_SUMMARY: file });
      expect([named.status, named.stderr], file).toEqual([
        1,
        expect.stringContaining('no summary of this step: '),
      ]);
    }
    expect(snapshot(wrong)).toEqual(before);
    expect(read(folder, 'other')).toBe('mine\n');
  });

  test('stays below what GitHub takes, and says how many more there are', async () => {
    const book = copyOf(clean);
    const long = 'x'.repeat(3000);
    const tasks = Array.from({ length: 400 }, (_, i) => `- id: T9.${i + 20}\n  ${long}${i}: 1\n`).join('\n');
    write(book, { 'project-data/tasks.yaml': tasks });
    const file = join(newFolder(), 'step.md');
    writeFileSync(file, 'y'.repeat(1_000_000));
    await runLine(book, `grantbook validate --summary ${file}`);
    const text = page(file) ?? '';
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(1_040_000);
    expect(text).toMatch(/\nand \d+ more findings: `grantbook validate` shows all\n/);
    writeFileSync(file, 'y'.repeat(1024 * 1024));
    await runLine(book, `grantbook validate --summary ${file}`);
    expect(page(file)).toHaveLength(1024 * 1024);
  });
});

describe('what the data says is text on the page', () => {
  const values = [
    ...hostile,
    'see @everyone and #12, cc a.b@example.org',
    'http://evil.example www.evil.example https://x.example/`|`',
    '| | |\n## heading\n<img src=x> ![i](x) [l](https://x)',
    'deadbeefdeadbeef',
    'as GH-12 says :white_check_mark: (:+1:)',
  ];
  type Node = { readonly type: string; readonly value?: string; readonly children?: readonly Node[] };
  const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];

  test('nothing of it is a link, a mention, an image, markup or another cell', async () => {
    const book = copyOf(clean);
    const tasks = values.map((value, i) => `- id: T9.${i + 20}\n  ${JSON.stringify(value)}: 1\n`).join('\n');
    write(book, { 'project-data/tasks.yaml': tasks, 'project-data/a|b @x #1 <b>.yaml': 'a: 1\n' });
    const file = join(newFolder(), 'step.md');
    await runLine(book, `grantbook validate --summary ${file}`);
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(page(file) ?? '') as Node;
    const types = new Set(flat(tree).map(({ type }) => type));
    expect([...types].sort()).toEqual([
      'heading',
      'inlineCode',
      'paragraph',
      'root',
      'table',
      'tableCell',
      'tableRow',
      'text',
    ]);
    for (const row of flat(tree).filter(({ type }) => type === 'tableRow'))
      expect(row.children).toHaveLength(4);
    const texts = flat(tree).filter(({ type }) => type === 'text');
    expect(texts.filter(({ value = '' }) => /@\w|#\d|:\/\/|GH-\d|:[\w+]+:/.test(value))).toEqual([]);
  });
});
