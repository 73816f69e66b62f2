import type { EstimatedPageNumbers, PatchedTemplate } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Nodes } from 'mdast';

type Parts = PatchedTemplate['parts'];
type XmlPart = Parts extends ReadonlyMap<string, infer Part> ? Part : never;

/** About 400 pages: the layout takes a minute for as many. */
const MOST_PARAGRAPHS = 10_000;

/** Whether a document, with some paragraphs of its shell, is too long for its pages to be worked out. */
export function isTooLong(tree: Nodes, more: number): boolean {
  return paragraphsIn(tree) + more > MOST_PARAGRAPHS;
}

function paragraphsIn(node: Nodes): number {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return 1;
  if (!('children' in node)) return 0;
  return node.children.reduce((count, child) => count + paragraphsIn(child), 0);
}

/** Words that a narrow line cannot hold, and as much of one as it can. */
const LONG_WORD = /\S{60,}/gu;
const LINE = /.{20}/gsu;

/** The pages of a document that is too long: left blank, for Word to fill in when its fields are updated. */
export function blankPages(): EstimatedPageNumbers {
  return { bookmarks: new Map() };
}

/**
 * Works out the pages of a document. Laying out a word that is wider than its line takes seconds,
 * so such words are measured as if they could break; the document itself keeps them whole.
 */
export function estimatePages(template: PatchedTemplate): EstimatedPageNumbers {
  const body = template.parts.get('word/document.xml');
  if (body && paragraphs(body) > MOST_PARAGRAPHS) return blankPages();
  const parts: Parts = new Map(
    [...template.parts].map(([name, part]) => [name, holdsLongWord(part) ? withBreaks(part) : part]),
  );
  return estimatePageNumbersWith({ guess: true })({ ...template, parts });
}

function paragraphs(part: XmlPart): number {
  const own = part.name === 'w:p' ? 1 : 0;
  return (part.elements ?? []).reduce((count, element) => count + paragraphs(element), own);
}

function holdsLongWord(part: XmlPart): boolean {
  if (part.type === 'text' && typeof part.text === 'string') return part.text.search(LONG_WORD) !== -1;
  return part.elements?.some(holdsLongWord) ?? false;
}

/** Returns the same part where it has no long word, and a copy where it has. */
function withBreaks(part: XmlPart): XmlPart {
  if (part.type === 'text' && typeof part.text === 'string') {
    const text = part.text.replace(LONG_WORD, (word) => word.replace(LINE, '$& '));
    return text === part.text ? part : { ...part, text };
  }
  const elements = part.elements?.map(withBreaks);
  const changed = elements?.some((element, i) => element !== part.elements?.[i]);
  return changed && elements ? { ...part, elements } : part;
}
