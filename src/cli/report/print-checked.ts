import { showJson } from '../../base/show-text.ts';
import type { Context } from '../context.ts';
import { findingJson, SCHEMA_VERSION } from '../format/finding-json.ts';
import { findingText } from '../format/finding-text.ts';
import { placeFindings } from '../format/place-findings.ts';
import { counts, SHOWN } from '../print-findings.ts';
import { type Aside, asideCounts, asideFindings, asideLines, joinAsides } from './aside.ts';
import { allFindings, type CheckedBook, type CheckedPart, toldFindings } from './checked-book.ts';
import type { Format } from './format-names.ts';
import { REPORT_FORMATS } from './formats.ts';
import { type Reported, reported } from './reported.ts';
import { shareOut } from './share-out.ts';

type Out = Context['out'];

/** Prints what a check found: data in the format asked for, what is said of it beside. */
export function printChecked(book: CheckedBook, format: Format, out: Out): void {
  if (format === 'json') {
    printJson(book, out);
    return;
  }
  if (format === 'text') printText(book, out);
  else {
    for (const { title } of book.parts) if (title !== undefined) out.talk(`${title}\n`);
    out.data(REPORT_FORMATS[format](reportedOf(book), book.bookPrefix));
  }
  out.talk(`${book.verdict}\n`);
  for (const line of asideLines(asideOfAll(book))) out.talk(`${line}\n`);
}

/** Returns the findings as other programs are told of them. */
export function reportedOf({ parts, bookPrefix }: CheckedBook): Reported[] {
  return reported(
    parts.map((part) => ({ findings: toldFindings(part), files: part.files })),
    bookPrefix,
  );
}

/** Returns what is set aside in all parts. */
export function asideOfAll({ parts }: CheckedBook): Aside {
  return joinAsides(parts.map(({ aside }) => aside));
}

function printText(book: CheckedBook, out: Out): void {
  const style = { paint: out.paint, frame: out.terminal, width: out.width };
  let left = SHOWN;
  for (const part of book.parts) {
    if (part.title !== undefined) out.talk(`${part.title}\n`);
    const shown = shareOut(toldFindings(part), left);
    left -= shown.length;
    for (const placed of placeFindings(shown, part.files)) out.data(`${findingText(placed, style)}\n`);
  }
  const more = allFindings(book).length - (SHOWN - left);
  if (more > 0) out.data(`and ${more} more: --format json lists all\n`);
}

function printJson(book: CheckedBook, out: Out): void {
  const severities = counts(allFindings(book));
  const summary = { ...severities, ...book.checked, ...asideCounts(asideOfAll(book)) };
  const head = { schemaVersion: SCHEMA_VERSION, ok: severities.errors === 0, summary, ...book.facts };
  out.data(`${showJson(head).slice(0, -1)},"findings":[`);
  printList(book.parts.flatMap(findingsJson), out);
  out.data('\n],"setAside":[');
  printList(book.parts.flatMap(setAsideJson), out);
  out.data('\n]}\n');
}

function printList(items: readonly Record<string, unknown>[], out: Out): void {
  for (const [i, item] of items.entries()) out.data(`${i === 0 ? '' : ','}\n${showJson(item)}`);
}

function findingsJson({ findings, files, facts }: CheckedPart): Record<string, unknown>[] {
  return [...placeFindings(findings, files)].map((placed) => ({ ...findingJson(placed), ...facts }));
}

function setAsideJson({ aside, files, facts }: CheckedPart): Record<string, unknown>[] {
  const ids = [...aside.off.map(() => undefined), ...aside.known.map(({ known }) => known)];
  return [...placeFindings(asideFindings(aside), files)].map((placed, i) => ({
    ...findingJson(placed),
    ...(ids[i] === undefined ? { as: 'off' } : { as: 'known', known: ids[i] }),
    ...facts,
  }));
}
