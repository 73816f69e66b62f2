import { describe, expect, test } from 'vitest';
import { loadWorkspace } from '../../../src/registry/load-workspace.ts';
import type { Workspace } from '../../../src/registry/workspace.ts';
import { placesOf, validatorsOf } from '../../support/small-book.ts';
import { betweenSchemas, loadBetween } from './between-book.ts';
import { betweenChanges, betweenScenarios } from './between-scenarios.ts';

describe('a book as it stands', () => {
  test.each(betweenScenarios)('$name', async ({ files, finds }) => {
    expect(placesOf({ workspace: await loadBetween(files) })).toEqual(finds);
  });
});

describe('a change to a book', () => {
  test.each(betweenChanges)('$name', async ({ before, after, actor, finds }) => {
    const old = await loadBetween(before);
    const workspace = await loadBetween({ ...before, ...after });
    const person = actor === undefined ? undefined : old.entries.get(actor);
    const acting =
      actor === undefined ? {} : { actor: { name: actor, email: `${actor}@example.org`, person } };
    expect(placesOf({ workspace, before: old, ...acting })).toEqual(finds);
    expect(placesOf({ workspace, ...(await partOf(old, Object.keys(after))), ...acting })).toEqual(finds);
  });
});

/** The past as `validate` loads it: only the files that differ. */
async function partOf(old: Workspace, paths: readonly string[]) {
  const changed = new Set(paths);
  const only = (path: string) => changed.has(path);
  return {
    before: await loadWorkspace(old.files, { known: await validatorsOf(betweenSchemas), only }),
    changed,
  };
}
