import { A4, textWidth } from './page.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function part(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
}

function placeholder(key: string, style = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t>{{${key}}}</w:t></w:r></w:p>`;
}

function section(references: string): string {
  const size = `<w:pgSz w:w="${A4.width}" w:h="${A4.height}"/>`;
  const margins = `<w:pgMar w:top="${A4.top}" w:right="${A4.right}" w:bottom="${A4.bottom}" w:left="${A4.left}" w:header="680" w:footer="567" w:gutter="0"/>`;
  return `<w:sectPr>${references}${size}${margins}<w:cols w:space="708"/></w:sectPr>`;
}

/** Returns a field that Word fills with a number of pages: `PAGE`, `NUMPAGES`. */
export function pageNumber(code: string): string {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${char('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${char('separate')}<w:r><w:t>1</w:t></w:r>${char('end')}`;
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Two texts at the two edges of the page, upright or on its side: a tab stop would not follow a wide page. */
function edges(cells: { left: string; right: string }, style: string, side: 'top' | 'bottom'): string {
  const half = textWidth(A4) / 2;
  const narrow = style === 'header' ? Math.round(half / 2) : half;
  const wide = half * 2 - narrow;
  const cell = (content: string, align: string, width: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${Math.round((width / (half * 2)) * 5000)}" w:type="pct"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/><w:jc w:val="${align}"/></w:pPr>${content}</w:p></w:tc>`;
  const border = `<w:tblBorders><w:${side} w:val="single" w:sz="6" w:space="0" w:color="C3CCDA"/></w:tblBorders>`;
  const flush = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';
  const properties = `<w:tblPr><w:tblStyle w:val="GrantbookFrame"/><w:tblW w:w="5000" w:type="pct"/>${border}<w:tblLayout w:type="fixed"/>${flush}</w:tblPr>`;
  const grid = `<w:tblGrid><w:gridCol w:w="${narrow}"/><w:gridCol w:w="${wide}"/></w:tblGrid>`;
  const row = `<w:tr>${cell(cells.left, 'left', narrow)}${cell(cells.right, 'right', wide)}</w:tr>`;
  return `<w:tbl>${properties}${grid}${row}</w:tbl><w:p><w:pPr><w:pStyle w:val="TableSpace"/></w:pPr></w:p>`;
}

const COVER = section('<w:footerReference w:type="default" r:id="rId3"/>');
const BODY = section(
  '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>',
);

const COVER_PAGE = `${placeholder('cover')}<w:p><w:pPr><w:pStyle w:val="TableSpace"/>${COVER}</w:pPr></w:p>`;

/** Returns the built-in shell's document part, with a title page or without. */
export function documentPart(hasCover: boolean): string {
  const blocks = `${hasCover ? COVER_PAGE : ''}${placeholder('body')}${BODY}`;
  return part(`<w:document ${W} ${R}><w:body>${blocks}</w:body></w:document>`);
}

const HEADER = edges({ left: run('{{project.acronym}}'), right: run('{{header}}') }, 'header', 'bottom');
const FOOTER = edges(
  {
    left: run('{{footer}}'),
    right: run('Page ') + pageNumber('PAGE') + run(' of ') + pageNumber('NUMPAGES'),
  },
  'footer',
  'top',
);

const HEADING_LEVELS = [1, 2, 3, 4, 5, 6]
  .map((level) => {
    const text = Array.from({ length: level }, (_, i) => `%${i + 1}`).join('.');
    const indent = [567, 680, 794, 907, 1077, 1247][level - 1];
    return `<w:lvl w:ilvl="${level - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading${level}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent}" w:hanging="${indent}"/></w:pPr></w:lvl>`;
  })
  .join('');

const NUMBERING = part(
  `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${HEADING_LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
);

const SETTINGS = part(
  `<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
);

const PARTS = ['styles', 'numbering', 'footer', 'header', 'footer', 'settings'];
const FILES = ['styles.xml', 'numbering.xml', 'footer1.xml', 'header1.xml', 'footer2.xml', 'settings.xml'];

const RELATIONSHIPS = part(
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${PARTS.map(
    (kind, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${FILES[i]}"/>`,
  ).join('')}</Relationships>`,
);

const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

const CONTENT_TYPES = part(
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>${PARTS.map(
    (kind, i) => `<Override PartName="/word/${FILES[i]}" ContentType="${WORD_TYPE}.${kind}+xml"/>`,
  ).join('')}<Override PartName="/docProps/core.xml" ContentType="${CORE_TYPE}"/></Types>`,
);

const ROOT_RELATIONSHIPS = part(
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
);

const CORE = part(
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>',
);

/** The parts of the built-in shell but its document and its styles. */
export const shellParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': CONTENT_TYPES,
  '_rels/.rels': ROOT_RELATIONSHIPS,
  'docProps/core.xml': CORE,
  'word/_rels/document.xml.rels': RELATIONSHIPS,
  'word/footer1.xml': part(`<w:ftr ${W} ${R}>${placeholder('imprint')}</w:ftr>`),
  'word/footer2.xml': part(`<w:ftr ${W} ${R}>${FOOTER}</w:ftr>`),
  'word/header1.xml': part(`<w:hdr ${W} ${R}>${HEADER}</w:hdr>`),
  'word/numbering.xml': NUMBERING,
  'word/settings.xml': SETTINGS,
};
