import {
  type FileChild,
  type IPatch,
  Paragraph,
  PatchType,
  patchDetector,
  patchDocument,
  TextRun,
} from 'docx';
import type { FootnoteDefinition, RootContent } from 'mdast';
import { type Diagnostic, done, type Outcome, refused } from '../../text/diagnostic.ts';
import type { Painter, ReadTools } from '../drawing/painter.ts';
import { type FilledDocument, fillExpression } from '../fill/fill-document.ts';
import type { DocumentTree } from '../markdown/build-tree.ts';
import { LANGUAGE } from '../markdown/check-languages.ts';
import type { RenderRequest } from '../template.ts';
import { blocksOf } from './blocks.ts';
import { Build } from './build.ts';
import { estimatePages } from './estimate-pages.ts';
import { normalise } from './normalise.ts';
import { numberingOf } from './numbering.ts';
import { openShell, type Shell } from './open-shell.ts';
import { textRoom } from './page.ts';
import { markBraces } from './safe-text.ts';
import { type Stretch, sectionBlocks, stretchesOf } from './sections.ts';

type Written = { readonly filled: FilledDocument; readonly tree: DocumentTree; readonly tools: ReadTools };

/** Parts of the document that stand where the shell has a place for them. */
const SLOTS = ['cover', 'imprint'];

/** Writes a document as Word: its blocks in the places of the shell, then settled to bytes that do not vary. */
export async function writeDocx(
  request: RenderRequest,
  { filled, tree, tools }: Written,
): Promise<Outcome<Uint8Array>> {
  const stretches = stretchesOf(tree.root.children.filter((node) => slotOf(node) === undefined));
  const cover = tree.root.children.some((node) => slotOf(node) === 'cover');
  const shell = openShell(
    request.template,
    { language: languageOf(request), cover, endsWide: stretches.at(-1)?.wide ?? false },
    request.shell,
  );
  if (typeof shell === 'string') return refused(shellProblem(request, `the shell cannot be used: ${shell}`));
  const keys = [...new Set(await patchDetector({ data: shell.bytes }))];
  if (!keys.includes('body')) return refused(shellProblem(request, 'the shell has no place for the text'));
  const build = new Build(tree, request.workspace.files, await painterOf(tree, tools));
  const patches: Record<string, IPatch> = {};
  // The text comes last: docx searches the whole document again for every placeholder after it.
  for (const key of [...keys].sort((a, b) => Number(a === 'body') - Number(b === 'body'))) {
    const content = contentOf(key, {
      request,
      filled,
      build,
      shell,
      stretches: withLost(stretches, tree, keys),
    });
    if (!content.ok) return content;
    patches[key] = content.value;
  }
  const footnotes = notesOf(build, shell);
  const bytes = await patchDocument({
    outputType: 'uint8array',
    data: shell.bytes,
    patches,
    footnotes,
    numbering: numberingOf(build.lists),
    pageNumbers: estimatePages,
    properties: propertiesOf(request, filled),
  });
  return done(
    normalise(
      bytes,
      request.history
        .map(({ date }) => date.slice(0, 10))
        .sort()
        .at(-1),
    ),
  );
}

/** The template's language, or the first of those that the project writes in: `en` is that of Europe. */
function languageOf({ template, workspace }: RenderRequest): string {
  const languages = workspace.project?.data.languages;
  const [first] = Array.isArray(languages) ? languages : [];
  const own = typeof first === 'string' && LANGUAGE.test(first) && first !== 'en' ? first : 'en-GB';
  return template.language ?? own;
}

/** The drawing program takes its time to start: only a chart asks for it. */
async function painterOf({ charts }: DocumentTree, tools: ReadTools): Promise<Painter | undefined> {
  if (charts.size === 0) return undefined;
  const { openPainter } = await import('../drawing/painter.ts');
  return openPainter(tools());
}

type Filling = {
  readonly request: RenderRequest;
  readonly filled: FilledDocument;
  readonly build: Build;
  readonly shell: Shell;
  readonly stretches: readonly Stretch[];
};

function contentOf(key: string, { request, filled, build, shell, stretches }: Filling): Outcome<IPatch> {
  if (key === 'body') return done(blockPatch(sectionBlocks(stretches, build, shell)));
  if (SLOTS.includes(key)) {
    const nodes = build.tree.root.children.flatMap((node) =>
      node.type === 'containerDirective' && slotOf(node) === key ? node.children : [],
    );
    const role = key === 'cover' ? 'cover' : 'imprint';
    return done(blockPatch(blocksOf(nodes, build, { role, ...textRoom(shell.page) })));
  }
  const value = fillExpression(request, filled, key);
  if (!value.ok) return value;
  return done({ type: PatchType.PARAGRAPH, children: [new TextRun({ text: markBraces(value.value) })] });
}

function blockPatch(blocks: FileChild[]): IPatch {
  return {
    type: PatchType.DOCUMENT,
    children: blocks.length > 0 ? blocks : [new Paragraph({ style: 'TableSpace' })],
  };
}

function slotOf(node: RootContent): string | undefined {
  return node.type === 'containerDirective' && SLOTS.includes(node.name) ? node.name : undefined;
}

/** A cover that the shell has no place for is left out: such a shell has its own. What stands at its foot is never lost. */
function withLost(
  stretches: readonly Stretch[],
  tree: DocumentTree,
  keys: readonly string[],
): readonly Stretch[] {
  const lost = tree.root.children.filter((node) => slotOf(node) === 'imprint' && !keys.includes('imprint'));
  return lost.length > 0 ? [{ wide: false, nodes: lost }, ...stretches] : stretches;
}

function notesOf(build: Build, shell: Shell): Record<string, { children: Paragraph[] }> {
  const notes: Record<string, { children: Paragraph[] }> = {};
  for (let i = 0; i < build.notes.length; i++) {
    const note = build.tree.notes.get(build.notes[i] ?? '');
    notes[i + 1] = { children: note ? noteParagraphs(note, build, shell) : [new Paragraph({})] };
  }
  return notes;
}

function noteParagraphs(note: FootnoteDefinition, build: Build, shell: Shell): Paragraph[] {
  const nodes = note.children.filter((child) => child.type === 'paragraph' || child.type === 'list');
  const blocks = blocksOf(nodes, build, { role: 'footnote', ...textRoom(shell.page) });
  return blocks.filter((block) => block instanceof Paragraph);
}

function propertiesOf(
  { workspace, entry, template }: RenderRequest,
  { title }: FilledDocument,
): Record<string, string> {
  const { keywords } = entry.data;
  const words = Array.isArray(keywords) ? keywords.filter((word) => typeof word === 'string') : [];
  return {
    title,
    subject: `${template.name} ${entry.id}`,
    creator: workspace.project?.acronym ?? '',
    lastModifiedBy: workspace.project?.acronym ?? '',
    ...(words.length > 0 && { keywords: words.join(', ') }),
  };
}

function shellProblem({ template }: RenderRequest, message: string): Diagnostic {
  const hint = 'save it as .docx, with {{body}} alone in a paragraph';
  return { code: 'template/shell', severity: 'error', file: template.file, message, hint };
}
