import { RequestError } from '../../base/request-error.ts';
import { saveChanges } from '../../change/save-changes.ts';
import { changedSince } from '../../io/git/changed-since.ts';
import { pathWithin, resolvePath } from '../../io/resolve-path.ts';
import { prompt } from '../../io/terminal.ts';
import { type Book, lastCommitted, loadBook, openBook, repositoryOf } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context, Globals } from '../context.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook save`: checks and commits what was edited by hand. */
export const saveCommand: Command = {
  name: 'save',
  summary: 'check and commit what was edited by hand',
  args: [
    {
      name: 'paths',
      description: 'only these files, from here or from the book’s root; without it all edited files',
      optional: true,
      variadic: true,
    },
  ],
  options: [],
  reads: 'schemas, registries and templates, as they are and as last committed',
  writes: 'one commit that holds the edited files of the book and nothing else',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook save -m "reviewers agreed at the steering committee"', 'commit your edits with their reason'],
    ['grantbook save project-data/risks.yaml --dry-run', 'see what one file’s edits change'],
  ],
  run: runSave,
};

async function runSave(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const paths = chosenPaths(book, input.args, context.globals);
  if (paths.length === 0) {
    context.out.talk('nothing to save: no file of the book was edited\n');
    return EXIT.clean;
  }
  const workspace = await loadBook(book);
  const before = await lastCommitted(book, workspace);
  const reason =
    context.globals.reason ??
    (context.globals.input && !context.globals.dryRun ? await prompt('why? ') : undefined);
  const plan = saveChanges({ before, workspace, paths, reason: reason === '' ? undefined : reason });
  return carryOut(plan, { book, workspace, saving: new Set(paths) }, context);
}

function chosenPaths(book: Book, wanted: readonly string[], { directory }: Globals): string[] {
  const repository = repositoryOf(book);
  const all = book.files.list().map((entry) => entry.path);
  const changed = repository.head === undefined ? all : changedSince(repository, book.files, repository.head);
  if (wanted.length === 0) return changed;
  return wanted.map((path) => {
    const candidates = [pathWithin(book.root, resolvePath(path, directory)), path.replace(/^\.\//, '')];
    const found = candidates.find((candidate) => changed.includes(candidate));
    if (found !== undefined) return found;
    throw new RequestError(
      `"${path}" was not edited`,
      changed.length > 0 ? `edited: ${changed.join(', ')}` : 'no file of the book was edited',
    );
  });
}
