/** A page's size and margins, in twentieths of a point. */
export type Page = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A4 upright, two centimetres at the sides. */
export const A4: Page = { width: 11906, height: 16838, left: 1134, right: 1134, top: 1531, bottom: 1361 };

/** Returns the width of the text on a page. */
export function textWidth({ width, left, right }: Page): number {
  return width - left - right;
}

/** Returns how wide and how high the text on a page can be. */
export function textRoom(page: Page): { readonly width: number; readonly height: number } {
  return { width: textWidth(page), height: page.height - page.top - page.bottom };
}

/** Reads a page from section properties as Word writes them. */
export function pageOf(sectionXml: string): Page {
  const number = (tag: string, name: string, otherwise: number) => {
    const found = new RegExp(`<w:${tag}\\b[^>]*\\bw:${name}="(\\d+)"`).exec(sectionXml)?.[1];
    return found === undefined ? otherwise : Number(found);
  };
  return {
    width: number('pgSz', 'w', A4.width),
    height: number('pgSz', 'h', A4.height),
    left: number('pgMar', 'left', A4.left),
    right: number('pgMar', 'right', A4.right),
    top: number('pgMar', 'top', A4.top),
    bottom: number('pgMar', 'bottom', A4.bottom),
  };
}

/** Returns section properties with the page on its side, or upright. */
export function turnPage(sectionXml: string, orientation: 'portrait' | 'landscape'): string {
  const { width, height } = pageOf(sectionXml);
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const [w, h] = orientation === 'landscape' ? [long, short] : [short, long];
  const size = `<w:pgSz w:w="${w}" w:h="${h}"${orientation === 'landscape' ? ' w:orient="landscape"' : ''}/>`;
  return sectionXml.replace(/<w:pgSz\b[^>]*\/>/, size);
}
