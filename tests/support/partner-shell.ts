import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { zipOf } from './zip-of.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const SPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:a="${DRAWING}/main" xmlns:pic="${DRAWING}/picture"`;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The ids that Word gives its own styles, in the language of whoever made the file. */
export type StyleIds = {
  readonly normal: string;
  readonly headings: readonly [string, string, string];
  readonly font: string;
  readonly table: string;
  readonly toc: readonly [string, string];
  readonly caption: string;
  readonly list: string;
  readonly quote: string;
  readonly header: string;
  readonly footer: string;
  readonly title: string;
};

/** The languages in which partners' Word files are made up here. */
export const LANGUAGES: Readonly<Record<'German' | 'Bulgarian' | 'Greek', StyleIds>> = {
  German: {
    normal: 'Standard',
    headings: ['berschrift1', 'berschrift2', 'berschrift3'],
    font: 'Absatz-Standardschriftart',
    table: 'NormaleTabelle',
    toc: ['Verzeichnis1', 'Verzeichnis2'],
    caption: 'Beschriftung',
    list: 'Listenabsatz',
    quote: 'Zitat',
    header: 'Kopfzeile',
    footer: 'Fuzeile',
    title: 'Titel',
  },
  Bulgarian: {
    normal: 'a',
    headings: ['1', '2', '3'],
    font: 'a0',
    table: 'a1',
    toc: ['11', '21'],
    caption: 'a9',
    list: 'a8',
    quote: 'a7',
    header: 'a3',
    footer: 'a5',
    title: 'aa',
  },
  Greek: {
    normal: 'a',
    headings: ['1', '2', '3'],
    font: 'a0',
    table: 'a1',
    toc: ['10', '20'],
    caption: 'a6',
    list: 'a5',
    quote: 'aff',
    header: 'a3',
    footer: 'a4',
    title: 'ab',
  },
};

/** What a partner's Word file holds beside its looks. */
export type PartnerShell = {
  readonly ids: StyleIds;
  /** The blocks of its three sections: the title page, the text, the back. */
  readonly sections: readonly [string, string, string];
  /** The section that holds the text has its pages numbered anew, from this. */
  readonly startsAt?: number;
  readonly header?: string;
};

/** Returns a Word file as a partner may give it: three sections, first and even pages of their own, numbered headings. */
export function partnerShell({ ids, sections, startsAt = 1, header }: PartnerShell): Uint8Array {
  const [front, text, back] = sections;
  const references = ['default', 'first', 'even']
    .map(
      (type, i) =>
        `<w:headerReference w:type="${type}" r:id="rId1${i}"/><w:footerReference w:type="${type}" r:id="rId2${i}"/>`,
    )
    .join('');
  const page = '<w:pgSz w:w="11906" w:h="16838"/>';
  const margins =
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>';
  const section = (more: string, type = 'nextPage') =>
    `<w:sectPr>${references}<w:type w:val="${type}"/>${page}${margins}${more}<w:cols w:space="708"/><w:titlePg/></w:sectPr>`;
  const end = (properties: string) => `<w:p><w:pPr>${properties}</w:pPr></w:p>`;
  const body = `${front}${end(section(''))}${text}${end(section(`<w:pgNumType w:fmt="decimal" w:start="${startsAt}"/>`))}${back}${section('', 'oddPage')}`;
  const heads = {
    default: header ?? LOGO,
    first: plain('Erste Seite {{project.acronym}}'),
    even: plain('Gerade'),
  };
  return zipOf(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': contentTypes(),
        '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
        'word/_rels/document.xml.rels': documentRelationships(),
        'word/document.xml': `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
        'word/styles.xml': styles(ids),
        'word/numbering.xml': numbering(ids),
        'word/settings.xml': `<w:settings xmlns:w="${W}"><w:clickAndTypeStyle w:val="${ids.normal}"/><w:evenAndOddHeaders/></w:settings>`,
        ...Object.fromEntries(
          Object.entries(heads).flatMap(([type, content]) => [
            [`word/header-${type}.xml`, `<w:hdr ${SPACES}>${content}</w:hdr>`],
            [`word/_rels/header-${type}.xml.rels`, relationships([['rId1', 'image', 'media/muster.png']])],
            [`word/footer-${type}.xml`, `<w:ftr ${SPACES}>${footer(type)}</w:ftr>`],
          ]),
        ),
        'word/media/muster.png': emblem,
      }).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** A picture, wide as it is high in the file: the frame is square and the emblem is not. */
export const LOGO: string = `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="900000"/><wp:docPr id="7" name="Grafik 7" descr="{{logo}}"/><a:graphic><a:graphicData uri="${DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="muster.png" descr="{{logo}}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:srcRect l="10000"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r><w:r><w:t>{{header}}</w:t></w:r></w:p>`;

const emblem = readFileSync(new URL('../../templates/eu-emblem.png', import.meta.url));

/** Returns a paragraph, of one run for each text. */
export function plain(...texts: readonly string[]): string {
  return styled('', ...texts);
}

/** Returns a paragraph of a style. */
export function styled(style: string, ...texts: readonly string[]): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${texts.map(run).join('')}</w:p>`;
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Returns a paragraph as Word leaves it once a placeholder was typed, corrected, and its first letters made bold. */
export function torn(before: string, key: string, after: string): string {
  const [a, b] = [key.slice(0, 3), key.slice(3)];
  const bold = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`;
  const slanted = (text: string) =>
    `<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>${text}</w:t></w:r><w:proofErr w:type="spellEnd"/>`;
  return `<w:p>${run(`${before}{`)}${bold('{')}${slanted(a)}<w:r><w:t>${b}}</w:t></w:r>${run(`}${after}`)}</w:p>`;
}

/** Returns a table, a row for each list of cells. */
export function table(...rows: readonly (readonly string[])[]): string {
  const width = 9072 / (rows[0]?.length ?? 1);
  const cells = (row: readonly string[]) =>
    row
      .map((text) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${plain(text)}</w:tc>`)
      .join('');
  const grid = (rows[0] ?? []).map(() => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="9072" w:type="dxa"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows
    .map((row) => `<w:tr>${cells(row)}</w:tr>`)
    .join('')}</w:tbl>`;
}

function footer(type: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">Seite (${type}) </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
}

function relationships(all: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const each = all.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function documentRelationships(): string {
  const heads = ['default', 'first', 'even'].flatMap((type, i): [string, string, string][] => [
    [`rId1${i}`, 'header', `header-${type}.xml`],
    [`rId2${i}`, 'footer', `footer-${type}.xml`],
  ]);
  return relationships([
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'numbering', 'numbering.xml'],
    ['rId3', 'settings', 'settings.xml'],
    ...heads,
  ]);
}

function contentTypes(): string {
  const named: [string, string][] = [
    ['document', 'document.main'],
    ['styles', 'styles'],
    ['numbering', 'numbering'],
    ['settings', 'settings'],
    ...['default', 'first', 'even'].flatMap((type): [string, string][] => [
      [`header-${type}`, 'header'],
      [`footer-${type}`, 'footer'],
    ]),
  ];
  const each = named.map(
    ([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${each.join('')}</Types>`;
}

