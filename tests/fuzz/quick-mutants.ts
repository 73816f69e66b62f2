import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { check } from '../../src/rules/check.ts';
import { mutateText, filesOf as pathsOf } from './mutate-book.ts';
import { diceOf, pick } from './nasty.ts';
import { type Opinion, opinionOf } from './second-opinion.ts';

/** A whole book in memory, read once, and who is asked for a second opinion. */
export type Shelf = {
  readonly texts: Readonly<Record<string, string>>;
  readonly registries: readonly string[];
  readonly workspace: Workspace;
  readonly opinion: Opinion;
};

/** Reads a book for mutants that live in memory alone. */
export async function openShelf(book: string): Promise<Shelf> {
  const paths = pathsOf(book).filter((path) => /^(project-data|schemas)\//.test(path));
  const texts = Object.fromEntries(paths.map((path) => [path, readFileSync(join(book, path), 'utf8')]));
  return {
    texts,
    registries: paths.filter((path) => path.endsWith('.yaml')),
    workspace: await loadWorkspace(filesOf(texts), {}),
    opinion: opinionOf(book),
  };
}

/** Spoils one registry in memory, loads and checks the book as a command would, and returns what must not be. */
export async function tryQuick(
  { texts, registries, workspace, opinion }: Shelf,
  seed: number,
): Promise<string[]> {
  const dice = diceOf(seed);
  const path = pick(dice, registries);
  let text = texts[path] ?? '';
  for (let changes = 1 + dice(3); changes > 0; changes -= 1) text = mutateText(text, dice);
  const told = (fault: string) => [`quick ${seed}: ${path}: ${fault}`];
  try {
    const reuse = { from: workspace, changed: new Set([path]) };
    const spoilt = await loadWorkspace(filesOf({ ...texts, [path]: text }), { reuse });
    const errors = check({ workspace: spoilt }).filter(({ severity }) => severity === 'error');
    const said = errors.length > 0 ? undefined : opinion(path, text);
    return said === undefined ? [] : told(said);
  } catch (error) {
    return told(`thrown: ${error instanceof Error ? error.stack : error}`);
  }
}
