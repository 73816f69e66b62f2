import { partText, unzip } from '../../render/docx/zip.ts';

/**
 * Returns every text of an Office document (.docx, .xlsx, .pptx, .odt), whatever part it stands in:
 * pages, headers, remarks, properties, tracked changes. A string in place of a list says why it cannot be read.
 */
export function allTexts(bytes: Uint8Array): readonly string[] | string {
  const parts = unzip(bytes);
  if (typeof parts === 'string') return parts;
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
  return names.flatMap((name) => {
    const xml = partText(parts, name) ?? '';
    // Word cuts a name into pieces wherever it was edited: without the tags they are one again.
    return [xml.replace(/<[^<>]*>/g, ''), xml].map(withoutEntities);
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}
