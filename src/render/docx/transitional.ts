import { type Parts, partText, textPart } from './zip.ts';

/** What ISO 29500 strict calls what Word writes unless it is told otherwise; longer names first. */
const NAMES: readonly (readonly [strict: string, transitional: string])[] = [
  [
    'http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties',
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/extendedProperties',
    'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/customProperties',
    'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes',
    'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/math',
    'http://schemas.openxmlformats.org/officeDocument/2006/math',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/customXml',
    'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
  ],
  [
    'http://purl.oclc.org/ooxml/officeDocument/bibliography',
    'http://schemas.openxmlformats.org/officeDocument/2006/bibliography',
  ],
  [
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  ],
  [
    'http://purl.oclc.org/ooxml/schemaLibrary/main',
    'http://schemas.openxmlformats.org/schemaLibrary/2006/main',
  ],
  ['http://purl.oclc.org/ooxml/drawingml/', 'http://schemas.openxmlformats.org/drawingml/2006/'],
];

/**
 * Returns a document saved as "Strict Open XML" under the names that Word writes by default: the two
 * differ in little else, and what is filled in is written under the latter.
 */
export function transitional(parts: Parts): Parts {
  const written = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (!/\.(xml|rels)$/.test(name)) return [name, part];
    const text = partText(parts, name) ?? '';
    return text.includes('http://purl.oclc.org/ooxml/') ? [name, textPart(renamed(text))] : [name, part];
  });
  return Object.fromEntries(written);
}

function renamed(text: string): string {
  const named = NAMES.reduce((made, [strict, name]) => made.replaceAll(strict, name), text);
  return named.replace(/ w:conformance="strict"/, '');
}
