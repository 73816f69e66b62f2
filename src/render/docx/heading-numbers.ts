import type { NumberedHeading, Numbering, Target } from '../markdown/number-tree.ts';
import { unescapeXml } from './safe-text.ts';
import { type Parts, partText } from './zip.ts';

/** How a level of headings is numbered: `Chapter %1`, the formats of the numbers of each level, their firsts. */
type Level = {
  readonly text: string;
  readonly formats: readonly string[];
  readonly starts: readonly number[];
};

/**
 * Returns the numbers of headings as the styles of a shell show them: `II.`, `Chapter 2`, or none at all.
 * Where headings have no numbers, what refers to one says its text.
 */
export function shellNumbering(numbering: Numbering, parts: Parts): Numbering {
  const levels = headingLevels(parts);
  const shown = (number: string) => numberOf(number, levels);
  const headings = [...numbering.headings].map(
    ([node, heading]) => [node, { ...heading, number: shown(heading.number) }] as const,
  );
  const all = [...numbering.headings.values()];
  const targets = [...numbering.targets].map(
    ([id, target]) => [id, target.kind === 'number' ? targetOf(target, all, shown) : target] as const,
  );
  return { ...numbering, headings: new Map(headings), targets: new Map(targets) };
}

function targetOf(
  target: Target,
  headings: readonly NumberedHeading[],
  shown: (number: string) => string,
): Target {
  // Word leaves the full stop after a number out where it refers to it.
  const text = shown(target.text).replace(/\.$/, '');
  if (text !== '') return { ...target, text };
  const heading = headings.find(({ number }) => number === target.text);
  return { ...target, kind: 'text', text: heading?.text ?? target.text };
}

function numberOf(number: string, levels: readonly (Level | undefined)[]): string {
  const parts = number === '' ? [] : number.split('.').map(Number);
  const level = levels[Math.min(parts.length, levels.length) - 1];
  if (!level) return '';
  return level.text
    .replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return formatted((parts[at] ?? 1) + (level.starts[at] ?? 1) - 1, level.formats[at] ?? 'decimal');
    })
    .trim();
}

function formatted(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(value);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let [rest, text] = [value, ''];
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

/** As Word counts on: Z, AA, BB. */
function letters(value: number): string {
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function headingLevels(parts: Parts): (Level | undefined)[] {
  const styles = partText(parts, 'word/styles.xml') ?? '';
  const lists = partText(parts, 'word/numbering.xml') ?? '';
  return [0, 1, 2, 3, 4, 5].map((level) => {
    const numbers = styleNumbers(styles, `Heading${level + 1}`);
    const list = numbers && listOf(lists, numbers.list);
    return list === undefined ? undefined : levelIn(list, numbers?.level ?? level);
  });
}

type StyleNumbers = { readonly list: string; readonly level: number | undefined };

/** The list of a style, or of the one it is based on. */
function styleNumbers(styles: string, id: string, depth = 0): StyleNumbers | undefined {
  const style =
    new RegExp(`<w:style\\b[^>]*\\bw:styleId="${id}"[\\s\\S]*?</w:style>`).exec(styles)?.[0] ?? '';
  const list = valueIn(style, 'numId');
  if (list === '0') return undefined;
  const level = valueIn(style, 'ilvl');
  if (list !== undefined) return { list, level: level === undefined ? undefined : Number(level) };
  const based = valueIn(style, 'basedOn');
  return based === undefined || depth > 9 ? undefined : styleNumbers(styles, based, depth + 1);
}

function listOf(lists: string, number: string): string | undefined {
  const used = new RegExp(`<w:num\\b[^>]*\\bw:numId="${number}"[\\s\\S]*?</w:num>`).exec(lists)?.[0] ?? '';
  const all = [...lists.matchAll(/<w:abstractNum\b[\s\S]*?<\/w:abstractNum>/g)].map(([list]) => list);
  const id = valueIn(used, 'abstractNumId');
  const list = all.find((each) => /\bw:abstractNumId="([^"]*)"/.exec(each)?.[1] === id);
  const linked = list && valueIn(list, 'numStyleLink');
  return linked === undefined ? list : all.find((each) => valueIn(each, 'styleLink') === linked);
}

function levelIn(list: string, level: number): Level | undefined {
  const levels = [...list.matchAll(/<w:lvl\b[\s\S]*?<\/w:lvl>/g)].map(([each]) => each);
  const own = levels[level];
  if (own === undefined || valueIn(own, 'numFmt') === 'bullet') return undefined;
  const legal = own.includes('<w:isLgl/>');
  return {
    text: unescapeXml(valueIn(own, 'lvlText') ?? ''),
    formats: levels.map((each) => (legal ? 'decimal' : (valueIn(each, 'numFmt') ?? 'decimal'))),
    starts: levels.map((each) => Number(valueIn(each, 'start') ?? 1)),
  };
}

function valueIn(xml: string, name: string): string | undefined {
  return new RegExp(`<w:${name}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1];
}
