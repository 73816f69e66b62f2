import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { platformActor } from '../../io/platform-actor.ts';
import { type Book, openBook, willCompare } from '../book.ts';
import { flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { withStagedBook } from '../hook/staged-book.ts';
import { plural } from '../print-findings.ts';
import type { RangeReport } from '../range/range-report.ts';
import { allFindings } from '../report/checked-book.ts';
import { FORMATS, isFormat } from '../report/format-names.ts';
import { printChecked } from '../report/print-checked.ts';
import { writeSummary } from '../report/write-summary.ts';
import { type BookChecked, checkBook } from './check-book.ts';
import { checkWritten } from './check-written.ts';
import { keepVerdict, type PlainCheck } from './kept-verdict.ts';
import { COMMENT } from './refuse-mixed.ts';
import { validateExit } from './validate-exit.ts';

/** Checks what `grantbook validate` is asked to check, and prints what is found; keeps what a plain check finds. */
export async function runValidate(context: Context, input: Input, plain?: PlainCheck): Promise<number> {
  const asked = formatOption(input, context.globals) ?? 'text';
  const format = asked === COMMENT ? 'text' : asked;
  if (!isFormat(format)) throw new RequestError(`"${format}" is not a format`, `use ${FORMATS.join(', ')}`);
  const range = textOption(input, 'range');
  const isStaged = flag(input, 'staged');
  const asItIs = range === undefined && textOption(input, 'at') === undefined && !isStaged;
  const book = await openBook(context.globals, { asItIs, listed: plain?.files, compared: false });
  const running = { context, input };
  const { found, both, comment, told } = await (range !== undefined
    ? runRange(book, range, running)
    : isStaged
      ? withStagedBook(book, (staged) => runBook(staged, running))
      : runPlain(book, running, plain));
  if (plain) keepVerdict(plain, found, told);
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

/** Where little has changed since nothing was found, only what that touches is checked. */
async function runPlain(book: Book, running: Running, plain: PlainCheck | undefined): Promise<BookChecked> {
  const before = plain?.answer.before();
  const checked = before && (await checkWritten(book, before, running.context));
  if (checked) return checked;
  willCompare(book);
  return runBook(book, running, plain !== undefined);
}

function runBook(book: Book, { context, input }: Running, forLater = false): Promise<BookChecked> {
  const { today, dayGiven } = context.globals;
  const request = {
    at: textOption(input, 'at'),
    since: textOption(input, 'since') ?? textOption(input, 'changed'),
    changed: input.options.changed !== undefined,
    paranoid: flag(input, 'paranoid'),
    restricted: textOption(input, 'restricted'),
    today: dayGiven ? today : undefined,
    forLater,
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
