import { A4, textWidth } from './page.ts';

/** A style of the built-in shell; one a partner's shell lacks is added to it. */
export type ShellStyle = { readonly id: string; readonly xml: string };

const BLUE = '1F3F8F';
const INK = '1B2430';
const GREY = '5B6675';
const RULE = 'C3CCDA';
const PALE = 'EEF2F9';

type Looks = {
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
};

function paragraphStyle(
  id: string,
  name: string,
  { based = 'Normal', next, paragraph = '', run = '' }: Looks,
): ShellStyle {
  const follows = next === undefined ? '' : `<w:next w:val="${next}"/>`;
  const xml = `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>${follows}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  return { id, xml };
}

function spacing(before: number, after: number, line?: number): string {
  const lines = line === undefined ? '' : ` w:line="${line}" w:lineRule="auto"`;
  return `<w:spacing w:before="${before}" w:after="${after}"${lines}/>`;
}

function font(size: number, color: string, bold = false): string {
  return `${bold ? '<w:b/><w:bCs/>' : ''}<w:color w:val="${color}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

function heading(level: number, size: number, before: number): ShellStyle {
  const paragraph = `<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr>${spacing(before, 100)}<w:outlineLvl w:val="${level - 1}"/>`;
  return paragraphStyle(`Heading${level}`, `heading ${level}`, {
    next: 'Normal',
    paragraph,
    run: font(size, BLUE, true),
  });
}

function contents(level: number): ShellStyle {
  const tab = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${textWidth(A4)}"/></w:tabs>`;
  const indent = `<w:ind w:left="${(level - 1) * 240}"/>`;
  const paragraph = `${tab}${spacing(level === 1 ? 80 : 0, 40)}${indent}`;
  return paragraphStyle(`TOC${level}`, `toc ${level}`, {
    next: 'Normal',
    paragraph,
    run: level === 1 ? '<w:b/><w:bCs/>' : '',
  });
}

const HEADINGS = [
  heading(1, 32, 400),
  heading(2, 26, 300),
  heading(3, 23, 240),
  heading(4, 22, 200),
  heading(5, 21, 180),
  heading(6, 21, 180),
];

const FRONT = [
  paragraphStyle('Title', 'Title', {
    next: 'Normal',
    paragraph: spacing(240, 160, 252),
    run: font(60, BLUE, true),
  }),
  paragraphStyle('Subtitle', 'Subtitle', { next: 'Normal', paragraph: spacing(0, 480), run: font(30, GREY) }),
  paragraphStyle('CoverKicker', 'Cover Kicker', {
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="${BLUE}"/></w:pBdr>${spacing(0, 1100)}`,
    run: font(28, BLUE, true),
  }),
  paragraphStyle('CoverText', 'Cover Text', { paragraph: spacing(0, 200), run: font(22, INK) }),
  paragraphStyle('Imprint', 'Imprint', { paragraph: spacing(0, 60), run: font(17, GREY) }),
  paragraphStyle('FrontHeading', 'Front Heading', {
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(320, 140)}`,
    run: font(28, BLUE, true),
  }),
];

const TEXT = [
  paragraphStyle('ListParagraph', 'List Paragraph', {
    paragraph: `${spacing(0, 120)}<w:contextualSpacing/>`,
  }),
  paragraphStyle('Quote', 'Quote', {
    paragraph: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="${RULE}"/></w:pBdr>${spacing(60, 160)}<w:ind w:left="340" w:right="340"/>`,
    run: '<w:i/><w:iCs/>',
  }),
  paragraphStyle('NoteBox', 'Note Box', {
    paragraph: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="${PALE}"/><w:left w:val="single" w:sz="24" w:space="10" w:color="${BLUE}"/><w:bottom w:val="single" w:sz="4" w:space="5" w:color="${PALE}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${PALE}"/>${spacing(60, 120)}<w:ind w:left="240" w:right="100"/>`,
  }),
  paragraphStyle('CodeBlock', 'Code Block', {
    paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="F4F5F7"/>${spacing(60, 160)}`,
    run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="18"/>',
  }),
  paragraphStyle('Caption', 'caption', {
    next: 'Normal',
    paragraph: spacing(200, 100),
    run: font(20, GREY, true),
  }),
  paragraphStyle('Figure', 'Figure', { paragraph: `<w:keepNext/>${spacing(160, 60)}<w:jc w:val="center"/>` }),
  paragraphStyle('TableText', 'Table Text', { paragraph: spacing(40, 40, 252), run: font(19, INK) }),
  paragraphStyle('TableHeading', 'Table Heading', {
    based: 'TableText',
    paragraph: `<w:keepNext/>${spacing(60, 60, 252)}`,
    run: font(19, 'FFFFFF', true),
  }),
  paragraphStyle('FieldName', 'Field Name', { based: 'TableText', run: font(19, BLUE, true) }),
  paragraphStyle('TableSpace', 'Table Space', {
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
    run: '<w:sz w:val="8"/><w:szCs w:val="8"/>',
  }),
  paragraphStyle('header', 'header', { paragraph: spacing(0, 0), run: font(17, GREY) }),
  paragraphStyle('footer', 'footer', { paragraph: spacing(0, 0), run: font(17, GREY) }),
  paragraphStyle('FootnoteText', 'footnote text', { paragraph: spacing(0, 40, 240), run: font(18, INK) }),
];

const CHARACTERS: readonly ShellStyle[] = [
  {
    id: 'FootnoteReference',
    xml: '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
  },
  {
    id: 'Hyperlink',
    xml: `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="${BLUE}"/><w:u w:val="single"/></w:rPr></w:style>`,
  },
  {
    id: 'CodeText',
    xml: '<w:style w:type="character" w:customStyle="1" w:styleId="CodeText"><w:name w:val="Code Text"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="19"/></w:rPr></w:style>',
  },
];

const MARGINS =
  '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>';

/** Nothing at the outer edges, so that its texts stand in line with those around the table. */
const FLUSH =
  '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';

function rule(side: string, color: string, size = 4): string {
  return `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`;
}

function tableStyle(
  id: string,
  name: string,
  inside: { borders: string; more?: string; margins?: string },
): ShellStyle {
  const properties = `<w:tblPr><w:tblStyleRowBandSize w:val="1"/>${inside.borders === '' ? '' : `<w:tblBorders>${inside.borders}</w:tblBorders>`}${inside.margins ?? MARGINS}</w:tblPr>`;
  const head = `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/>`;
  return {
    id,
    xml: `${head}<w:pPr><w:spacing w:after="0"/></w:pPr>${properties}${inside.more ?? ''}</w:style>`,
  };
}

const TABLES: readonly ShellStyle[] = [
  {
    id: 'TableNormal',
    xml: '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  },
  tableStyle('GrantbookTable', 'Grantbook Table', {
    borders: rule('top', BLUE, 8) + rule('bottom', BLUE, 8) + rule('insideH', RULE),
    more:
      `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${BLUE}"/></w:tcPr></w:tblStylePr>` +
      `<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${PALE}"/></w:tcPr></w:tblStylePr>`,
  }),
  tableStyle('GrantbookFields', 'Grantbook Fields', {
    borders: rule('top', RULE) + rule('bottom', RULE) + rule('insideH', RULE),
  }),
  tableStyle('GrantbookFrame', 'Grantbook Frame', { borders: '', margins: FLUSH }),
];

/** Every style of the built-in shell but the default one. */
export const shellStyles: readonly ShellStyle[] = [
  ...HEADINGS,
  ...FRONT,
  contents(1),
  contents(2),
  contents(3),
  ...TEXT,
  ...CHARACTERS,
  ...TABLES,
];

/** Returns the built-in shell's styles part. */
export function stylesXml(language: string): string {
  const fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>';
  const run = `${fonts}<w:color w:val="${INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/>`;
  const paragraph = '<w:spacing w:after="140" w:line="271" w:lineRule="auto"/>';
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${paragraph}</w:pPr></w:pPrDefault></w:docDefaults>`;
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  const font =
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>';
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles ${namespace}>${defaults}${normal}${font}${shellStyles.map(({ xml }) => xml).join('')}</w:styles>`;
}
