import { RequestError } from '../../base/request-error.ts';
import { shellWord } from '../../base/shell-word.ts';
import { showLine } from '../../base/show-text.ts';
import { closest } from '../../base/suggest.ts';
import { documentHistory } from '../../history/document-history.ts';
import { officePdf } from '../../io/office-pdf.ts';
import { readGivenFile } from '../../io/read-given-file.ts';
import { resolvePath } from '../../io/resolve-path.ts';
import { writeOutput } from '../../io/write-output.ts';
import { bookFacts } from '../../procedures/handbook/book-facts.ts';
import { withDerived } from '../../registry/derived/with-derived.ts';
import { findEntry } from '../../registry/find-entry.ts';
import { keptFilesOf } from '../../registry/kept-files.ts';
import { reviewOf } from '../../registry/reviews/review-state.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { bookShell } from '../../render/find-shell.ts';
import { type OpenTemplates, openTemplates } from '../../render/load-template.ts';
import type { GivenShell, RenderRequest, Template } from '../../render/template.ts';
import { overwritten, type Writing } from '../../rules/evidence/overwritten.ts';
import { type Diagnostic, done } from '../../text/diagnostic.ts';
import { loadJudge } from '../../text/yaml/judge.ts';
import { type Command, EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { tellOfNewId } from '../entry-asked-for.ts';
import { type DocumentForms, makeDocuments } from '../make-documents.ts';
import { outputFolder } from '../output-folder.ts';
import { printFindings } from '../print-findings.ts';
import { type BookRead, readBook } from '../read-book.ts';
import { historyOf } from '../record-events.ts';
import { type Documents, type Output, writeDocuments } from '../write-documents.ts';

/** `grantbook render TEMPLATE ID`: fills a template into a Word and a Markdown document. */
export const renderCommand: Command = {
  name: 'render',
  summary: 'fill a template into a Word and a Markdown document',
  args: [
    { name: 'template', description: 'deliverable, minutes, or one of your own in templates/' },
    { name: 'id', description: 'the record it is about' },
  ],
  options: [
    {
      flags: '-f, --format <name>',
      description:
        'docx, md, both (default: both), or pdf: the docx, and what LibreOffice makes of it, never the same bytes twice',
      choices: ['docx', 'md', 'both', 'pdf'],
    },
    {
      flags: '--shell <file>',
      description:
        'a Word file to make the document in, instead of the one the book has for it (templates/NAME.shell.docx, or shell: in project.yaml)',
    },
    {
      flags: '-o, --output <dir>',
      description:
        'a folder inside the book (default: build); evidence, for a document that is to be submitted',
    },
    {
      flags: '--check',
      description: 'write nothing; say whether the documents there (docx, md) are up to date',
    },
  ],
  reads: 'schemas, registries, templates and their shells, the commits that changed the record',
  writes:
    'the documents, below build/ (git ignores it); never over a file that a record names with its SHA-256',
  exits: [
    '0 written, or up to date',
    '1 the template or a value is wrong, a document is frozen, or --check found a stale one',
    '2 no such template or record',
    '3 no book, no git, or a PDF is asked for and there is no LibreOffice (the docx is written)',
  ],
  examples: [
    ['grantbook render deliverable D1.2', 'make the Word and Markdown documents of a deliverable'],
    [
      'grantbook render minutes MTG-2021-01-26-KO --format docx',
      'make the minutes of a meeting, for Word only',
    ],
    [
      'grantbook render deliverable D4.1 --format docx -o evidence',
      'make the document that is to be submitted, where it is kept',
    ],
    ['grantbook render deliverable D1.2 --format pdf', 'make a PDF as well, where LibreOffice is installed'],
    [
      'grantbook render deliverable D1.2 --shell partner.docx',
      'make it in a partner’s Word file, which template check looked at',
    ],
  ],
  run: runRender,
};

async function runRender(context: Context, input: Input): Promise<number> {
  const [name = '', id = ''] = input.args;
  const folder = outputFolder(textOption(input, 'output') ?? 'build', ['evidence']);
  const format = textOption(input, 'format') ?? 'both';
  const check = flag(input, 'check');
  refuseCheckedPdf(format, check);
  const shell = givenShell(textOption(input, 'shell'), format, context);
  return readBook(context, (read, held) =>
    makeAndWrite(read, { name, id, format, shell, folder, check }, held),
  );
}

/** What is to be made, of which record, and where to. */
type Asked = {
  readonly name: string;
  readonly id: string;
  readonly format: string;
  readonly shell: GivenShell | undefined;
  readonly folder: string;
  readonly check: boolean;
};

/** All of the book that is looked at is looked at before anything is written. */
async function makeAndWrite(read: BookRead, asked: Asked, context: Context): Promise<number> {
  const { dayGiven, today } = context.globals;
  const workspace = withDerived(read.workspace, dayGiven ? today : undefined);
  const templates = openTemplates(workspace.files, await loadJudge());
  const found = templates.read(`templates/${asked.name}.md.hbs`);
  if (found.problems.length > 0) return refuse(found.problems, workspace, context);
  const template = found.template ?? noTemplate(asked.name, templates);
  const entry = entryFor(template, asked.id, workspace);
  tellOfNewId(entry, asked.id, context.out);
  warnOfReview(entry.id, read.workspace, context);
  const shell = asked.shell ? done(asked.shell) : bookShell(workspace, template);
  if (!shell.ok) return refuse(shell.diagnostics, workspace, context);
  const book = await read.open();
  const history = documentHistory(await historyOf(book, entry));
  const request: RenderRequest = {
    workspace,
    template,
    entry,
    history,
    book: bookFacts({ workspace, entry, templates: templates.usable }),
    ...(shell.value && { shell: shell.value }),
  };
  const documents = await makeDocuments(request, formsOf(asked.format));
  if (!documents.ok) return refuse(documents.diagnostics, workspace, context);
  const { format, folder, check } = asked;
  const output = { root: book.root, folder, check };
  return writeAll(documents.value, { request, format, output, looked: read.looked }, context);
}

type Writes = {
  readonly request: RenderRequest;
  readonly format: string;
  readonly output: Output;
  readonly looked: BookRead['looked'];
};

/** Writes what was made, unless it would go over a document that was submitted. */
async function writeAll(
  documents: Documents,
  { request, format, output, looked }: Writes,
  context: Context,
): Promise<number> {
  const { workspace, entry } = request;
  const frozen = overwritten(writingOf(documents, output.folder, format), workspace);
  if (frozen.length > 0 && !output.check) return refuse(frozen, workspace, context);
  looked();
  const code = writeDocuments(documents, { ...output, workspace }, context);
  if (format === 'pdf') await writePdfs(documents, output, context);
  tellOfFrozen(entry, context);
  return code;
}

function writingOf(documents: Documents, folder: string, format: string): Writing {
  const made = [...documents].map(([name, bytes]) => [`${folder}/${name}`, bytes] as const);
  const pdfs = format === 'pdf' ? made.map(([path]) => [pdfOf(path), undefined] as const) : [];
  return new Map<string, Uint8Array | undefined>([...made, ...pdfs]);
}

function pdfOf(path: string): string {
  return path.replace(/\.docx$/, '.pdf');
}

/** What the registries say now is not what was submitted. */
function tellOfFrozen(entry: Entry, { out }: Context): void {
  for (const { file } of keptFilesOf(entry).filter(({ frozen }) => frozen))
    out.talk(`${entry.id} was submitted with ${showLine(file)}; what is made now is not that document\n`);
}

/** A document of what nobody has signed off says so itself where its template does; here it is always said. */
function warnOfReview(of: string, workspace: Workspace, { out }: Context): void {
  const entry = workspace.entries.get(of);
  if (!entry || reviewOf(entry, workspace)?.state !== 'stale') return;
  const [id, command] = [showLine(of), `grantbook review ${shellWord(of)}`];
  out.warn(`${out.paint.yellow('warning:')} ${id} was changed since it was signed off; see: ${command}\n`);
}

function givenShell(shown: string | undefined, format: string, { globals }: Context): GivenShell | undefined {
  if (shown === undefined) return undefined;
  if (format === 'md')
    throw new RequestError('a document in Markdown has no shell', 'leave out --shell, or take --format docx');
  const hint = 'name a Word file that is there: partner.docx';
  return { file: shown, bytes: readGivenFile(resolvePath(shown, globals.directory), { shown, hint }) };
}

/** LibreOffice writes the time of day and ids of its own into a PDF. */
function refuseCheckedPdf(format: string, check: boolean): void {
  if (format === 'pdf' && check)
    throw new RequestError(
      'a PDF is never the same bytes twice, so --check cannot tell whether it is up to date',
      'check the document it is made of: --format docx --check',
    );
}

/** The documents are written by then: a PDF that cannot be made takes nothing away. */
async function writePdfs(documents: Documents, { root, folder }: Output, { out }: Context): Promise<void> {
  for (const [name, bytes] of documents) {
    const path = pdfOf(`${folder}/${name}`);
    writeOutput(root, { path, bytes: await officePdf(bytes) });
    out.data(`${showLine(path)}  written\n`);
  }
}

function entryFor({ name, registry }: Template, id: string, workspace: Workspace): Entry {
  const entry = findEntry(workspace, id);
  if (entry.registry.name === registry) return entry;
  throw new RequestError(
    `the template "${name}" is for ${registry}; ${entry.id} is in ${entry.registry.name}`,
    `see: grantbook list ${registry}`,
  );
}

function noTemplate(name: string, templates: OpenTemplates): never {
  const names = templates
    .usable()
    .filter(({ kind }) => kind === 'document')
    .map((each) => each.name);
  const near = closest(name, names);
  throw new RequestError(
    `there is no template "${name}"`,
    near.length > 0 ? `did you mean "${near[0]}"?` : `templates: ${names.join(', ')}`,
  );
}

/** A PDF is made of the Word document. */
function formsOf(format: string): DocumentForms {
  return { markdown: format === 'md' || format === 'both', word: format !== 'md' };
}

function refuse(findings: readonly Diagnostic[], { files }: Workspace, context: Context): number {
  printFindings({ findings, files }, context.globals.json ? 'json' : 'text', context);
  context.out.warn('no document was written\n');
  return EXIT.findings;
}
