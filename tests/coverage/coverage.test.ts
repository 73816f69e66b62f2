import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coveragePage, listOf } from '../../scripts/coverage-page.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { verbs } from '../../src/cli/verbs/index.ts';
import { derivedValues } from '../../src/registry/derived/index.ts';
import { codes } from '../../src/text/codes/index.ts';
import { part, readBook, readText } from '../book/book.ts';
import { cellCounts, sections } from './index.ts';
import { settingExists } from './setting-exists.ts';

const all = sections.flatMap(({ cells }) => cells);
const shown = all.filter(({ scenario }) => scenario !== undefined);
const idsOf = (cells: readonly { readonly id: string }[]) => cells.map(({ id }) => id);

describe('what the handbook asks for', () => {
  test('is listed whole, each cell once, under its section', () => {
    const counts = Object.fromEntries(sections.map(({ section, cells }) => [section, cells.length]));
    expect(counts).toEqual(cellCounts);
    expect(new Set(idsOf(all)).size).toBe(all.length);
    for (const { section, cells } of sections)
      expect(idsOf(cells).filter((id) => !id.startsWith(`${section}-`))).toEqual([]);
  });

  test('is shown by a scenario, cell for cell', () => {
    expect(idsOf(all.filter(({ scenario }) => scenario === undefined))).toEqual([]);
  });

  test('is kept by something: a code, a derived value, a command or a template', () => {
    const idle = shown.filter(
      ({ code, derived, command, template }) => !(code ?? derived ?? command ?? template),
    );
    expect(idsOf(idle)).toEqual([]);
  });
});

describe('what the cells name exists', () => {
  test('codes', () => {
    const named = all.flatMap(({ code }) => listOf(code));
    expect(named.filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  test('derived values', () => {
    const known = derivedValues.map(({ registry, name }) => `${registry}.${name}`);
    const named = all.flatMap(({ derived }) => listOf(derived));
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('commands', () => {
    const nouns = readBook().map(({ schema }) => String(part(schema, 'x-registry', 'noun')));
    const known = [...commands.map(({ name }) => name), ...nouns, ...verbs.map(({ noun }) => noun)];
    const named = all.flatMap(({ command }) => listOf(command));
    expect(named.filter((name) => !known.includes(name.split(' ')[0] ?? ''))).toEqual([]);
  });

  test('templates', () => {
    const known = readdirSync('templates').map((file) => file.replace(/\.md\.hbs$/, ''));
    const named = all.flatMap(({ template }) => listOf(template));
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('settings', () => {
    const schema = JSON.parse(readText('schemas/project.schema.json'));
    const named = all.flatMap(({ setting }) => listOf(setting));
    expect(named.filter((way) => !settingExists(schema, way))).toEqual([]);
    expect(settingExists(schema, 'review_schedule.offset_days')).toBe(true);
    expect(settingExists(schema, 'review_schedule.no_such_days')).toBe(false);
  });

  test('scenarios and tests', () => {
    const isWritten = nameIsWritten();
    expect(isWritten('a test that does not exist')).toBe(false);
    expect(shown.map(({ scenario }) => scenario ?? '').filter((name) => !isWritten(name))).toEqual([]);
  });

  test('the page is as the cells have it (else: npm run docs)', () => {
    expect(readText('docs/coverage.md')).toBe(coveragePage(sections));
  });
});

/** Returns whether a scenario or test of that name is written down: as a text in quotes in the files of tests. */
function nameIsWritten(): (name: string) => boolean {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' });
  const all = files
    .filter((name) => name.endsWith('.ts') && !name.startsWith('coverage'))
    .map((name) => readFileSync(`tests/${name}`, 'utf8'))
    .join('\n');
  return (name) => ["'", '"', '`'].some((quote) => all.includes(quote + name + quote));
}
