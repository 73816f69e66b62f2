import { type FileChild, type IPatch, Paragraph, PatchType, patchDocument } from 'docx';
import type { FootnoteDefinition, RootContent } from 'mdast';
import { done, type Outcome, refused } from '../../text/diagnostic.ts';
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
import { DOCUMENT } from './open-parts.ts';
import { openShell, readyShell, type Shell } from './open-shell.ts';
import { textWidth } from './page.ts';
import type { ReadShell } from './read-shell.ts';
import { type FilledRow, repeatRows } from './repeat-rows.ts';
import { unmarkBraces } from './safe-text.ts';
import { partStretches, type Stretch, sectionBlocks } from './sections.ts';
import { placeProblems, spacedSlots, unusable } from './shell-problems.ts';
import { Spliced } from './spliced.ts';
import { type Parts, partText, textPart, zip } from './zip.ts';

type Written = { readonly filled: FilledDocument; readonly tree: DocumentTree };

/** Parts of the document that stand where the shell has a place for them. */
const LEADING = ['cover', 'imprint'];

/** Writes a document as Word: its blocks in the places of the shell, then settled to bytes that do not vary. */
export async function writeDocx(
  request: RenderRequest,
  { filled, tree }: Written,
): Promise<Outcome<Uint8Array>> {
  const cover = tree.root.children.some((node) => slotOf(node) === 'cover');
  const opened = openShell(request.template, cover, request.shell);
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
    wide: request.template.orientation === 'landscape',
    stretches: stretches.map(({ wide }) => wide),
  });
  const numbering = shellNumbering(tree.numbering, shell.parts);
  const build = new Build({ ...tree, numbering }, request.workspace.files, spliced);
  const data = zip(shell.parts);
  const options: Parameters<typeof patchDocument<'uint8array'>>[0] = {
    outputType: 'uint8array',
    data,
    // The text comes last: docx searches the whole document again for every placeholder after it.
    patches: {
      ...patches,
      ...leadingPatches(opened, build, shell),
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

/** How many paragraphs the rows that are repeated have at least. */
function cellsIn(rows: readonly FilledRow[]): number {
  return rows.reduce((sum, { copies }) => sum + copies.length * (copies[0]?.length ?? 0), 0);
}

/** More rows than this are not shown to the library, where nothing in them needs its care. */
const FEW_ROWS = 100;

function withRows(parts: Parts, rows: readonly FilledRow[], spliced: Spliced | undefined): Parts {
  if (rows.length === 0) return parts;
  const most = Math.max(...rows.map(({ copies }) => copies.length));
  const repeated = Object.keys(parts)
    .filter((name) => /^word\/[^/]+\.xml$/.test(name))
    .map((name): [string, Uint8Array] => {
      const splice = name === DOCUMENT && most > FEW_ROWS ? spliced : undefined;
      const place = (copies: string) =>
        splice && !/<w:(?:drawing|pict|object|sdt)\b|\{\{/.test(copies)
          ? splice.placeRows(unmarkBraces(copies))
          : copies;
      return [name, textPart(repeatRows(partText(parts, name) ?? '', rows, place))];
    });
  return { ...parts, ...Object.fromEntries(repeated) };
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
    return [slot, blockPatch(blocksOf(nodes, build, { role, width: textWidth(shell.page) }))];
  });
  return Object.fromEntries(patches);
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
  const text = partStretches(root.children.filter((node) => slotOf(node) === undefined));
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
  const blocks = blocksOf(nodes, build, { role: 'footnote', width: textWidth(shell.page) });
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
