import type { TableCell } from 'mdast';
import { plainText } from './plain-text.ts';

/** The colours that cells can have: pale, so that dark text on them is read easily, in print as well. */
const COLOURS: Readonly<Record<string, string>> = {
  red: 'F6BDB5',
  yellow: 'FFEBAE',
  green: 'CDE8C4',
  blue: 'CFE0F5',
  grey: 'E3E6EA',
};

/** The colours of a table's cells by the words that cells begin with. */
export type Shades = ReadonlyMap<string, string>;

/** Reads `green yellow late=red`: a word that is a colour, or a word and its colour. */
export function readShades(text: string | undefined): Shades {
  return new Map(
    pairsOf(text ?? '').flatMap(({ word, colour }) => {
      const fill = Object.hasOwn(COLOURS, colour) ? COLOURS[colour] : undefined;
      return fill === undefined ? [] : [[word, fill] as const];
    }),
  );
}

/** Returns the colour of a cell: that of the word which is its first line, so that no colour speaks alone. */
export function shadeOf(cell: TableCell | undefined, shades: Shades): string | undefined {
  if (!cell || shades.size === 0) return undefined;
  const end = cell.children.findIndex(({ type }) => type === 'break' || type === 'html');
  const line = cell.children.slice(0, end < 0 ? undefined : end).map((child) => plainText(child));
  return shades.get(line.join('').trim().toLowerCase().replaceAll(' ', '_'));
}

/** Returns the colours a text asks for that there are not. */
export function strangeColours(text: string): string[] {
  return pairsOf(text).flatMap(({ colour }) => (Object.hasOwn(COLOURS, colour) ? [] : [colour]));
}

/** Returns the names of the colours that cells can have. */
export function colourNames(): string[] {
  return Object.keys(COLOURS);
}

function pairsOf(text: string): { word: string; colour: string }[] {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  return parts.map((part) => {
    const [word = '', colour = word] = part.split('=');
    return { word: word.toLowerCase(), colour };
  });
}
