import { showJson, showLine } from '../../base/show-text.ts';
import { readGivenFile } from '../../io/read-given-file.ts';
import { resolvePath } from '../../io/resolve-path.ts';
import { shippedTemplates } from '../../io/shipped-schemas.ts';
import { filesOf } from '../../registry/files.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { ShellChecked } from '../../render/docx/check-shell.ts';
import { partFiles } from '../../render/load-parts.ts';
import { sortFindings } from '../../rules/check.ts';
import { shellKnows } from '../../rules/check-shells.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { loadBook, openBook } from '../book.ts';
import { EXIT, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { findingJson, SCHEMA_VERSION } from '../format/finding-json.ts';
import { placeFindings } from '../format/place-findings.ts';
import { wrapAfter } from '../format/wrap-text.ts';
import { plural, printFindings, verdict } from '../print-findings.ts';
import { templateFiles, templateName } from './book-templates.ts';

/** `grantbook template check [FILE]`: all templates of the book, one of them, or a Word document as a shell. */
export async function checkGiven(context: Context, input: Input): Promise<number> {
  const workspace = await loadBook(await openBook(context.globals));
  const given = input.args[1];
  const own = [...templateFiles(workspace.files), ...partFiles(workspace.files)];
  const named = own.filter((path) => given === undefined || path === given || templateName(path) === given);
  if (given !== undefined && named.length === 0) return checkDocument(workspace, given, { context, input });
  return checkOwn(workspace, named, context);
}

async function checkOwn(workspace: Workspace, paths: readonly string[], context: Context): Promise<number> {
  const all = await checkTemplates(workspace, shippedTemplates());
  const findings = sortFindings(all.filter(({ file }) => paths.includes(file)));
  const { out, globals } = context;
  printFindings({ findings, files: workspace.files }, globals.json ? 'json' : 'text', context);
  out.talk(`${plural(paths.length, 'template')}: ${verdict(findings)}\n`);
  return exitOf(findings);
}

type Asked = { readonly context: Context; readonly input: Input };

async function checkDocument(
  workspace: Workspace,
  given: string,
  { context, input }: Asked,
): Promise<number> {
  const { out, globals } = context;
  const registry = textOption(input, 'for');
  const bytes = readGivenFile(resolvePath(given, globals.directory), {
    shown: given,
    hint: 'name a .docx file, or a template of the book',
  });
  const { checkShell } = await import('../../render/docx/check-shell.ts');
  const name = registry === undefined ? undefined : findRegistry(workspace, registry).schema.name;
  const checked = await checkShell({ file: given, bytes }, shellKnows(workspace, name));
  const { problems } = checked;
  if (globals.json) out.data(shellJson(checked));
  else {
    printFindings({ findings: problems, files: filesOf({}) }, 'text', context);
    out.data(shellText(checked, out.width));
  }
  out.talk(`${showLine(given)}: ${verdict(problems)}\n`);
  return exitOf(problems);
}

function shellText({ placeholders, repeated, lacking }: ShellChecked, width: number): string {
  const lines: [string, readonly string[]][] = [
    ['places:  ', placeholders.map((each) => `{{${each}}}`)],
    ['a row for each of:  ', repeated],
    ['no place for:  ', missingSlots(placeholders)],
    ['styles it lacks:  ', lacking],
  ];
  return lines
    .filter(([, values]) => values.length > 0)
    .map(([head, values]) => `${wrapAfter(head, showLine(values.join(', ')), { width })}\n`)
    .join('');
}

function missingSlots(placeholders: readonly string[]): string[] {
  if (!placeholders.includes('body')) return [];
  const slots: [string, string][] = [
    ['cover', '{{cover}} (title pages of templates are left out)'],
    ['imprint', '{{imprint}} (what belongs at the foot of the title page begins the text)'],
  ];
  return slots.filter(([name]) => !placeholders.includes(name)).map(([, says]) => says);
}

function shellJson({ problems, placeholders, repeated, lacking }: ShellChecked): string {
  const findings = [...placeFindings(problems, filesOf({}))].map(findingJson);
  const ok = exitOf(problems) === EXIT.clean;
  return `${showJson({ schemaVersion: SCHEMA_VERSION, ok, placeholders, repeated, lacking, findings }, 2)}\n`;
}

function exitOf(findings: readonly Diagnostic[]): number {
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}
