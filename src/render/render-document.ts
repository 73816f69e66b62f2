import { done, type Outcome } from '../text/diagnostic.ts';
import type { ReadTools } from './drawing/painter.ts';
import { type FilledDocument, fillDocument, outputName as nameOf } from './fill/fill-document.ts';
import { hidePersonal } from './hide-personal.ts';
import { buildTree, type DocumentTree } from './markdown/build-tree.ts';
import { writeMarkdown } from './markdown/write-markdown.ts';
import type { RenderRequest } from './template.ts';

/** Returns the name of a document's file, without its ending: safe on every system. */
export function outputName(request: RenderRequest): Outcome<string> {
  return nameOf(hidePersonal(request));
}

/** Returns a document as Markdown. */
export function renderMarkdown(request: RenderRequest): Outcome<string> {
  const made = makeTree(hidePersonal(request));
  return made.ok ? done(writeMarkdown(made.value.tree)) : made;
}

/**
 * Returns a document as Word (.docx): the same bytes for the same request, on every machine. The tools
 * are read only where it has a chart.
 */
export async function renderDocx(request: RenderRequest, tools: ReadTools): Promise<Outcome<Uint8Array>> {
  const shown = hidePersonal(request);
  const made = makeTree(shown);
  if (!made.ok) return made;
  const { writeDocx } = await import('./docx/write-docx.ts');
  return writeDocx(shown, { ...made.value, tools });
}

function makeTree(request: RenderRequest): Outcome<{ filled: FilledDocument; tree: DocumentTree }> {
  const filled = fillDocument(request);
  if (!filled.ok) return filled;
  const tree = buildTree(request, filled.value);
  return tree.ok ? done({ filled: filled.value, tree: tree.value }) : tree;
}
