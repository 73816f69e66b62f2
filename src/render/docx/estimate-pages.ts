import type { EstimatedPageNumbers, PatchedTemplate } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';

type Parts = PatchedTemplate['parts'];
type XmlPart = Parts extends ReadonlyMap<string, infer Part> ? Part : never;

/** Words that a narrow line cannot hold, and as much of one as it can. */
const LONG_WORD = /\S{60,}/gu;
const LINE = /.{20}/gsu;

/**
 * Works out the pages of a document. Laying out a word that is wider than its line takes seconds,
 * so such words are measured as if they could break; the document itself keeps them whole.
 */
export function estimatePages(template: PatchedTemplate): EstimatedPageNumbers {
  const parts: Parts = new Map([...template.parts].map(([name, part]) => [name, withBreaks(part)]));
  return estimatePageNumbersWith({ guess: true })({ ...template, parts });
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
