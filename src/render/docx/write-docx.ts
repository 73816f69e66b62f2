import { type FileChild, type IPatch, Paragraph, PatchType, patchDocument } from 'docx';
import type { FootnoteDefinition, RootContent } from 'mdast';
import { done, type Outcome, refused } from '../../text/diagnostic.ts';
import { languageOf } from '../document-language.ts';
import type { Painter, ReadTools } from '../drawing/painter.ts';
import type { FilledDocument } from '../fill/fill-document.ts';
import type { DocumentTree } from '../markdown/build-tree.ts';
import type { RenderRequest } from '../template.ts';
import { blocksOf } from './blocks.ts';
import { Build } from './build.ts';
import { blankPages, estimatePages, isTooLong } from './estimate-pages.ts';
import { fillShell } from './fill-shell.ts';
import { shellNumbering } from './heading-numbers.ts';
import { isXml, NO_XML } from './is-xml.ts';
import { normalise } from './normalise.ts';
import { numberingOf } from './numbering.ts';
import { openShell, readyShell, type Shell } from './open-shell.ts';
import { textRoom } from './page.ts';
import { cellsIn, withRows } from './place-rows.ts';
import type { ReadShell } from './read-shell.ts';
import { partStretches, type Stretch, sectionBlocks } from './sections.ts';
import { placeProblems, spacedSlots, unusable } from './shell-problems.ts';
import { Spliced } from './spliced.ts';
import { tocBlocks } from './toc-blocks.ts';
import { withoutContents } from './without-contents.ts';
import { zip } from './zip.ts';

type Written = { readonly filled: FilledDocument; readonly tree: DocumentTree; readonly tools?: ReadTools };

/** Parts of the document that stand where the shell has a place for them. */
const LEADING = ['cover', 'imprint'];

/** Writes a document as Word: its blocks in the places of the shell, then settled to bytes that do not vary. */
export async function writeDocx(
  request: RenderRequest,
  { filled, tree, tools }: Written,
): Promise<Outcome<Uint8Array>> {
  const cover = tree.root.children.some((node) => slotOf(node) === 'cover');
  const language = languageOf(request.template, request.workspace);
  const opened = openShell(language, cover, request.shell);
  const file = request.shell?.file ?? request.template.file;
  if (typeof opened === 'string') return refused(unusable(file, opened));
  const misplaced = [...placeProblems(file, opened), ...spacedSlots(file, opened)];
  if (misplaced.length > 0) return refused(...misplaced);
  const shellFilled = fillShell(opened, { request, filled, file });
  if (!shellFilled.ok) return shellFilled;
  const stretches = stretchesOf(tree, opened);
  const { rows, patches } = shellFilled.value;
  const spliced = isTooLong(tree.root, cellsIn(rows)) ? new Spliced() : undefined;
  const shell = readyShell(withRows(shellFilled.value.parts, rows, spliced), {
    language,
    wide: request.template.orientation === 'landscape',
    stretches: stretches.map(({ wide }) => wide),
  });
  const numbering = shellNumbering(tree.numbering, shell.parts);
  const build = new Build({ ...tree, numbering }, request.workspace.files, {
    painter: await painterOf(tree, tools),
    spliced,
  });
  const data = zip(shell.parts);
  const options: Parameters<typeof patchDocument<'uint8array'>>[0] = {
    outputType: 'uint8array',
    data,
    // The text comes last: docx searches the whole document again for every placeholder after it.
    patches: {
      ...patches,
      ...leadingPatches(opened, build, shell),
      ...contentsPatch(opened, build, shell),
      body: blockPatch(sectionBlocks(stretches, build, shell)),
    },
    footnotes: notesOf(build, shell),
    numbering: numberingOf(build.lists),
    pageNumbers: spliced ? blankPages : estimatePages,
    properties: propertiesOf(request, filled),
  };
  try {
    return done(normalise(await patchDocument(options), dayOf(request), spliced));
  } catch (error) {
    if (await isXml(data)) throw error;
    return refused(unusable(file, NO_XML));
  }
}

/** The drawing program takes its time to start: only a chart asks for it. */
async function painterOf({ charts }: DocumentTree, tools?: ReadTools): Promise<Painter | undefined> {
  if (charts.size === 0 || !tools) return undefined;
  const { openPainter } = await import('../drawing/painter.ts');
  return openPainter(tools());
}

/** A document bears the day of the last version its history tells of: rendered again it is the same. */
function dayOf({ history }: RenderRequest): string | undefined {
  return history
    .map(({ date }) => date.slice(0, 10))
    .sort()
    .at(-1);
}

function leadingPatches(opened: ReadShell, build: Build, shell: Shell): Record<string, IPatch> {
  const patches = LEADING.filter((slot) => hasSlot(opened, slot)).map((slot): [string, IPatch] => {
    const nodes = build.tree.root.children.flatMap((node) =>
      node.type === 'containerDirective' && slotOf(node) === slot ? node.children : [],
    );
    const role = slot === 'cover' ? 'cover' : 'imprint';
    return [slot, blockPatch(blocksOf(nodes, build, { role, ...textRoom(shell.page) }))];
  });
  return Object.fromEntries(patches);
}

function contentsPatch(opened: ReadShell, { tree }: Build, shell: Shell): Record<string, IPatch> {
  if (!hasSlot(opened, 'toc')) return {};
  return { toc: blockPatch(tocBlocks(tree.numbering.headings.values(), textRoom(shell.page).width)) };
}

function hasSlot({ placeholders }: ReadShell, slot: string): boolean {
  return placeholders.some(({ expression }) => expression === slot);
}

function blockPatch(blocks: FileChild[]): IPatch {
  return {
    type: PatchType.DOCUMENT,
    children: blocks.length > 0 ? blocks : [new Paragraph({ style: 'TableSpace' })],
  };
}

function slotOf(node: RootContent): string | undefined {
  return node.type === 'containerDirective' && LEADING.includes(node.name) ? node.name : undefined;
}

/**
 * The text on upright and on wide pages. A cover that the shell has no place for is left out: such a shell
 * has its own. What stands at its foot is never lost.
 */
function stretchesOf({ root }: DocumentTree, opened: ReadShell): readonly Stretch[] {
  const own = root.children.filter((node) => slotOf(node) === undefined);
  const text = partStretches(hasSlot(opened, 'toc') ? withoutContents(own) : own);
  const lost = root.children.filter((node) => slotOf(node) === 'imprint' && !hasSlot(opened, 'imprint'));
  return lost.length > 0 ? [{ wide: false, nodes: lost }, ...text] : text;
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
