import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleBook, read, runLine, write } from '../cli/sandbox.ts';
import { LanguageServer, type Mark } from './language-server.ts';

let book: string;
let server: LanguageServer;

beforeAll(async () => {
  book = exampleBook();
  server = await LanguageServer.start(book);
});

afterAll(() => server.stop());

/** The data files of the book: every list, and of each folder the first record. */
function dataFiles(): string[] {
  return readdirSync(join(book, 'project-data'), { withFileTypes: true }).flatMap((item) => {
    if (item.isFile()) return item.name.endsWith('.yaml') ? [`project-data/${item.name}`] : [];
    const [first] = readdirSync(join(book, 'project-data', item.name)).filter((name) =>
      name.endsWith('.yaml'),
    );
    return first === undefined ? [] : [`project-data/${item.name}/${first}`];
  });
}

/** Where the text `mark` begins, in a text; the place behind it where asked for. */
function placeOf(text: string, mark: string, behind = false): { line: number; character: number } {
  const at = text.indexOf(mark) + (behind ? mark.length : 0);
  expect(text).toContain(mark);
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const lines = (marks: readonly Mark[]) =>
  marks.map(({ range }) => range.start.line + 1).sort((a, b) => a - b);

describe('a partner who opens a registry in an editor', () => {
  test('sees nothing marked in a book that is in order, in any registry', async () => {
    const marked: string[] = [];
    for (const path of dataFiles()) {
      const marks = await server.open(path, read(book, path));
      marked.push(...marks.map(({ message, range }) => `${path}:${range.start.line + 1} ${message}`));
    }
    expect(marked).toEqual([]);
  });

  test('sees each mistake that a schema can tell on the line on which validate tells it', async () => {
    const path = 'project-data/deliverables/D3.1.yaml';
    const text = read(book, path)
      .replace('dissemination: PU', 'dissemination: PUB')
      .replace(/^due_month: .*$/m, 'due_month: 18')
      .replace(/^lead: /m, 'leed: ');
    const marks = await server.open(path, text);
    write(book, { [path]: text });
    const { stdout } = await runLine(book, 'grantbook validate --json');
    const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; code: string }[] };
    const told = findings.filter(({ code, file }) => file === path && code.startsWith('schema/'));
    expect(told.length).toBeGreaterThan(2);
    expect(lines(marks)).toEqual(expect.arrayContaining(told.map(({ line }) => line)));
    expect(marks.map(({ message }) => message).join('\n')).toMatch(/Valid values: "PU"/);
  });

  test('is told what a field means, and what it may hold', async () => {
    const path = 'project-data/deliverables/D1.2.yaml';
    const text = read(book, path);
    await server.open(path, text);
    expect(await server.hover(path, placeOf(text, 'dissemination:'))).toMatch(/Dissemination level[\s\S]*PU/);
    const values = await server.complete(path, placeOf(text, 'dissemination: ', true));
    expect(values.map(({ label }) => label)).toEqual(expect.arrayContaining(['PU', 'SEN']));
  });

  test('is offered the fields that a new record may have', async () => {
    const path = 'project-data/milestones.yaml';
    const text = `${read(book, path).trimEnd()}\n\n- id: MS-99\n  t\n`;
    await server.open(path, text);
    const { line } = placeOf(text, '- id: MS-99');
    const offered = await server.complete(path, { line: line + 1, character: 3 });
    expect(offered.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['title', 'due_month', 'status']),
    );
    expect(offered.find(({ label }) => label === 'title')?.documentation).toMatch(/\S/);
  });
});