function styles(ids: StyleIds): string {
  const paragraphStyle = (id: string, name: string, more = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${ids.normal}"/><w:next w:val="${ids.normal}"/>${more}</w:style>`;
  const headings = ids.headings.map((id, level) => {
    const numbers = level === 0 ? '<w:numId w:val="4"/>' : `<w:ilvl w:val="${level}"/><w:numId w:val="4"/>`;
    return paragraphStyle(
      id,
      `heading ${level + 1}`,
      `<w:link w:val="${id}Zchn"/><w:qFormat/><w:pPr><w:keepNext/><w:numPr>${numbers}</w:numPr><w:outlineLvl w:val="${level}"/></w:pPr><w:rPr><w:b/><w:color w:val="8B1A1A"/><w:sz w:val="${34 - level * 4}"/></w:rPr>`,
    );
  });
  const linked = ids.headings.map(
    (id, level) =>
      `<w:style w:type="character" w:customStyle="1" w:styleId="${id}Zchn"><w:name w:val="Heading ${level + 1} Char"/><w:basedOn w:val="${ids.font}"/><w:link w:val="${id}"/></w:style>`,
  );
  const others = [
    paragraphStyle(ids.toc[0], 'toc 1'),
    paragraphStyle(ids.toc[1], 'toc 2', '<w:pPr><w:ind w:left="220"/></w:pPr>'),
    paragraphStyle(ids.caption, 'caption', '<w:rPr><w:i/><w:color w:val="8B1A1A"/></w:rPr>'),
    paragraphStyle(ids.list, 'List Paragraph', '<w:pPr><w:ind w:left="720"/></w:pPr>'),
    paragraphStyle(ids.quote, 'Quote', '<w:rPr><w:i/><w:color w:val="8B1A1A"/></w:rPr>'),
    paragraphStyle(ids.header, 'header'),
    paragraphStyle(ids.footer, 'footer'),
    paragraphStyle(ids.title, 'Title', '<w:rPr><w:color w:val="8B1A1A"/><w:sz w:val="56"/></w:rPr>'),
    // A style of the partner's own has an id that documents use for another.
    paragraphStyle('CodeBlock', 'Hinweis', '<w:rPr><w:color w:val="00AA00"/></w:rPr>'),
  ];
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="${ids.normal}"><w:name w:val="Normal"/><w:qFormat/></w:style>`;
  const font = `<w:style w:type="character" w:default="1" w:styleId="${ids.font}"><w:name w:val="Default Paragraph Font"/></w:style>`;
  const plainTable = `<w:style w:type="table" w:default="1" w:styleId="${ids.table}"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>`;
  const defaults =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Carlito" w:hAnsi="Carlito" w:cs="Carlito"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>';
  return `<w:styles xmlns:w="${W}">${defaults}${normal}${font}${plainTable}${[...headings, ...linked, ...others].join('')}</w:styles>`;
}

/** Its first list, number 1, is one of squares: whoever takes 1 for headings shows squares. */
function numbering(ids: StyleIds): string {
  const squares = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="■"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>`;
  const levels = ids.headings
    .map((id, level) => {
      const text = ['%1', '%1.%2', '%1.%2.%3'][level];
      return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="${id}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>`;
    })
    .join('');
  const headings = `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${levels}</w:abstractNum>`;
  return `<w:numbering xmlns:w="${W}">${squares}${headings}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
}
