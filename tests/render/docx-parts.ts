import { strFromU8, unzipSync } from 'fflate';
import { readDrawingTools } from '../../src/io/drawing-tools.ts';
import { renderDocx } from '../../src/render/render-document.ts';
import type { RenderRequest } from '../../src/render/template.ts';

/** Renders a document; a refusal is an error of the test. */
export async function docxOf(request: RenderRequest): Promise<Uint8Array> {
  const made = await renderDocx(request, readDrawingTools);
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  return made.value;
}

/** Returns the parts of a document that are text, by name. */
export function partsOf(docx: Uint8Array): Record<string, string> {
  const parts = Object.entries(unzipSync(docx)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Returns a part of a document; an absent one is empty. */
export function partOf(docx: Uint8Array, name: string): string {
  return partsOf(docx)[name] ?? '';
}

/** Returns the texts of a document's paragraphs. */
export function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text]) => decode(text ?? '\n'))
      .join(''),
  );
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, dec) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(dec)),
    )
    .replaceAll('&amp;', '&');
}
