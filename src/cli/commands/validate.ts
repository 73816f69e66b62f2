import { RequestError } from '../../base/request-error.ts';
import { platformActor } from '../../io/platform-actor.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, openBook } from '../book.ts';
import { type Command, EXIT, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { withStagedBook } from '../hook/staged-book.ts';
import { plural } from '../print-findings.ts';
import { allFindings } from '../report/checked-book.ts';
import { FORMATS, isFormat } from '../report/formats.ts';
import { printChecked } from '../report/print-checked.ts';
import { writeSummary } from '../report/write-summary.ts';
import { type BookChecked, checkBook } from '../validate/check-book.ts';

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
      flags: '--changed [ref]',
      description:
        'show what the change since a commit touches, HEAD if none is named, and count the rest: what it brings in, and what stands on the records it changes',
    },
    {
      flags: '-f, --format <name>',
      description: FORMATS.join(', '),
      choices: FORMATS,
    },
    {
      flags: '--summary <file>',
      description:
        'add a page of Markdown to a file outside the book (for github: to the one that GITHUB_STEP_SUMMARY names)',
    },
  ],
  reads: 'schemas, project-data, templates; the commit compared with; with --staged git’s index',
  writes: 'nothing in the book, ever; the page of --summary outside it',
  exits: [
    '0 nothing to mend',
    '1 findings that block: errors, as project.yaml and the known findings have them',
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
    ['grantbook validate --changed', 'see what your edits bring in or touch, and nothing else'],
    [
      'grantbook validate --range origin/main..HEAD --format sarif > findings.sarif',
      'for GitHub’s code scanning; gitlab, junit and checkstyle are for other platforms',
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
  if (!isFormat(format)) throw new RequestError(`"${format}" is not a format`, `use ${FORMATS.join(', ')}`);
  refuseMixed(input);
  const range = textOption(input, 'range');
  const isStaged = flag(input, 'staged');
  const asItIs = range === undefined && textOption(input, 'at') === undefined && !isStaged;
  const book = await openBook(context.globals, asItIs);
  const running = { context, input };
  const { found, both } = await (range !== undefined
    ? runRange(book, range, running)
    : isStaged
      ? withStagedBook(book, (staged) => runBook(staged, running))
      : runBook(book, running));
  printChecked(found, format, context.out);
  if (both !== undefined) {
    const records = plural(found.checked.records, 'record');
    context.out.talk(`read by both YAML readers: ${both} of ${records}\n`);
  }
  const given = textOption(input, 'summary');
  writeSummary(found, { given, github: format === 'github', root: book.root }, context);
  return validateExit(allFindings(found), found.checked.records);
}

type Running = { readonly context: Context; readonly input: Input };

function runBook(book: Book, { context, input }: Running): Promise<BookChecked> {
  const { today, dayGiven } = context.globals;
  const request = {
    at: textOption(input, 'at'),
    since: textOption(input, 'since') ?? textOption(input, 'changed'),
    changed: input.options.changed !== undefined,
    paranoid: flag(input, 'paranoid'),
    restricted: textOption(input, 'restricted'),
    today: dayGiven ? today : undefined,
  };
  return checkBook(book, request, context);
}

async function runRange(book: Book, range: string, { context, input }: Running): Promise<BookChecked> {
  const { checkRange } = await import('../range/open-gate.ts');
  const { rangeFindings } = await import('../range/range-findings.ts');
  const { today, dayGiven } = context.globals;
  const report = await checkRange(book, {
    range,
    each: flag(input, 'each'),
    account: textOption(input, 'actor') ?? platformActor(),
    today: dayGiven ? today : undefined,
    changed: input.options.changed !== undefined,
  });
  return { found: rangeFindings(report) };
}

function refuseMixed(input: Input): void {
  const given = (name: string) => input.options[name] !== undefined;
  const isRange = given('range');
  const commit = textOption(input, 'changed');
  if (given('staged') && given('at')) throw together('--staged', '--at');
  if (given('changed') && given('at')) throw together('--changed', '--at');
  if (commit !== undefined && given('since')) throw together('--since', '--changed with a commit');
  if (commit !== undefined && isRange) throw together('--range', '--changed with a commit');
  if (isRange) {
    const other = ['since', 'at', 'staged', 'paranoid'].find(given);
    if (other !== undefined) throw together('--range', `--${other}`);
    return;
  }
  const part = ['each', 'actor'].find(given);
  if (part !== undefined)
    throw new RequestError(`--${part} is for a range`, 'name one: --range origin/main..HEAD');
}

function together(one: string, other: string): RequestError {
  return new RequestError(`${one} and ${other} do not go together`, 'leave out one of the two');
}

/** Returns the exit code: a broken schema, or nothing to check, is never "clean", and what depends on the reader is a bug. */
export function validateExit(findings: readonly Diagnostic[], records: number): number {
  if (findings.some((finding) => finding.code === 'yaml/readers-disagree')) return EXIT.bug;
  if (findings.some((finding) => finding.code.startsWith('declaration/'))) return EXIT.couldNotCheck;
  if (findings.some((finding) => finding.severity === 'error')) return EXIT.findings;
  return records === 0 ? EXIT.couldNotCheck : EXIT.clean;
}
