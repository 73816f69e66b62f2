import { escapeXml } from '../docx/safe-text.ts';
import { cleanText } from '../fill/escape-markdown.ts';

/** A picture of our own: points are its units, as in the document around it. */
export type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

/** How large a text is, and whether it is bold. */
export type TextLook = { readonly size: number; readonly bold?: boolean };

/** Returns how wide a text is, in points. */
export type Measure = (text: string, look: TextLook) => number;

export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Dark text on white, one dark and pale colours: they stay apart in grey print. */
export const INK = '#1B2430';
export const GREY = '#5B6675';
export const RULE = '#C3CCDA';
export const PALE = '#EEF2F9';
export const BLUE = '#1F3F8F';
export const SKY = '#CFE0F5';

type Attributes = Readonly<Record<string, string | number>>;

/** Returns an element; numbers are written with two decimals at most, so that every machine writes the same. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${valueText(value)}"`);
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

function valueText(value: string | number): string {
  return typeof value === 'number' ? number(value) : escapeXml(value);
}

/** Returns a length as it is written. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Returns a filled rectangle. */
export function rect({ x, y, width, height }: Rect, fill: string, stroke?: string): string {
  const edge = stroke === undefined ? {} : { stroke, 'stroke-width': 0.6 };
  return element('rect', { x, y, width: Math.max(width, 0), height, fill, ...edge });
}

/** Returns a straight line. */
export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  look: Attributes,
): string {
  return element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...look });
}

export type TextPlace = TextLook & {
  readonly x: number;
  /** The line the letters stand on. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
};

/** Returns a text. Whatever it holds, it stays text. */
export function textAt(value: string, { x, y, size, bold, anchor, fill = INK }: TextPlace): string {
  const more = {
    ...(bold && { 'font-weight': 'bold' }),
    ...(anchor !== undefined && anchor !== 'start' && { 'text-anchor': anchor }),
  };
  return element('text', { x, y, 'font-size': size, fill, ...more }, escapeXml(oneLine(value)));
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** Returns a text that is no wider than it may be, its end cut with "…" where it must. */
export function fitted(text: string, most: number, cut: { measure: Measure; look: TextLook }): string {
  const whole = oneLine(text);
  if (cut.measure(whole, cut.look) <= most) return whole;
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(whole)];
  let [least, end] = [0, letters.length];
  while (least < end) {
    const middle = Math.ceil((least + end) / 2);
    if (cut.measure(cutAt(letters, middle), cut.look) <= most) least = middle;
    else end = middle - 1;
  }
  return cutAt(letters, least);
}

function cutAt(letters: readonly { readonly segment: string }[], count: number): string {
  const kept = letters.slice(0, count).map(({ segment }) => segment);
  return `${kept.join('').trimEnd()}…`;
}

/**
 * Word takes the first font of these that it has; the picture beside it is drawn with the last. What
 * is measured is the last, the widest of them, so texts fit wherever they are shown.
 */
const FONTS = "Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif";

/** Returns a whole picture: white, with a title for those who hear it. */
export function picture(
  size: { width: number; height: number; title: string },
  shapes: readonly string[],
): Drawing {
  const { width, height, title } = size;
  const [w, h] = [Math.round(width), Math.ceil(height)];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: w,
    height: h,
    viewBox: `0 0 ${w} ${h}`,
    'font-family': FONTS,
    role: 'img',
  };
  const paper = rect({ x: 0, y: 0, width: w, height: h }, '#FFFFFF');
  const svg = element('svg', attributes, element('title', {}, escapeXml(oneLine(title))), paper, ...shapes);
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}`, width: w, height: h };
}
