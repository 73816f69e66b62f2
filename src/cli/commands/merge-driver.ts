import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { findBook } from '../../io/find-book.ts';
import { mergeDriver, setMergeDriver, unsetMergeDriver } from '../../io/git/merge-driver.ts';
import { programPath } from '../../io/package-files.ts';
import { readGivenFile } from '../../io/read-given-file.ts';
import { resolvePath } from '../../io/resolve-path.ts';
import { replaceGivenFile } from '../../io/write-output.ts';
import { openBook, repositoryOf } from '../book.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { mergeVersions } from '../merge/merge-versions.ts';

const ACTIONS = ['install', 'remove', 'run'];

/** `grantbook merge-driver ACTION`: has git merge registries by record and field, in this clone. */
export const mergeDriverCommand: Command = {
  name: 'merge-driver',
  summary: 'have git merge registries record by record and field by field',
  args: [
    { name: 'action', description: 'install, remove, or run (which git does)', choices: ACTIONS },
    {
      name: 'files',
      description: 'of run: the three versions, and the path',
      optional: true,
      variadic: true,
    },
  ],
  options: [],
  reads: 'of run: the three versions that git gives, and the schemas as last committed',
  writes: 'of install and remove: the settings of this clone (.git/config); of run: the second file',
  exits: [
    '0 done; merged',
    '1 both sides changed the same thing: both values stand in the file',
    '2 a wrong request',
    '3 no git; a version cannot be read',
  ],
  examples: [
    ['grantbook merge-driver install', 'from now on, in this clone; .gitattributes says for which files'],
    ['grantbook merge-driver remove', 'merge by lines again, as git does by itself'],
  ],
  run: runMergeDriver,
};

async function runMergeDriver(context: Context, input: Input): Promise<number> {
  const [action = '', ...files] = input.args;
  if (action === 'run') return merge(files, context);
  if (!ACTIONS.includes(action) || files.length > 0)
    throw new RequestError(
      `"${input.args.join(' ')}" is nothing to do with the merge driver`,
      'use one of: install, remove',
    );
  const repository = repositoryOf(await openBook(context.globals));
  const { talk } = context.out;
  const isThere = mergeDriver(repository) !== undefined;
  if (action === 'install') {
    if (!context.globals.dryRun) setMergeDriver(repository, programPath());
    talk(
      'git now merges the registries of this clone by record and field; back: grantbook merge-driver remove\n',
    );
  } else if (isThere) {
    if (!context.globals.dryRun) unsetMergeDriver(repository);
    talk('git merges by lines again\n');
  } else talk('there is no merge driver in this clone: nothing to remove\n');
  return EXIT.clean;
}

async function merge(args: readonly string[], { globals, out }: Context): Promise<number> {
  const [base, ours, theirs, path, ...more] = args;
  if (
    base === undefined ||
    ours === undefined ||
    theirs === undefined ||
    path === undefined ||
    more.length > 0
  )
    throw new RequestError(
      'run is called by git, with three files and a path',
      'see: grantbook help merge-driver',
    );
  const read = (shown: string) =>
    readGivenFile(resolvePath(shown, globals.directory), { shown, hint: 'git gives the three versions' });
  const root = findBook(resolvePath(path, globals.directory));
  const book = await openBook(root === undefined ? globals : { ...globals, directory: root });
  const { bookPrefix } = repositoryOf(book);
  const within = path.startsWith(bookPrefix) ? path.slice(bookPrefix.length) : path;
  const files = { base: read(base), ours: read(ours), theirs: read(theirs) };
  const merged = await mergeVersions(book, within, files);
  if (merged === undefined) {
    out.warn(`${showLine(`${path}: a version is no text; nothing was merged, ours stands`)}\n`);
    return EXIT.couldNotCheck;
  }
  replaceGivenFile(resolvePath(ours, globals.directory), new TextEncoder().encode(merged.text));
  for (const note of merged.notes) out.warn(`${showLine(path)}: ${note}\n`);
  if (merged.clean) return EXIT.clean;
  out.warn(
    `${showLine(`look at ${path}, keep what is right between <<<<<<< and >>>>>>>, then: grantbook validate; git add ${path}`)}\n`,
  );
  return EXIT.findings;
}
