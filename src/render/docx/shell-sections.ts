/** A section of a document: where its properties stand, and they themselves. */
export type Section = { readonly start: number; readonly end: number; readonly xml: string };

const PROPERTIES = /<w:sectPr\b(?:[^>]*\/>|[\s\S]*?<\/w:sectPr>)/g;
const CHANGED = /<w:sectPrChange\b[\s\S]*?<\/w:sectPrChange>/g;

/** Returns a document without what its sections were before tracked changes: properties inside properties. */
export function withoutOldSections(document: string): string {
  return document.replace(CHANGED, '');
}

/** Returns the section in which a place of a document stands: the first whose properties come after it. */
export function sectionAt(document: string, at: number): Section {
  const all = [...document.matchAll(PROPERTIES)];
  const found = all.find(({ index }) => index > at) ?? all.at(-1);
  if (found) return { start: found.index, end: found.index + found[0].length, xml: found[0] };
  const end = Math.max(document.lastIndexOf('</w:body>'), 0);
  return { start: end, end, xml: '<w:sectPr/>' };
}

/**
 * Returns the properties of a section that goes on with one before it: it begins a page, which is no
 * title page, and its pages are counted on.
 */
export function goesOn(sectionXml: string): string {
  return sectionXml
    .replace(/<w:(?:titlePg|type)\b[^>]*\/>/g, '')
    .replace(/<w:pgNumType\b[^>]*\/>/, (numbers) => numbers.replace(/ w:start="[^"]*"/, ''));
}
