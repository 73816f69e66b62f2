import { showLine } from '../../base/show-text.ts';
import type { Renaming } from '../../change/rename/rename-record.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Out } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import { plural } from '../print-findings.ts';
import { formerLine, type RenameLine, renameLines } from './rename-lines.ts';
import type { Asked } from './run-rename.ts';

/** Prints what another id for a record changes, file by file and line by line, and what keeps the old one. */
export function printPreview(
  renaming: Renaming,
  asked: Asked,
  { workspace, out }: { readonly workspace: Workspace; readonly out: Out },
): void {
  const { entry, to } = asked;
  const { data, paint } = out;
  const name = isPersonal(entry.registry, [entry.registry.label]) ? '' : `  ${labelOf(entry)}`;
  data(`${paint.bold(showLine(`${entry.registry.noun} ${entry.id} → ${to}`))}${showLine(name)}\n`);
  const lines = renameLines(renaming, asked, workspace);
  const files = [...new Set(lines.map(({ file }) => file))].sort();
  for (const file of files) {
    data(`\n${paint.dim(showLine(titleOf(file, asked)))}\n`);
    for (const line of lines.filter((each) => each.file === file)) data(lineText(line, asked, out));
    const former = file === entry.file ? formerLine(asked) : undefined;
    if (former !== undefined && entry.registry.former !== undefined)
      data(`        ${showLine(`${to} ${entry.registry.former}: ${former}`)}\n`);
  }
  const moved = renaming.files.filter(({ kept }) => kept === undefined);
  for (const { from, to: path } of moved) data(`\n${showLine(`${from} → ${path}`)}\n`);
  printLeft(renaming, asked, out);
  const mentions = lines.filter(({ kind }) => kind === 'mention' || kind === 'template').length;
  const references = lines.filter(({ kind }) => kind === 'reference').length;
  out.talk(
    `\n${plural(references, 'reference')}, ${plural(mentions, 'mention')} in texts, ${plural(files.length, 'file')}\n`,
  );
}

function titleOf(file: string, { entry, to }: Asked): string {
  const own = file === entry.file && entry.registry.source.kind === 'folder';
  return own ? `${file} → ${entry.registry.source.path}${to}.yaml` : file;
}

function lineText({ line, what, context }: RenameLine, { entry, to }: Asked, { paint, width }: Out): string {
  const number = `${paint.dim(String(line).padStart(6))}  `;
  const change = `${entry.id} → ${to}`;
  if (!context) return `${number}${showLine(`${what}: ${change}`)}\n`;
  const words = showLine(`${context.before}${change}${context.after}`);
  const head = what === '' ? '' : `${showLine(what)}: `;
  const short = head.length + words.length + 10 <= width;
  return short ? `${number}${head}“${words}”\n` : `${number}${head.trimEnd()}\n          “${words}”\n`;
}

function printLeft({ left }: Renaming, { entry, giveUp }: Asked, { data, paint, width }: Out): void {
  data(`\n${paint.bold('left as it is')}\n`);
  for (const { file, what, why } of left) data(wrapText(showLine(`${file}: ${what}: ${why}`), width, '  '));
  const past = 'the commits, and documents that were made of them, speak of what it was then';
  const leads = giveUp
    ? `${entry.id}: another record has it; it does not lead to this one`
    : `${past}: ${entry.id} still leads to the record`;
  data(wrapText(showLine(leads), width, '  '));
}
