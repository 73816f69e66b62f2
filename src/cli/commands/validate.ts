import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { platformActor } from '../../io/platform-actor.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, openBook } from '../book.ts';
import { type Command, EXIT, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { withStagedBook } from '../hook/staged-book.ts';
import { plural } from '../print-findings.ts';
import type { RangeReport } from '../range/range-report.ts';
import { allFindings } from '../report/checked-book.ts';
import { FORMATS, isFormat } from '../report/formats.ts';
import { printChecked } from '../report/print-checked.ts';
import { writeSummary } from '../report/write-summary.ts';
import { type BookChecked, checkBook } from '../validate/check-book.ts';
import { COMMENT, refuseMixed } from '../validate/refuse-mixed.ts';

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
      description: `${FORMATS.join(', ')}; with --range also comment: what is said on a pull request`,
      choices: [...FORMATS, COMMENT],
    },
    {
      flags: '--links <url>',
      description:
        'with --format comment: where a file at a commit is read, such as https://github.com/us/book/blob',
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
  const asked = formatOption(input, context.globals) ?? 'text';
  const format = asked === COMMENT ? 'text' : asked;
  if (!isFormat(format)) throw new RequestError(`"${format}" is not a format`, `use ${FORMATS.join(', ')}`);
  refuseMixed(input);
  const range = textOption(input, 'range');
  const isStaged = flag(input, 'staged');
  const asItIs = range === undefined && textOption(input, 'at') === undefined && !isStaged;
  const book = await openBook(context.globals, asItIs);
  const running = { context, input };
  const { found, both, comment } = await (range !== undefined
    ? runRange(book, range, running)
    : isStaged
      ? withStagedBook(book, (staged) => runBook(staged, running))
      : runBook(book, running));
  if (comment === undefined) printChecked(found, format, context.out);
  else context.out.data(comment);
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
  const comment = input.options.format === COMMENT ? await commentFor(book, report, input) : undefined;
  return { found: rangeFindings(report), ...(comment !== undefined && { comment }) };
}

async function commentFor(book: Book, report: RangeReport, input: Input): Promise<string> {
  const { commentOn } = await import('../comment/comment-on.ts');
  return commentOn(book, report, linksOf(input));
}

/** Only an address that a browser opens as a page, and that Markdown takes as a whole. */
function linksOf(input: Input): string | undefined {
  const links = textOption(input, 'links');
  if (links === undefined || /^https:\/\/[\w.:-]+(?:\/[\w.~-]+)*$/.test(links)) return links;
  throw new RequestError(
    `"${showLine(links)}" is no address of a repository`,
    'for example: --links https://github.com/us/book/blob',
  );
}

/** Returns the exit code: a broken schema, or nothing to check, is never "clean", and what depends on the reader is a bug. */
export function validateExit(findings: readonly Diagnostic[], records: number): number {
  if (findings.some((finding) => finding.code === 'yaml/readers-disagree')) return EXIT.bug;
  if (findings.some((finding) => finding.code.startsWith('declaration/'))) return EXIT.couldNotCheck;
  if (findings.some((finding) => finding.severity === 'error')) return EXIT.findings;
  return records === 0 ? EXIT.couldNotCheck : EXIT.clean;
}
