import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleBook, newFolder, read, runLine, write } from '../cli/sandbox.ts';
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

/** What the box says, without the signs that keep Markdown from reading it. */
const plainly = (box: string) => box.replaceAll('&nbsp;', ' ').replaceAll(/\\(?=[^\w\s])/g, '');

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

describe('in a book that init has just made', () => {
  let fresh: string;
  let editor: LanguageServer;
  beforeAll(async () => {
    const folder = newFolder();
    await runLine(
      folder,
      'grantbook init care4 --acronym CARE4 --title Care --grant 101234567 --start 2025-01-01 --months 36 --coordinator ACME --country AT',
    );
    fresh = join(folder, 'care4');
    editor = await LanguageServer.start(fresh);
  });
  afterAll(() => editor.stop());

  test.each([
    ['risks', '- id: R-001\n  title: Late\n  category: ', 'external', 'likelihood'],
    ['tasks', '- id: T1.1\n  title: Map\n  status: ', 'in_progress', 'start_month'],
    ['milestones', '- id: MS1\n  title: Start\n  status: ', 'achieved', 'due_month'],
    ['issues', '- id: I-001\n  title: Late\n  category: ', 'external', 'urgency'],
    ['actions', '- id: A-001\n  text: Write\n  status: ', 'open', 'owner'],
    ['partners', '- id: BETA\n  legal_name: Beta\n  role: ', 'beneficiary', 'country'],
  ])(
    '%s: words to choose, fields to add, what a field means, mistakes on their lines',
    async (...[name, text, word, field]) => {
      const path = `project-data/${name}.yaml`;
      await editor.open(path, text);
      const [last = ''] = text.split('\n').slice(-1);
      const line = text.split('\n').length - 1;
      const words = await editor.complete(path, { line, character: last.length });
      expect(words.map(({ label }) => label)).toContain(word);

      const typed = `${text}${word}\n  \n`;
      await editor.open(path, typed);
      const fields = await editor.complete(path, { line: line + 1, character: 2 });
      expect(fields.map(({ label }) => label)).toContain(field);
      expect(fields.find(({ label }) => label === field)?.documentation).toMatch(/\S/);
      expect(await editor.hover(path, { line: 1, character: 4 })).toMatch(/\S/);

      const wrong = `${text}${word}ish\n  ${field}: [x]\n`;
      const marks = await editor.open(path, wrong);
      write(fresh, { [path]: wrong });
      const { stdout } = await runLine(fresh, 'grantbook validate --json');
      const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; code: string }[] };
      const told = findings.filter(({ code, file }) => file === path && /^schema\/(?!required)/.test(code));
      expect(told.length).toBeGreaterThan(1);
      expect(lines(marks)).toEqual(expect.arrayContaining(told.map((each) => each.line)));
    },
  );

  test.each([
    ['actions', '- id: A-001\n  status: ', 'in_progress', 'In progress: somebody works on it'],
    ['people', '- id: P-001\n  roles:\n    - ', 'minute_taker', 'writes minutes of meetings'],
    ['partners', '- id: BETA\n  country: ', 'AT', 'Austria'],
    ['deliverables/D1.1', 'type: ', 'DEM', 'demonstrator, pilot or prototype'],
    ['meetings/GA-01', 'format: ', 'hybrid', 'some in one place, others online'],
  ])('%s: beside each value to choose stands what it means', async (...[name, text, word, meaning]) => {
    const path = `project-data/${name}.yaml`;
    await editor.open(path, text);
    const end = { line: text.split('\n').length - 1, character: text.length - text.lastIndexOf('\n') - 1 };
    const offered = await editor.complete(path, end);
    expect(offered.find(({ label }) => label === word)?.documentation).toBe(meaning);

    await editor.open(path, `${text}${word}\n`);
    const box = await editor.hover(path, end);
    expect(box).toContain(`* \`${word}\`: ${meaning}`);
    expect(box).toMatch(/^#### \S/);
  });

  test.each([
    ['actions', '- id: A-001\n  cancel_reason: x\n', 'Reason of cancelling', 'merged with A'],
    ['reporting-periods', '- id: RP1\n  called_on: 2025-06-01\n', 'Called on', '2022'],
    ['events', '- id: EV-001\n  purpose: x\n', 'Purpose', 'to try the training'],
  ])(
    '%s: over a field stand its title, what it is and an example',
    async (...[name, text, title, example]) => {
      const path = `project-data/${name}.yaml`;
      await editor.open(path, text);
      const box = await editor.hover(path, { line: 1, character: 4 });
      const [heading, about = ''] = plainly(box).split('\n\n');
      expect(heading).toBe(`#### ${title}`);
      expect(about).toMatch(new RegExp(`^.{10,} Example: ${example}.*\\.$`));
    },
  );

  test('the mapping for JetBrains names the schemas that VS Code is given, for the same files', () => {
    const settings = JSON.parse(read(fresh, '.vscode/settings.json')) as {
      'yaml.schemas': Record<string, string>;
    };
    const xml = read(fresh, '.idea/jsonSchemas.xml');
    const values = (option: string) =>
      [...xml.matchAll(new RegExp(`<option name="${option}" value="([^"]*)" />`, 'g'))].map(
        (match) => match[1],
      );
    const wanted = Object.entries(settings['yaml.schemas']);
    expect(values('relativePathToSchema')).toEqual(wanted.map(([schema]) => schema.replace('./', '')));
    expect(values('path')).toEqual(wanted.map(([, path]) => path.replace('/*.yaml', '')));
  });
});
