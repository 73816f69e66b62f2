import { describe, expect, test } from 'vitest';
import { knownSchemas } from '../../src/io/known-schemas.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import type { Files } from '../../src/registry/files.ts';
import { linksTo } from '../../src/registry/find-links.ts';
import { loadLazily } from '../../src/registry/load-lazily.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { idsOfBook } from '../../src/registry/record-ids.ts';
import { recordsAlong, recordsWith } from '../../src/registry/records-with.ts';
import { signOffsOf } from '../../src/registry/reviews/sign-offs.ts';
import type { Workspace } from '../../src/registry/workspace.ts';

const files = openWorkingTree('.');
const whole = await loadWorkspace(files, { known: knownSchemas(undefined) });

/** The B-WISE book as it is read lazily, and which of its data was read so far. */
function lazily(): { readonly book: Workspace; readonly read: () => string[] } {
  const met = new Set<string>();
  const noting: Files = {
    list: () => files.list(),
    read: (path) => {
      met.add(path);
      return files.read(path);
    },
  };
  const ids = idsOfBook(whole);
  if (!ids) throw new Error('an id stands twice');
  const book = loadLazily(noting, { schemas: whole.schemas, ids, written: [] });
  return { book, read: () => [...met].filter((path) => path.startsWith('project-data/')).sort() };
}

describe('a book that is read lazily', () => {
  test('is read as far as somebody looks at it', () => {
    const { book, read } = lazily();
    expect(read()).toEqual(['project-data/project.yaml']);
    expect(book.entries.get('R-002')?.data.status).toBe(whole.entries.get('R-002')?.data.status);
    expect(read()).toEqual(['project-data/project.yaml', 'project-data/risks.yaml']);
    expect(book.entries.has('D1.2')).toBe(true);
    expect(read()).toHaveLength(2);
  });

  test('has every record that the whole has, each one object, in whatever order they are asked for', () => {
    const ids = [...whole.entries.keys()];
    for (const order of [ids, [...ids].reverse()]) {
      const { book } = lazily();
      for (const id of order) {
        const entry = book.entries.get(id);
        expect([id, entry?.data, entry?.file]).toEqual([
          id,
          whole.entries.get(id)?.data,
          whole.entries.get(id)?.file,
        ]);
        expect(book.entries.get(id)).toBe(entry);
      }
      for (const { entries } of book.registries.values())
        for (const entry of entries) expect(book.entries.get(entry.id)).toBe(entry);
    }
  });

  test.each([...whole.entries.keys()].filter((_, i) => i % 7 === 0))(
    'has the references to %s that the whole has, in its order',
    (id) => {
      const told = (book: Workspace) => linksTo(book, id).map(({ from, path }) => [from.id, path]);
      expect(told(lazily().book)).toEqual(told(whole));
    },
  );

  test.each(
    ['D1.2', 'D4.1', 'D9.9', 'WP1', 'PR-2.1-SCF', 'GP-001'].map(
      (id) => [id, whole.entries.has(id) ? 'a record' : 'none'] as const,
    ),
  )('has what belongs to %s (%s) that the whole has, also where much else was asked for before', (id) => {
    const told = (book: Workspace) => ({
      signOffs: signOffsOf(id, book).map(({ entry, linked }) => [entry.id, linked]),
      reviews: recordsWith(book, 'reviews', { field: 'deliverable', value: id }).map((each) => each.id),
      proposals: recordsWith(book, 'evaluations', { field: 'proposal', value: id }).map((each) => each.id),
      tasks: recordsAlong(book, 'tasks', { way: 'wp', value: id }).map((each) => each.id),
    });
    const { book } = lazily();
    expect(told(book)).toEqual(told(whole));
    for (const other of ['D1.1', 'D1.3', 'D2.1', 'D2.2', 'D2.3', 'D3.1']) signOffsOf(other, book);
    expect(told(book)).toEqual(told(whole));
    expect(told(lazily().book)).toEqual(told(whole));
  });

  test('looks for some words in the files of a registry, and reads it whole for more', () => {
    const { book } = lazily();
    const holding = (word: string) => book.registries.get('sign-offs')?.holding?.(word);
    expect(signOffsOf('D1.2', book)).toEqual(signOffsOf('D1.2', whole));
    expect(holding('D1.2')?.length).toBeLessThan(whole.registries.get('sign-offs')?.entries.length ?? 0);
    expect(['D1.1', 'D1.3', 'D2.1', 'D2.2'].map((word) => holding(word) !== undefined)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(holding('D1.2')).toHaveLength(signOffsOf('D1.2', whole).length);
    expect(signOffsOf('D2.2', book)).toEqual(signOffsOf('D2.2', whole));
  });

  test('does not read a record anew that was read before for itself', () => {
    const { book } = lazily();
    const first = book.entries.get('D1.2');
    expect(book.registries.get('deliverables')?.entries.find(({ id }) => id === 'D1.2')).toBe(first);
  });
});
