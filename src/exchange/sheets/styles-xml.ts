import { LOOKS, type Look } from './written-workbook.ts';

type Style = {
  readonly font?: number;
  readonly fill?: number;
  readonly border?: boolean;
  /** 49 is text, 164 a day. */
  readonly format?: number;
  readonly open?: boolean;
  readonly wrap?: boolean;
  readonly middle?: boolean;
  readonly quoted?: boolean;
};

const TEXT = 49;
const DAY = 164;

const STYLES: Readonly<Record<Look, Style>> = {
  plain: {},
  key: { font: 3, format: TEXT },
  title: { font: 1, fill: 2, border: true, format: TEXT, wrap: true, middle: true },
  needed: { font: 1, fill: 3, border: true, format: TEXT, wrap: true, middle: true },
  shown: { font: 1, fill: 4, border: true, format: TEXT, wrap: true, middle: true },
  id: { font: 2, fill: 5, border: true, format: TEXT, wrap: true },
  text: { border: true, format: TEXT, open: true, wrap: true },
  number: { border: true, open: true },
  date: { border: true, format: DAY, open: true },
  'fixed-text': { font: 3, fill: 5, border: true, format: TEXT, wrap: true },
  'fixed-number': { font: 3, fill: 5, border: true },
  'fixed-date': { font: 3, fill: 5, border: true, format: DAY },
  heading: { font: 4, middle: true },
  prose: { wrap: true },
  term: { font: 2, wrap: true },
};

/** Returns the number of the format of a cell; of a text that a spreadsheet might run once somebody touches it, a quoted one. */
export function styleOf(look: Look, quoted: boolean): number {
  return LOOKS.indexOf(look) * 2 + (quoted ? 1 : 0);
}

/** Returns the part with the formats of cells. */
export function stylesXml(): string {
  const formats = LOOKS.flatMap((look) => [STYLES[look], { ...STYLES[look], quoted: true }]);
  const font = (size: number, colour: string, bold = false) =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${colour}"/><name val="Calibri"/><family val="2"/></font>`;
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const side = (name: string) => `<${name} style="thin"><color rgb="FFD0D5DD"/></${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
    `<fonts count="5">${font(10, '1F2933')}${font(10, 'FFFFFF', true)}${font(10, '1F2933', true)}${font(10, '667085')}${font(14, '1F4E79', true)}</fonts>`,
    '<fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    `${fill('1F4E79')}${fill('8A3B12')}${fill('667085')}${fill('F2F4F7')}</fills>`,
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.map(formatXml).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function formatXml({ font = 0, fill = 0, border, format = 0, open, wrap, middle, quoted }: Style): string {
  const alignment = `<alignment vertical="${middle ? 'center' : 'top'}"${wrap ? ' wrapText="1"' : ''}/>`;
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border ? 1 : 0}" xfId="0"${quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${alignment}<protection locked="${open ? 0 : 1}"/></xf>`;
}
