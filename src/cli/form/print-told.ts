import { plainForm } from '../../base/plain-form.ts';
import { showLine } from '../../base/show-text.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import type { FormHead } from '../../procedures/forms/form-head.ts';
import { fixedTexts } from '../../procedures/forms/form-text.ts';
import { type ImportReport, textsBeside } from '../../procedures/forms/import-form.ts';
import { HEAD_LABELS } from '../../registry/forms/form-words.ts';
import { fieldName } from '../../registry/members.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { FormDocument } from '../../render/forms/write-form.ts';
import type { Context } from '../context.ts';

/** What is said of a form that came back. */
export type Told = {
  readonly document: WordDocument;
  readonly report: ImportReport;
  /** What the form says that it did not ask for. */
  readonly beside: readonly string[];
};

type Back = { readonly document: WordDocument; readonly head: FormHead; readonly sent: FormDocument };

/** Returns what a form says that it did not ask for: texts between its tables, changes of what it only shows. */
export function notAskedFor({ document, head, sent }: Back): string[] {
  const own: readonly string[] = Object.values(HEAD_LABELS);
  const shown = sent.head.filter(([label]) => !own.includes(label));
  const changed = shown.flatMap(([label, text]) => {
    const row = head.rows.find(([name]) => plainForm(name) === plainForm(label));
    if (row === undefined || plainForm(row[1]) === plainForm(text)) return [];
    return [`"${label}" says "${shortened(row[1])}", it was "${shortened(text)}"`];
  });
  const texts = textsBeside(document, fixedTexts(sent)).map((text) => `"${shortened(text)}"`);
  return [...texts, ...changed];
}

/** Prints how a form was read, and what is to be known of it beside the edit. */
export function printTold({ document, report, beside }: Told, context: Context): void {
  const { out } = context;
  printOpen(document, context);
  for (const text of beside) out.data(`${showLine(`not asked for, and not taken over: ${text}`)}\n`);
  const ways = [
    ['content controls', report.read.byControls],
    ['headings and column titles', report.read.byHeadings],
  ] as const;
  for (const [way, fields] of ways)
    if (fields.length > 0) out.talk(`${showLine(`read by ${way}: ${fields.join(', ')}`)}\n`);
  for (const { kind, place, name } of report.rows)
    out.data(`${showLine(`${place}: ${kind} "${shortened(name)}"`)}\n`);
}

/** Lists what is not settled in a document: tracked changes and remarks, with who made them and when. */
export function printOpen({ changes, remarks }: WordDocument, { out }: Context): void {
  for (const { kind, author, date, text, where } of changes)
    out.data(`${showLine(`tracked, ${kind}${by(author, date)}, ${where}: "${shortened(text)}"`)}\n`);
  for (const { author, date, text, anchor, where } of remarks) {
    const about = anchor === '' ? '' : `, on "${shortened(anchor)}"`;
    out.data(`${showLine(`comment${by(author, date)}, ${where}${about}: "${shortened(text)}"`)}\n`);
  }
}

/** Returns all that is said of a form as one object. */
export function toldJson({ document, report, beside }: Told, now: Entry): Record<string, unknown> {
  return {
    record: now.id,
    read: { by_controls: report.read.byControls, by_headings: report.read.byHeadings },
    changes: report.edits.map(({ path, operation, value }) => ({
      ...{ operation, field: fieldName(path) },
      ...(operation === 'set' && { value }),
    })),
    rows: report.rows,
    questions: report.questions,
    tracked: document.changes,
    comments: document.remarks,
    not_taken_over: beside,
  };
}

function by(author: string, date: string): string {
  const day = date.slice(0, 10);
  return `${author === '' ? '' : ` by ${author}`}${day === '' ? '' : ` on ${day}`}`;
}

/** More than this of a text tells nothing more of what it is. */
const SHOWN = 200;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
