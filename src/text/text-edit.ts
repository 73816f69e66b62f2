import type { Span } from './span.ts';

/** One change to a text: the span is replaced by the new text. An empty span inserts. */
export type TextEdit = { readonly span: Span; readonly text: string };

/**
 * Returns the text with all edits made. Spans speak of the text as given and may not overlap;
 * edits that insert at the same place are made in the order given.
 */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, order) => ({ edit, order })).sort(byPlace);
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at) throw new Error(`edits overlap at offset ${edit.span.start}`);
    result += source.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + source.slice(at);
}

type Ordered = { readonly edit: TextEdit; readonly order: number };

function byPlace(a: Ordered, b: Ordered): number {
  return a.edit.span.start - b.edit.span.start || a.order - b.order;
}
