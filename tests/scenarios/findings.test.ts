import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/rules/check.ts';
import { codes } from '../../src/text/codes/index.ts';
import { type Contents, loadSmall, placesOf, smallBook } from '../support/small-book.ts';
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

describe('the catalogue of codes', () => {
  test('every code is shown by a scenario, and every scenario shows a code of the catalogue', () => {
    const shown = new Set(
      [...scenarios, ...changeScenarios].flatMap(({ finds }) =>
        finds.map((find) => find.split(' ')[1] ?? ''),
      ),
    );
    for (const code of codesInTests(['tests/text', 'tests/render', 'tests/cli'])) shown.add(code);
    expect([...shown].filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
    expect(Object.keys(codes).filter((code) => !shown.has(code))).toEqual([]);
  });

  test('every entry says what, why and what to do', () => {
    for (const [code, { title, why, fix }] of Object.entries(codes)) {
      expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(title).not.toMatch(/\.$/);
      for (const text of [title, why, fix]) expect(text.length, code).toBeGreaterThan(15);
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
  const all = texts.join('\n');
  return Object.keys(codes).filter((code) => all.includes(`'${code}'`) || all.includes(` ${code}`));
}
