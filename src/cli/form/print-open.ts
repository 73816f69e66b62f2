import { plainForm } from '../../base/plain-form.ts';
import { showLine } from '../../base/show-text.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import type { FormHead } from '../../procedures/forms/form-head.ts';
import type { RowChange } from '../../procedures/forms/question.ts';
import { HEAD_LABELS } from '../../registry/forms/form-words.ts';
import type { FormDocument } from '../../render/forms/write-form.ts';
import type { Context } from '../context.ts';

/** Lists what is not settled in a document: tracked changes and remarks, with who made them and when. */
export function printOpen({ changes, remarks }: WordDocument, { out }: Context): void {
  for (const { kind, author, date, text, where } of changes)
    out.data(`${showLine(`tracked, ${kind}${by(author, date)}, ${where}: "${shortened(text)}"`)}\n`);
  for (const { author, date, text, anchor, where } of remarks) {
    const about = anchor === '' ? '' : `, on "${shortened(anchor)}"`;
    out.data(`${showLine(`comment${by(author, date)}, ${where}${about}: "${shortened(text)}"`)}\n`);
  }
}

function by(author: string, date: string): string {
  const day = date.slice(0, 10);
  return `${author === '' ? '' : ` by ${author}`}${day === '' ? '' : ` on ${day}`}`;
}

type Beside = { readonly beside: readonly string[]; readonly head: FormHead; readonly sent: FormDocument };

/** Lists what a form says that it did not ask for: texts between its tables, and changes of what it only shows. */
export function printBeside({ beside, head, sent }: Beside, { out }: Context): void {
  for (const text of beside)
    out.data(`${showLine(`not asked for, and not taken over: "${shortened(text)}"`)}\n`);
  const own: readonly string[] = Object.values(HEAD_LABELS);
  for (const [label, text] of sent.head) {
    const row = own.includes(label)
      ? undefined
      : head.rows.find(([name]) => plainForm(name) === plainForm(label));
    if (row === undefined || plainForm(row[1]) === plainForm(text)) continue;
    const line = `not asked for, and not taken over: "${label}" says "${shortened(row[1])}", it was "${shortened(text)}"`;
    out.data(`${showLine(line)}\n`);
  }
}

/** Lists the items of lists that a form added or removed. */
export function printRows(rows: readonly RowChange[], { out }: Context): void {
  for (const { kind, place, name } of rows)
    out.data(`${showLine(`${place}: ${kind} "${shortened(name.replaceAll(/\s+/g, ' '))}"`)}\n`);
}

/** More than this of a text tells nothing more of what it is. */
const SHOWN = 200;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
