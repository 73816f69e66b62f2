import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { type FileEntry, type Files, FilesError, filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { renderMarkdown } from '../../src/render/render-document.ts';
import { check } from '../../src/rules/check.ts';
import { checkTemplates, templatesDigest } from '../../src/rules/check-templates.ts';
import { codes } from '../../src/text/codes/index.ts';
import { type Contents, knownValidators, loadSmall, placesOf, smallBook } from '../support/small-book.ts';
import { changeScenarios } from './change-scenarios.ts';
import { scenarios } from './finding-scenarios.ts';

test('in the small book there is nothing to mend', async () => {
  expect(placesOf({ workspace: await loadSmall() })).toEqual([]);
});

describe('a book as it stands', () => {
  test.each(scenarios)('$name', async ({ files, finds }) => {
    expect(placesOf({ workspace: await loadSmall(files) })).toEqual(finds);
  });
});

describe('a change to a book', () => {
  test.each(changeScenarios)('$name', async ({ before, after, actor, finds }) => {
    const old = await loadSmall(before);
    const workspace = await loadSmall({ ...before, ...after });
    const person = actor === undefined ? undefined : old.entries.get(actor);
    const acting =
      actor === undefined ? {} : { actor: { name: actor, email: `${actor}@example.org`, person } };
    expect(placesOf({ workspace, before: old, ...acting })).toEqual(finds);
  });
});

describe('files that are no ordinary files', () => {
  const partners = 'project-data/partners.yaml';
  const without = { ...smallBook, [partners]: undefined };

  test('a symbolic link is a finding, and is never followed', async () => {
    const files = withFile(without, { path: partners, mode: '120000' });
    const workspace = await loadWorkspace(files, { known: await knownValidators() });
    expect(placesOf({ workspace })).toEqual([`${partners}:1:1 book/not-a-file`]);
  });

  test('a file that cannot be read is a finding, never an absence', async () => {
    const files = withFile(without, { path: partners, mode: '100644' });
    const workspace = await loadWorkspace(files, { known: await knownValidators() });
    expect(placesOf({ workspace })).toEqual([`${partners}:1:1 book/unreadable`]);
  });
});

/** The small book with one more file that cannot be read. */
function withFile(contents: Contents, entry: FileEntry): Files {
  const texts = Object.entries(contents).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const files = filesOf(Object.fromEntries(texts));
  return {
    list: () => [...files.list(), entry],
    read: (path) => {
      if (path === entry.path) throw new FilesError(path, 'permission denied');
      return files.read(path);
    },
  };
}

describe('templates of a book', () => {
  const template = (registry: string) =>
    `---\nfor: ${registry}\ntitle: "{{record.title}}"\noutput: "{{record.id}}"\n---\n# {{record.title}}\n`;

  test('a template for a registry that exists passes', async () => {
    const workspace = await loadSmall({ 'templates/fiche.md.hbs': template('deliverables') });
    expect(await checkTemplates(workspace)).toEqual([]);
  });

  test('a template for no registry is a finding, at its place', async () => {
    const workspace = await loadSmall({ 'templates/fiche.md.hbs': template('deliverable') });
    const found = [...placeFindings(await checkTemplates(workspace), workspace.files)];
    expect(found.map(({ finding, place }) => [finding.code, place.start, finding.hint])).toEqual([
      ['template/unknown-registry', { line: 2, column: 6 }, 'did you mean "deliverables"?'],
    ]);
  });

  test('a field that no record has is a finding, wherever the template names it', async () => {
    const body = '{{#if record.lead}}{{record.titel}}{{/if}}\n{{project.acronim}}\n';
    const workspace = await loadSmall({ 'templates/fiche.md.hbs': template('deliverables') + body });
    const found = [...placeFindings(await checkTemplates(workspace), workspace.files)];
    expect(found.map(({ finding, place }) => [finding.code, place.start.line, finding.hint])).toEqual([
      ['template/unknown-value', 7, 'did you mean "record.title"?'],
      ['template/unknown-value', 8, 'did you mean "project.acronym"?'],
    ]);
  });

  test('a template that nests without end is refused, not crashed on', async () => {
    const workspace = await loadSmall({
      'templates/fiche.md.hbs': `${template('deliverables')}${'> '.repeat(20_000)}x\n`,
    });
    const [fiche] = loadTemplates(workspace.files).templates;
    const entry = workspace.entries.get('D1.1');
    if (!fiche || !entry) throw new Error('the template does not load');
    const made = renderMarkdown({ workspace, template: fiche, entry, history: [] });
    expect(made.ok ? [] : made.diagnostics.map(({ code }) => code)).toEqual(['template/too-large']);
  });

  test('templates that were checked before need not be checked again, unless a byte has changed', async () => {
    const good = await loadSmall({ 'templates/fiche.md.hbs': template('deliverables') });
    const known = (digest: string) => (digest === templatesDigest(good.files) ? ['deliverables'] : undefined);
    expect(await checkTemplates(good, known)).toEqual([]);
    const bad = await loadSmall({ 'templates/fiche.md.hbs': `${template('deliverables')}{{#if}\n` });
    expect((await checkTemplates(bad, known)).map(({ code }) => code)).toEqual(['template/syntax']);
  });
});

describe('the catalogue of codes', () => {
  test('every code is shown by a scenario, and every scenario shows a code of the catalogue', () => {
    const shown = new Set(
      [...scenarios, ...changeScenarios].flatMap(({ finds }) =>
        finds.map((find) => find.split(' ')[1] ?? ''),
      ),
    );
    for (const code of codesInTests([
      'tests/audit',
      'tests/ci',
      'tests/exchange',
      'tests/history',
      'tests/text',
      'tests/render',
      'tests/cli',
      'tests/procedures',
      'tests/scenarios',
    ]))
      shown.add(code);
    expect([...shown].filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
    expect(Object.keys(codes).filter((code) => !shown.has(code))).toEqual([]);
  });

  test('every entry says what, why and what to do', () => {
    for (const [code, { title, why, fix }] of Object.entries(codes)) {
      expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(title).not.toMatch(/\.$/);
      for (const text of [title, why, fix]) expect(text.length, code).toBeGreaterThan(12);
    }
  });

  test('a finding names its registry, record and field, and says what to do', async () => {
    const changed: Contents = {
      'project-data/deliverables/D1.2.yaml': `${smallBook['project-data/deliverables/D1.2.yaml']}editor: P-00\n`,
    };
    const [finding] = check({ workspace: await loadSmall(changed) });
    expect(finding).toMatchObject({
      code: 'references/unknown-id',
      registry: 'deliverables',
      record: 'D1.2',
      field: 'editor',
      message: '"P-00" is not in people',
      suggestions: ['P-001', 'P-002'],
      hint: 'did you mean "P-001"?',
    });
  });
});

/** The codes of the catalogue that other tests name in quotes, because they need more than a small book to show. */
function codesInTests(folders: readonly string[]): string[] {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const all = texts.join('\n').replaceAll('\\/', '/');
  return Object.keys(codes).filter((code) => new RegExp(`['"\`\\s]${code}['"\`\\s/:]`).test(all));
}
