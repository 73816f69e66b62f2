import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { isVersion } from '../../base/version-order.ts';
import { openCommit } from '../../io/git/commit-files.ts';
import { mergeLines } from '../../io/git/merge-lines.ts';
import { pastVersions } from '../../io/git/past-versions.ts';
import { resolveRef } from '../../io/git/repository.ts';
import { shippedFiles, shippedMigrations } from '../../io/package-files.ts';
import { compareFiles } from '../../procedures/upgrade/compare-files.ts';
import { type FileUpgrade, fileName, type Side } from '../../procedures/upgrade/file-upgrade.ts';
import type { Upgrade } from '../../procedures/upgrade/plan-upgrade.ts';
import { migrationsBetween, readMigration } from '../../registry/upgrade/migration.ts';
import {
  contentDigest,
  keptFile,
  ORIGIN_FILE,
  type Origin,
  readOrigin,
} from '../../registry/upgrade/origin.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Book, loadBook, openBook, repositoryOf } from '../book.ts';
import { type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

/** A book beside the version that is installed. */
export type Gathered = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly upgrade: Omit<Upgrade, 'answerFor' | 'reason'>;
};

/** Compares a book's schemas and templates with those of the version that is installed. */
export async function gather(context: Context, input: Input): Promise<Gathered> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  refuseBroken(workspace);
  const shipped = shippedFiles(context.packageFolder);
  const origin = originOf(book, [...shipped.keys()], input);
  const names = [...new Set([...shipped.keys(), ...workspace.files.list().map(({ path }) => path)])];
  const files = compareFiles({
    files: workspace.files,
    shipped,
    origin,
    baseOf: (path, digest) => baseOf(book, path, digest),
    mergeTexts: mergeLines,
    decided: decisions(input, names),
  });
  const { version } = context.globals;
  const migrations = origin ? pending(context, origin.version) : [];
  return { book, workspace, upgrade: { shipped, version, from: origin?.version, files, migrations } };
}

function refuseBroken({ problems }: Workspace): void {
  const broken = problems.find(({ code }) => code.startsWith('declaration/') || code === 'yaml/encoding');
  if (!broken) return;
  throw new CannotError(`"${broken.file}" has mistakes, so nobody can tell what was changed in it`, {
    hint: 'put right what grantbook validate finds in it, then try again',
  });
}

/** Where the book's files come from: as it says itself, or as the user says where it does not. */
function originOf(book: Book, paths: readonly string[], input: Input): Origin | undefined {
  const [base, from] = [textOption(input, 'base'), textOption(input, 'from')];
  const origin = readOrigin(book.files);
  if (typeof origin === 'string')
    throw new CannotError(`"${ORIGIN_FILE}" says where the schemas come from, and ${origin}`, {
      hint: `bring it back as it was committed: git checkout -- ${ORIGIN_FILE}`,
    });
  if (base === undefined && from === undefined) return origin;
  if (origin)
    throw new RequestError(
      `the book says itself that its schemas come from grantbook ${origin.version}`,
      'leave out --base and --from',
    );
  if (base === undefined || from === undefined || !isVersion(from))
    throw new RequestError(
      '--base and --from go together: the commit in which the files stood as they came, and from which version',
      'for example: --base v1.0 --from 0.1.0',
    );
  const repository = repositoryOf(book);
  const files = openCommit(repository, resolveRef(repository, base));
  const known = files.list().filter(({ path, mode }) => paths.includes(path) && mode.startsWith('100'));
  return {
    version: from,
    digests: new Map(known.map(({ path }) => [path, contentDigest(path, files.read(path))])),
  };
}

/** A file as it came: kept in the book, or a version in the history with just that digest. */
function baseOf({ files, repository }: Book, path: string, digest: string): Uint8Array | undefined {
  const kept = keptFile(path);
  const isKept = files.list().some((file) => file.path === kept && file.mode.startsWith('100'));
  const versions = [
    ...(isKept ? [files.read(kept)] : []),
    ...(repository ? pastVersions(repository, path) : []),
  ];
  return versions.find((bytes) => contentDigest(path, bytes) === digest);
}

function decisions(input: Input, paths: readonly string[]): Map<string, Side> {
  const decided = new Map<string, Side>();
  for (const side of ['ours', 'theirs'] as const)
    for (const name of listOption(input, side)) {
      const path = pathNamed(name, paths);
      if (decided.has(path) && decided.get(path) !== side)
        throw new RequestError(`--ours and --theirs both name "${name}"`, 'leave out one of the two');
      decided.set(path, side);
    }
  return decided;
}

/** Returns the path of a schema or template by its name. Throws a RequestError where none, or more than one, has it. */
export function pathNamed(name: string, paths: readonly string[]): string {
  const ours = paths.filter((path) => /^(schemas|templates)\//.test(path));
  const found = ours.filter((path) => path === name || fileName(path) === name);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1)
    throw new RequestError(`"${name}" may be any of ${found.join(', ')}`, 'name it by its path');
  const near = closest(name, ours.map(fileName));
  throw new RequestError(
    `there is no schema or template "${name}"`,
    near.length > 0 ? `did you mean "${near[0]}"?` : 'see their names with: grantbook schema diff',
  );
}

/** Returns what an option that may be given several times was given. */
export function listOption(input: Input, name: string): readonly string[] {
  const value = input.options[name];
  return Array.isArray(value) ? value : [];
}

function pending(context: Context, from: string): Upgrade['migrations'] {
  const read = [...shippedMigrations(context.packageFolder)].map(([path, bytes]) => {
    const text = new TextDecoder().decode(bytes);
    const migration = readMigration(text);
    if (typeof migration === 'string') throw new Error(`${path}: ${migration}`);
    return { ...migration, text };
  });
  return migrationsBetween(read, from, context.globals.version);
}

/** Returns the files of which there is something to tell. */
export function told(files: readonly FileUpgrade[]): FileUpgrade[] {
  return files.filter(({ standing }) => standing !== 'same');
}
