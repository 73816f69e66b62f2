import { CannotError } from '../../base/cannot-error.ts';
import { compareVersions } from '../../base/version-order.ts';
import { findBook } from '../../io/find-book.ts';
import { openRepository, openWreck, type Repository } from '../../io/git/repository.ts';
import { shippedSchemas } from '../../io/shipped-schemas.ts';
import { openWorkingTree } from '../../io/working-tree.ts';
import { type Files, FilesError } from '../../registry/files.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { readPin } from '../../registry/upgrade/pin.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Globals } from '../context.ts';
import { leastNode } from '../version.ts';
import { blocked, type Check, carryOut, type Told } from './check.ts';
import { bookChecks, cloneChecks, machineChecks, wreckChecks } from './checks.ts';
import type { InBook, InClone, OnMachine } from './place.ts';

/** A part of what the doctor looks at, with what each check said. */
export type Part = { readonly title: string; readonly told: readonly Told[] };

/** Looks at the machine, the clone and the book, as far as each is there. Writes nothing, and fails for nothing that it meets. */
export async function examine({ directory, today, version }: Globals): Promise<Part[]> {
  const machine: OnMachine = { directory, today, version, least: leastNode };
  const root = findBook(directory);
  const files = root === undefined ? undefined : openWorkingTree(root);
  const repo = await cloneIn(root ?? directory);
  const parts = [{ title: 'This machine', told: await all(machineChecks, machine) }];
  if ('check' in repo)
    return [...parts, { title: 'This clone', told: [repo, ...(await wreck(root ?? directory))] }];
  const clone: InClone = { ...machine, repo, loadWorkspace: files && (await loader(files, version)) };
  parts.push({ title: 'This clone', told: await all(cloneChecks, clone) });
  const book: InBook | undefined = files && { ...clone, files };
  parts.push({ title: 'This book', told: book ? await all(bookChecks, book) : [noBook(directory)] });
  return parts;
}

async function all<Place>(checks: readonly Check<Place>[], place: Place): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const check of checks) told.push(...(await carryOut(check, place)));
  return told;
}

/** The repository, or that it cannot be looked at. */
async function cloneIn(folder: string): Promise<Repository | Told> {
  try {
    const repo = await openRepository(folder);
    return repo ?? blocked('clone', noRepository(folder));
  } catch (error) {
    return blocked('clone', error);
  }
}

/** What can be said of a clone that cannot be opened. */
async function wreck(folder: string): Promise<readonly Told[]> {
  const repo = quietly(() => openWreck(folder));
  return repo ? all(wreckChecks, { repo }) : [];
}

/** Why it cannot be opened has been said. */
function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof CannotError) return undefined;
    throw error;
  }
}

function noRepository(folder: string): CannotError {
  return new CannotError(`"${folder}" is in no git repository`, {
    hint: 'go to the folder of your book, or name it: grantbook -C FOLDER doctor',
  });
}

function noBook(folder: string): Told {
  return blocked(
    'book',
    new CannotError(`there is no book in "${folder}" or above it`, {
      hint: 'go to the folder of your book; or make one: grantbook init DIR',
    }),
  );
}

/** What loads the book once; undefined where it needs another version, which would misread it. */
async function loader(files: Files, version: string): Promise<(() => Promise<Workspace>) | undefined> {
  if (!(await mayRead(files, version))) return undefined;
  let loaded: Promise<Workspace> | undefined;
  return () => {
    loaded ??= loadWorkspace(files, { known: shippedSchemas() });
    return loaded;
  };
}

async function mayRead(files: Files, version: string): Promise<boolean> {
  try {
    const { needs, problems } = await readPin(files);
    return problems.length === 0 && (needs === undefined || compareVersions(needs, version) <= 0);
  } catch (error) {
    if (error instanceof FilesError) return false;
    throw error;
  }
}
