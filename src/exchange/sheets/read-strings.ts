import { scanXml } from '../word/scan-xml.ts';

/** Reads the texts that the cells of a workbook share: of rich text, the text. */
export function readSharedStrings(xml: string): readonly string[] | string {
  const strings: string[] = [];
  const path: string[] = [];
  const broken = scanXml(xml, {
    open: (name) => {
      const own = name.slice(name.indexOf(':') + 1);
      path.push(own);
      if (own === 'si') strings.push('');
    },
    close: () => path.pop(),
    text: (text) => {
      if (path.at(-1) === 't' && path.at(-2) !== 'rPh') strings[strings.length - 1] += text;
    },
  });
  return broken ?? strings.map(readEscapes);
}

/** Returns a text with the characters that its file could hold only as `_x000D_`. */
export function readEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Returns a text in which nothing reads as such a character. */
export function writeEscapes(text: string): string {
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
