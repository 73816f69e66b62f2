import { CannotError } from '../../base/cannot-error.ts';
import { showLine } from '../../base/show-text.ts';
import { formatCommitMessage } from '../../change/commit-message.ts';
import { commitChanges } from '../../io/git/commit-plan.ts';
import type { Repository } from '../../io/git/repository.ts';
import { removeOutput, writeOutput } from '../../io/write-output.ts';
import { PLATFORMS, type Platform, platformFiles } from '../../procedures/platform/platform-files.ts';
import type { Entry } from '../../registry/workspace.ts';
import { loadBook, openBook, repositoryOf } from '../book.ts';
import { type Command, EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { type Compared, compareFiles } from '../platform/compare-files.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook platform`: keeps what GitHub or GitLab asks, and whom, in step with the registries. */
export const platformCommand: Command = {
  name: 'platform',
  summary: 'have GitHub or GitLab ask the right people, by CODEOWNERS, issue forms and a template',
  args: [],
  options: [
    {
      flags: '--on <platform>',
      description: 'github (if nothing is said) or gitlab',
      choices: [...PLATFORMS],
    },
    { flags: '--check', description: 'say whether they are in step with the registries, and write nothing' },
  ],
  reads: 'people with their roles and accounts, work packages, the schemas; the files that are there',
  writes:
    'CODEOWNERS, forms for issues, a template for pull requests, and one commit of them; never your own',
  exits: [
    ...WRITE_EXITS.slice(0, 1),
    '1 --check: not in step; or refused: a file of your own is there',
    ...WRITE_EXITS.slice(2),
  ],
  examples: [
    ['grantbook platform -m "new work package leaders"', 'make the files anew where they differ'],
    ['grantbook platform --check', 'in CI: exit 1 where somebody was added and the files do not know it'],
    ['grantbook platform --on gitlab', 'the same for GitLab, in .gitlab/'],
  ],
  run: runPlatform,
};

async function runPlatform(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const repository = repositoryOf(book);
  const { bookPrefix, topLevel } = repository;
  if (!/^[\p{L}\p{N} ._/-]*$/u.test(bookPrefix))
    throw new CannotError(`the book’s folder "${showLine(bookPrefix)}" cannot be written in CODEOWNERS`, {
      hint: 'give it a name of letters and digits',
    });
  const platform = textOption(input, 'on') === 'gitlab' ? 'gitlab' : 'github';
  const made = platformFiles(workspace, platform, { bookPrefix, today: context.globals.today });
  const files = compareFiles(topLevel, made.files);
  tellUnknown(made.unknown, platform, context);
  if (flag(input, 'check')) return check(files, platform, context);
  const own = files.filter(({ state }) => state === 'none' || state === 'changed');
  if (own.length > 0) return refuse(own, context);
  return write(files, repository, context);
}

function tellUnknown(unknown: readonly Entry[], platform: Platform, { out }: Context): void {
  if (unknown.length === 0) return;
  const ids = unknown.map(({ id }) => id);
  out.talk(
    `without a ${platform} account nobody is asked: ${showLine(ids.join(', '))}; add one: grantbook set ${showLine(ids[0] ?? '')} accounts.${platform}=LOGIN\n`,
  );
}

const SAYS: Readonly<Record<Compared['state'], string>> = {
  same: 'up to date',
  older: 'not in step',
  missing: 'missing',
  'left over': 'no longer needed',
  changed: 'changed by hand between the marks',
  none: 'your own, without the marks',
};

function check(files: readonly Compared[], platform: Platform, { out }: Context): number {
  for (const file of files) {
    out.data(`${showLine(file.path)}  ${SAYS[file.state]}\n`);
    if (file.state === 'older') out.data(differences(file));
  }
  if (files.every(({ state }) => state === 'same')) return EXIT.clean;
  out.talk(`put in step: grantbook platform${platform === 'github' ? '' : ` --on ${platform}`} -m "why"\n`);
  return EXIT.findings;
}

const SHOWN = 10;

/** The lines that only one of the two has. */
function differences({ now, text = '' }: Compared): string {
  const [old, fresh] = [now.split('\n'), text.split('\n')];
  const gone = old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`);
  const come = fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  const lines = [...gone, ...come].filter((line) => !line.includes('grantbook platform: end'));
  const more = lines.length > SHOWN ? [`and ${lines.length - SHOWN} more lines`] : [];
  return [...lines.slice(0, SHOWN), ...more].map((line) => `  ${showLine(line)}\n`).join('');
}

function refuse(own: readonly Compared[], { out }: Context): number {
  for (const { path, state } of own) out.warn(`${showLine(path)}: ${SAYS[state]}\n`);
  out.warn(
    'what you wrote is kept: move it away, run this again, and put your lines before or after the marks\n',
  );
  out.warn(`${out.paint.red('refused:')} nothing was changed\n`);
  return EXIT.findings;
}

async function write(files: readonly Compared[], repository: Repository, context: Context): Promise<number> {
  const { out, globals } = context;
  const changed = files.filter(({ state }) => state !== 'same');
  for (const { path, state } of changed)
    out.data(`${showLine(path)}  ${state === 'left over' ? 'removed' : 'written'}\n`);
  if (changed.length === 0) out.talk('nothing to change: they are in step\n');
  if (changed.length === 0 || globals.dryRun) return EXIT.clean;
  const bytes = ({ text }: Compared) => new TextEncoder().encode(text);
  const writes = new Map(
    changed.filter(({ text }) => text !== undefined).map((file) => [file.path, bytes(file)]),
  );
  const deletes = changed.filter(({ text }) => text === undefined).map(({ path }) => path);
  if (!globals.commit) {
    for (const [path, content] of writes) writeOutput(repository.topLevel, { path, bytes: content });
    for (const path of deletes) removeOutput(repository.topLevel, path);
    return EXIT.clean;
  }
  const subject = 'put in step what the platform asks, and whom';
  const { reason } = globals;
  const message = formatCommitMessage({ subject, ...(reason && { reason }), trailers: [] });
  const top = { ...repository, bookPrefix: '' };
  const { oid } = await commitChanges(top, { writes, deletes, message });
  out.talk(`${out.paint.green('committed')} ${oid.slice(0, 10)}  ${subject}\n`);
  return EXIT.clean;
}
