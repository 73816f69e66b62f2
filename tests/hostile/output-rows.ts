import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { expect } from 'vitest';
import { parseMarkdown } from '../../src/render/markdown/parse-markdown.ts';
import { read, sh, write } from '../cli/sandbox.ts';
import { D34, type Row, title } from './row.ts';

/** Renders D3.4 of the branch and returns its Markdown. */
function rendered(book: string): string {
  const made = sh(book, 'grantbook render deliverable D3.4 -q');
  if (made.status !== 0) throw new Error(made.stderr);
  const [path = ''] = made.stdout
    .split('\n')
    .filter((line) => line.includes('.md'))
    .map((line) => line.split('  ')[0] ?? '');
  return read(book, path);
}

/** The document has no picture, HTML or link to follow of the branch's making. */
function inert(book: string): void {
  const lines = rendered(book)
    .split('\n')
    .filter((line) => /t\.example|javascript|passwd|ms-word|evidence\/p/.test(line));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines)
    expect(
      [...kinds(line)].filter((kind) => ['image', 'html', 'link', 'imageReference'].includes(kind)),
    ).toEqual([]);
}

const INERT = { because: 'in the document it is its own words: no picture, no link, no HTML', proof: inert };

/** The kinds of nodes that a Markdown text has. */
function kinds(text: string): Set<string> {
  const found = new Set<string>();
  const walk = (node: Nodes) => {
    found.add(node.type);
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  walk(parseMarkdown(text) as Nodes);
  return found;
}

const NAUGHTY =
  '| a | b | # x * y _z_ `c` <b>x</b> <!-- --> ![x](http://t.example/p.png) [a](javascript:alert(1)) @all #1 \\\\ ~~s~~ $x$';

/** What is tried with values that end in a document, a page or the log of CI. */
export const outputRows: readonly Row[] = [
  {
    id: 'S58',
    name: 'a title full of Markdown and HTML',
    act: (book) => title(book, JSON.stringify(NAUGHTY)),
    finds: [],
    harmless: INERT,
  },
  {
    id: 'S60',
    name: 'a text with a picture from the web and a link that runs code',
    act: (book) =>
      title(book, '"![x](http://t.example/p.png) [a](javascript:alert(1)) <http://t.example> [r]"'),
    finds: [],
    harmless: INERT,
  },
  {
    id: 'S62',
    name: 'a section of a document with links that run code or leave for a share',
    harmless: INERT,
    act: (book) =>
      section(
        book,
        '[a](javascript:alert(1)) [b](file:///etc/passwd) [c](ms-word:ofe|u|http://x) <a href="x">y</a>',
      ),
    finds: [],
  },
  {
    id: 'S63',
    name: 'a picture out of the book',
    act: (book) => section(book, '![x](../../../etc/passwd)'),
    finds: [],
    harmless: INERT,
  },
  {
    id: 'S63',
    name: 'a picture from the web',
    act: (book) => section(book, '![x](http://t.example/p.png)'),
    finds: [],
    harmless: INERT,
  },
  {
    id: 'S63',
    name: 'a picture that is a link to /etc/passwd',
    act: (book) => {
      symlinkSync('/etc/passwd', join(book, 'evidence/p.png'));
      section(book, '![x](evidence/p.png)');
    },
    finds: ['book/not-a-file'],
  },
  {
    id: 'S63',
    name: 'a picture that claims 30,000 × 30,000 dots',
    act: (book) => {
      const png = Buffer.from(readFileSync('templates/eu-emblem.png'));
      png.writeUInt32BE(30_000, 16);
      png.writeUInt32BE(30_000, 20);
      write(book, { 'evidence/p.png': png });
      section(book, '![x](evidence/p.png)');
    },
    finds: [],
    harmless: INERT,
  },
  {
    id: 'S64',
    name: 'a document made twice',
    act: (book) => title(book, JSON.stringify(NAUGHTY)),
    finds: [],
    harmless: {
      because: 'it has the same bytes',
      proof: (book) => {
        rendered(book);
        expect(sh(book, 'grantbook render deliverable D3.4').stdout).toMatch(/^(\S+ {2}unchanged\n){2}$/);
      },
    },
  },
  {
    id: 'S71',
    shown: true,
    name: 'a title that writes to CI: ::set-output, ##[error], EOF',
    act: (book) => title(book, '"x\\n::error::y\\nEOF\\n##[error]z"'),
    finds: ['schema/format'],
  },
  {
    id: 'S99',
    name: 'a token in a title',
    act: (book) => title(book, `"${TOKEN}"`),
    finds: ['privacy/looks-secret'],
    exit: 0,
    harmless: {
      because: 'a warning, and the token is not repeated',
      proof: (book) =>
        expect(sh(book, 'grantbook validate --range main..pull --each -f comment').stdout).not.toContain(
          'a1B2',
        ),
    },
  },
];

/** As GitHub gives them. */
const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

/** Puts a text into the first section of D3.4. */
function section(book: string, text: string): void {
  const whole = read(book, D34);
  const changed = whole.replace(
    /^( +)text: [|>]-?\n/m,
    (found, indent: string) => `${found}${indent}  ${text}\n\n`,
  );
  if (changed === whole) throw new Error('D3.4 has no section');
  write(book, { [D34]: changed });
}
