import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { showLine } from '../../src/base/show-text.ts';
import { code, hintText, prose, within } from '../../src/cli/comment/comment-text.ts';
import { withoutSecrets } from '../../src/text/telling-texts.ts';
import { hostile } from '../render/hostile.ts';
import { commit, D41 } from '../support/gate-book.ts';
import { exampleBook, expectTranscript, git, read, replace, runLine, write } from './sandbox.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** The kinds of nodes in a Markdown text, and what its texts say. */
function readMarkdown(markdown: string): {
  readonly kinds: Set<string>;
  readonly text: string;
  readonly texts: string[];
} {
  const kinds = new Set<string>();
  const texts: string[] = [];
  const walk = (node: Nodes): string => {
    kinds.add(node.type);
    if (node.type === 'text') texts.push(node.value);
    if ('value' in node) return node.value;
    return 'children' in node ? node.children.map(walk).join('') : '';
  };
  return { text: walk(parser.parse(markdown)), kinds, texts };
}

/** Where a value stands in a comment. */
const PLACES: readonly ((value: string) => string)[] = [
  (value) => `1. place  \n   ${value}\n   - **mend it:** x`,
  (value) => `1. place  \n   no mistake, but: ${value}`,
  (value) => `- **added** the risk \`R-1\` ${value}`,
  (value) => `   - **mend it:** ${value}`,
];

const SIGNS = [
  '@',
  '#',
  '!',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '`',
  '*',
  '_',
  '~',
  '|',
  '\\',
  '&',
  ';',
  ':',
  '/',
  '.',
  '-',
  '+',
  '=',
  '$',
  '^',
  '%',
  '"',
  ' ',
  '\n',
  'www.',
  'https://',
  'GH-1',
  '9c0ffee41',
  'deadbeef',
  ':+1:',
  '@x',
  '#1',
  'a',
  '1',
  '\u202e',
  '\u200b',
  '👍',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...hostile.map((each) => each.slice(0, 500))),
);

/** What a platform makes a link, a call or a picture of, in what Markdown takes for a text. */
const LINKED =
  /@[\w"]|#\d|https?:\/\/|ftp:\/\/|\bwww\.|\bGH-\d|mailto:[^\u200b]|:[\w+-]+:|![\d"]|~[\w"]|\$\w|\b(?=\d*[a-f])[\da-f]{7,40}\b/i;

/** What of a text is shown at all. */
const shown = (value: string) => showLine(withoutSecrets(value));
const plain = (value: string) => value.replaceAll(/[\u200b\s]+/g, '');

describe('in a comment a text of the data is words', () => {
  test('as prose: the same words, and nothing else', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...PLACES), (value, place) => {
        const around = readMarkdown(place('word'));
        const { kinds, text: said, texts } = readMarkdown(place(`${prose(value)} end`));
        expect([...kinds].sort()).toEqual([...around.kinds].sort());
        expect(plain(said)).toBe(plain(around.text.replace('word', () => `${shown(value)} end`)));
        expect(texts.filter((each) => LINKED.test(each))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('as code: one piece of code', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { kinds, text: said } = readMarkdown(`- goes from ${code(value)} to`);
        if (showLine(value).trim() === '') return;
        expect([...kinds].sort()).toEqual(['inlineCode', 'list', 'listItem', 'paragraph', 'root', 'text']);
        expect(plain(said)).toBe(plain(`goes from ${shown(value)} to`));
      }),
      { numRuns: 2000 },
    );
  });

  test('as a hint: words and code', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { kinds } = readMarkdown(`- x ${hintText(`${before}: grantbook set ${after}`)}`);
        const known = ['inlineCode', 'list', 'listItem', 'paragraph', 'root', 'text'];
        expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a hint shows its command as it is copied', () => {
    expect(hintText('from "done": grantbook move A-031 reopen (to in_progress)')).toBe(
      'from "done": `grantbook move A-031 reopen` (to in\\_progress)',
    );
    expect(hintText('see: grantbook list people')).toBe('see: `grantbook list people`');
    expect(hintText('merge it: grantbook merge-driver install, git merge, git push')).toBe(
      'merge it: `grantbook merge-driver install`, `git merge`, `git push`',
    );
    expect(hintText('ask P-001')).toBe('ask P-001');
  });

  test('what there is no room for is counted', () => {
    expect(within(['aa\n', 'bb\n', 'cc\n'], 6, (count) => `and ${count} more`)).toBe('aa\nbb\nand 1 more\n');
  });
});

describe('validate --format comment', () => {
  test('a change in order: what changes, who merges, what comes then', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'branch');
    replace(book, 'project-data/actions.yaml', [
      '  due: 2023-12-22\n  status: in_progress\n',
      '  due: 2023-12-29\n  status: in_progress\n',
    ]);
    commit(book, { who: 'partner', message: 'A week more' });
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..branch --each --format comment
      <!-- grantbook: pull request -->
      ### grantbook: in order

      1 commit up to \`OID\`, judged by \`main\`. Who stands for it: nobody (no commit is signed by a key that the book lists, and the account is not in it).

      #### What this changes

      - **changed** the action \`A-024\` Name sites, tutors and groups of the pilots
        - \`due\` goes from \`2023-12-22\` to \`2023-12-29\`

      #### What happens next

      - Nothing is in the way. The coordinator (P-001) looks at what it changes, and merges.
    `,
    );
  });

  test('links lead to the line at the commit, whatever the path is called; only to an address that is one', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'branch');
    write(book, { 'project-data/deliverables/a b)(@x#1.yaml': read(book, D41) });
    commit(book, { who: 'partner', message: 'A copy' });
    const line = 'grantbook validate --range main..branch --each --format comment --links';
    const { stdout } = await runLine(book, `${line} https://github.com/us/book/blob`);
    const head = git(book, 'rev-parse', 'HEAD').trim();
    expect(stdout).toContain(
      `](https://github.com/us/book/blob/${head}/project-data/deliverables/a%20b%29%28%40x%231.yaml#L`,
    );
    for (const links of ['http://github.com/us', 'javascript:alert(1)', 'https://a/b)c', 'https://a/b c'])
      expect((await runLine(book, `${line} '${links}'`)).status).toBe(2);
  });

  test('however much is wrong, it is short enough for the platform, and says how much it leaves out', async () => {
    const book = exampleBook();
    git(book, 'switch', '-q', '-c', 'branch');
    const news = Array.from(
      { length: 1500 },
      (_, i) => `\n- id: NEWS-${i + 100}\n  title: "${'@x '.repeat(100)}"\n  status: dr${'@x'.repeat(40)}\n`,
    );
    write(book, { 'project-data/news.yaml': `${read(book, 'project-data/news.yaml')}${news.join('')}` });
    commit(book, { who: 'partner', message: 'Much news' });
    const { stdout, status } = await runLine(
      book,
      'grantbook validate --range main..branch --each --format comment',
    );
    expect(status).toBe(1);
    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout.length).toBeGreaterThan(30_000);
    expect(stdout).toMatch(/\nand \d+ more: all are in the log of the check/);
    expect(stdout).toMatch(/\nand \d+ more: `grantbook diff A\.\.\.B` shows all/);
    expect(stdout).toContain('#### What happens next');
  });
});
