import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { mergeBase } from '../../io/git/merge-base.ts';
import { isShallow } from '../../io/git/repository.ts';
import { platformActor } from '../../io/platform-actor.ts';
import { shippedTemplates } from '../../io/shipped-schemas.ts';
import { crossCheck } from '../../registry/cross-check.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { check, sortFindings } from '../../rules/check.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, loadBefore, loadBook, openBook, repositoryOf } from '../book.ts';
import { type Command, EXIT, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { withStagedBook } from '../hook/staged-book.ts';
import { plural, printFindings, type Report } from '../print-findings.ts';
import { checkApart } from '../privacy/check-apart.ts';
import { authorsOfNew } from '../review/authors-of-new.ts';

/** `grantbook validate`: checks a book, or a commit of it. */
export const validateCommand: Command = {
  name: 'validate',
  summary: 'check every registry, schema and template',
  args: [],
  options: [
    {
      flags: '--since <ref>',
      description: 'judge changes of state against where this branch left it, instead of HEAD',
    },
    { flags: '--at <ref>', description: 'check the book as it was at a commit' },
    { flags: '--staged', description: 'check what is staged (git add), not what the files hold now' },
    {
      flags: '--range <a..b>',
      description:
        'check what a branch adds to its target as a gate does: the target’s schemas, settings and people judge',
    },
    { flags: '--each', description: 'with --range: commit by commit, and then what the merge would hold' },
    {
      flags: '--actor <login>',
      description:
        'with --range: who submits it, as the platform says, by an account of the people registry (or GRANTBOOK_ACTOR)',
    },
    {
      flags: '--paranoid',
      description: 'read every record with both YAML readers, and compare what they read',
    },
    {
      flags: '--restricted <dir>',
      description: 'check the restricted book beside it as well, and both together',
    },
    {
      flags: '-f, --format <name>',
      description: 'text, json or github',
      choices: ['text', 'json', 'github'],
    },
  ],
  reads: 'schemas, project-data, templates; the commit compared with; with --staged git’s index',
  writes: 'nothing, ever',
  exits: [
    '0 nothing to mend',
    '1 findings',
    '2 wrong request',
    '3 could not check: no book, no such commit, a broken schema',
    '5 the book needs a newer grantbook',
    '70 --paranoid found that the two YAML readers disagree: a bug of grantbook',
  ],
  examples: [
    ['grantbook validate', 'check what you have now; changes of state are judged against your last commit'],
    [
      'grantbook validate --since origin/main --format github',
      'check a branch in CI, with annotations on its lines',
    ],
    ['grantbook validate --restricted ../restricted', 'check both books, and that they agree'],
    ['grantbook validate --staged', 'check what git commit would commit now'],
    ['grantbook validate --at v1.0', 'check the book as it was at a tag'],
    [
      'grantbook validate --range origin/main..HEAD --each --actor github:hanne-lindemaar',
      'check every commit of a pull request that this account opened, by who signed or submitted it',
    ],
    [
      'grantbook validate --today 2023-11-20',
      'find as well what is late on that day; without a day the answer is the same every day',
    ],
  ],
  run: runValidate,
};

async function runValidate(context: Context, input: Input): Promise<number> {
  const format = formatOption(input, context.globals) ?? 'text';
  if (!isFormat(format)) throw new RequestError(`"${format}" is not a format`, 'use text, json or github');
  const range = textOption(input, 'range');
  refuseMixed(input, range);
  const isStaged = flag(input, 'staged');
  const asItIs = range === undefined && textOption(input, 'at') === undefined && !isStaged;
  const book = await openBook(context.globals, asItIs);
  const running = { context, input, format };
  if (range !== undefined) return runRange(book, range, running);
  if (isStaged) return withStagedBook(book, (staged) => validateBook(staged, running));
  return validateBook(book, running);
}

async function validateBook(book: Book, { context, input, format }: Running): Promise<number> {
  const at = textOption(input, 'at');
  const since = textOption(input, 'since');
  const base = since === undefined ? undefined : mergeBase(repositoryOf(book), since);
  const workspace = await loadBook(book, at, base);
  const baseline = await baselineOf(book, workspace, { at, since });
  const { today, dayGiven } = context.globals;
  const authors = baseline && (await authorsOfNew(book, { workspace, ...baseline }, at));
  const change = { ...baseline, oneCommit: since === undefined, ...(authors && { authors }) };
  const found = check({ workspace, ...change, ...(dayGiven && { today, recordedOn: today }) });
  const compared = flag(input, 'paranoid') ? await crossCheck(workspace) : undefined;
  const findings = sortFindings([
    ...found,
    ...(compared?.disagreements ?? []),
    ...(await checkTemplates(workspace, shippedTemplates())),
    ...(await checkApart({ book, workspace, restricted: textOption(input, 'restricted') }, context)),
  ]);
  const records = [...workspace.registries.values()].reduce((sum, r) => sum + r.entries.length, 0);
  const report: Report = {
    findings,
    files: workspace.files,
    checked: { records, registries: workspace.registries.size },
  };
  printFindings(report, format, context);
  if (compared)
    context.out.talk(`read by both YAML readers: ${compared.both} of ${plural(records, 'record')}\n`);
  return validateExit(findings, records);
}

type Running = {
  readonly context: Context;
  readonly input: Input;
  readonly format: 'text' | 'json' | 'github';
};

async function runRange(book: Book, range: string, { context, input, format }: Running): Promise<number> {
  const { checkRange } = await import('../range/open-gate.ts');
  const { printRange } = await import('../range/print-range.ts');
  const { today, dayGiven } = context.globals;
  const report = await checkRange(book, {
    range,
    each: flag(input, 'each'),
    account: textOption(input, 'actor') ?? platformActor(),
    today: dayGiven ? today : undefined,
  });
  printRange(report, format, context);
  const findings = report.parts.flatMap((part) => part.findings);
  return validateExit(findings, report.checked.records);
}

function refuseMixed(input: Input, range: string | undefined): void {
  if (flag(input, 'staged') && input.options.at !== undefined)
    throw new RequestError('--staged and --at do not go together', 'leave out one of the two');
  const others = ['since', 'at', 'staged', 'paranoid'].filter((name) => input.options[name] !== undefined);
  const parts = ['each', 'actor'].filter((name) => input.options[name] !== undefined);
  const [other] = range === undefined ? parts : others;
  if (other === undefined) return;
  if (range === undefined)
    throw new RequestError(`--${other} is for a range`, 'name one: --range origin/main..HEAD');
  throw new RequestError(`--range and --${other} do not go together`, 'leave out one of the two');
}

type Refs = { readonly at: string | undefined; readonly since: string | undefined };

/** A commit is judged against its first parent, the working tree against HEAD, unless --since names another. */
function baselineOf(book: Book, workspace: Workspace, { at, since }: Refs) {
  if (since !== undefined) return loadBefore(book, workspace, mergeBase(repositoryOf(book), since));
  if (at === undefined) return loadBefore(book, workspace);
  return loadBefore(book, workspace, `${at}~1`).catch((error: unknown) => noParent(error, book));
}

/** A first commit has no parent; in a shallow clone the parent may only be cut off, and nothing is taken for granted. */
function noParent(error: unknown, { repository }: Book): undefined {
  if (!(error instanceof RequestError)) throw error;
  if (!repository || !isShallow(repository)) return undefined;
  throw new CannotError(
    'this clone is shallow: the commit before is cut off, so changes of state cannot be checked',
    {
      hint: 'fetch the whole history: git fetch --unshallow',
    },
  );
}

/** Returns the exit code: a broken schema, or nothing to check, is never "clean", and what depends on the reader is a bug. */
export function validateExit(findings: readonly Diagnostic[], records: number): number {
  if (findings.some((finding) => finding.code === 'yaml/readers-disagree')) return EXIT.bug;
  if (findings.some((finding) => finding.code.startsWith('declaration/'))) return EXIT.couldNotCheck;
  if (findings.some((finding) => finding.severity === 'error')) return EXIT.findings;
  return records === 0 ? EXIT.couldNotCheck : EXIT.clean;
}

function isFormat(format: string): format is 'text' | 'json' | 'github' {
  return ['text', 'json', 'github'].includes(format);
}
