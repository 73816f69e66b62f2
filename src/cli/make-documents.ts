import { readDrawingTools } from '../io/drawing-tools.ts';
import { outputName, renderDocx, renderMarkdown } from '../render/render-document.ts';
import type { RenderRequest } from '../render/template.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import type { Documents } from './write-documents.ts';

/** In which forms a document is made: as Markdown, as Word, or both. */
export type DocumentForms = { readonly markdown: boolean; readonly word: boolean };

/** Makes a document in each of the forms asked for; where one cannot be made, none is. */
export async function makeDocuments(
  request: RenderRequest,
  { markdown, word }: DocumentForms,
): Promise<Outcome<Documents>> {
  const stem = outputName(request);
  if (!stem.ok) return stem;
  const documents = new Map<string, Uint8Array>();
  if (markdown) {
    const made = renderMarkdown(request);
    if (!made.ok) return made;
    documents.set(`${stem.value}.md`, new TextEncoder().encode(made.value));
  }
  if (word) {
    const made = await renderDocx(request, readDrawingTools);
    if (!made.ok) return made;
    documents.set(`${stem.value}.docx`, made.value);
  }
  return done(documents);
}
