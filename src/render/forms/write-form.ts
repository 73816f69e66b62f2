import type { FormField } from '../../registry/forms/form.ts';
import { A4, type Page, textWidth } from '../docx/page.ts';
import { pageNumber, shellParts } from '../docx/shell-parts.ts';
import { stylesXml } from '../docx/shell-styles.ts';
import { textPart, zip } from '../docx/zip.ts';
import { type FormText, formBody } from './form-body.ts';
import { paragraph, runs, xmlText } from './word-xml.ts';

/** A form that is to be written, with what it says of itself to programs. */
export type FormDocument = FormText & {
  readonly subject: string;
  readonly creator: string;
  readonly language: string;
  readonly properties: readonly (readonly [name: string, text: string])[];
};

/** More columns than this need a page on its side. */
const MOST_UPRIGHT = 4;

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"`;

/** Writes a form as a Word document with content controls. The same form gives the same bytes. */
export function writeForm(form: FormDocument): Uint8Array {
  const wide = isWide(form.fields);
  const page = wide ? { ...A4, width: A4.height, height: A4.width } : A4;
  const document = `<w:document ${NAMESPACES}><w:body>${formBody(form, textWidth(page))}${section(page, wide)}</w:body></w:document>`;
  const parts = {
    ...shared,
    'docProps/core.xml': coreXml(form),
    'docProps/custom.xml': part(customXml(form.properties)),
    'word/document.xml': part(document),
    'word/footer1.xml': part(footerXml(form.subject)),
    'word/styles.xml': stylesXml(form.language).replace('</w:styles>', () => `${STYLES}</w:styles>`),
  };
  return zip(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, textPart(text)])));
}

function isWide(fields: readonly FormField[]): boolean {
  return fields.some((field) => {
    if (field.shape === 'value') return false;
    return field.shape === 'rows' ? field.fields.length > MOST_UPRIGHT : isWide(field.fields);
  });
}

function part(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
}

function section({ width, height, left, right }: Page, wide: boolean): string {
  const turned = wide ? ' w:orient="landscape"' : '';
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${width}" w:h="${height}"${turned}/><w:pgMar w:top="1134" w:right="${right}" w:bottom="1134" w:left="${left}" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>`;
}

function footerXml(subject: string): string {
  const pages = `${pageNumber('PAGE')}${runs(' of ')}${pageNumber('NUMPAGES')}`;
  return `<w:ftr ${NAMESPACES}>${paragraph('footer', `${runs(`${subject} · page `)}${pages}`)}</w:ftr>`;
}

function coreXml({ title, subject, creator, language }: FormDocument): string {
  const core = shellParts['docProps/core.xml'] ?? '';
  const said = `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject><dc:creator>${xmlText(creator)}</dc:creator><dc:language>${xmlText(language)}</dc:language>`;
  return core.replace('<dcterms:created', () => `${said}<dcterms:created`);
}

function customXml(properties: FormDocument['properties']): string {
  const each = properties.map(
    ([name, text], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${xmlText(name)}"><vt:lpwstr>${xmlText(text)}</vt:lpwstr></property>`,
  );
  return `<Properties xmlns="${CUSTOM}" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${each.join('')}</Properties>`;
}

const STYLES =
  '<w:style w:type="paragraph" w:customStyle="1" w:styleId="FormHelp"><w:name w:val="Form Help"/><w:basedOn w:val="TableText"/><w:qFormat/><w:rPr><w:i/><w:iCs/><w:color w:val="5B6675"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:customStyle="1" w:styleId="FormNote"><w:name w:val="Form Note"/><w:basedOn w:val="FormHelp"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr></w:style>' +
  '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="5B6675"/></w:rPr></w:style>';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const KINDS = ['styles', 'numbering', 'footer', 'settings'];
const FILES = ['styles.xml', 'numbering.xml', 'footer1.xml', 'settings.xml'];

const LINKS = KINDS.map(
  (kind, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${FILES[i]}"/>`,
);
const TYPES = KINDS.map(
  (kind, i) => `<Override PartName="/word/${FILES[i]}" ContentType="${WORD_TYPE}.${kind}+xml"/>`,
);
const CUSTOM_TYPE =
  '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>';
const CUSTOM_LINK = `<Relationship Id="rId3" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/>`;

/** The parts that every form has alike. */
const shared: Readonly<Record<string, string>> = {
  '[Content_Types].xml': part(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>${TYPES.join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${CUSTOM_TYPE}</Types>`,
  ),
  '_rels/.rels': (shellParts['_rels/.rels'] ?? '').replace(
    '</Relationships>',
    () => `${CUSTOM_LINK}</Relationships>`,
  ),
  'word/_rels/document.xml.rels': part(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${LINKS.join('')}</Relationships>`,
  ),
  'word/numbering.xml': shellParts['word/numbering.xml'] ?? '',
  'word/settings.xml': shellParts['word/settings.xml'] ?? '',
};
