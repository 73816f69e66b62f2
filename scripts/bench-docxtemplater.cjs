// Fills a Word file with docxtemplater: its paragraphs, or the rows of its table, repeated for the data.
const { readFileSync, writeFileSync } = require('node:fs');
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');

const [, , data, out] = process.argv;
const COLUMNS = ['id', 'title', 'owner', 'taken_on', 'score', 'note'];
const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cells = COLUMNS.map((name, i) => {
  const text = `${i === 0 ? '{#rows}' : ''}{${name}}${i === COLUMNS.length - 1 ? '{/rows}' : ''}`;
  return `<w:tc><w:tcPr><w:tcW w:w="1600" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
}).join('');
const table = `<w:tbl><w:tblPr/><w:tblGrid>${COLUMNS.map(() => '<w:gridCol w:w="1600"/>').join('')}</w:tblGrid><w:tr>${cells}</w:tr></w:tbl>`;
const blocks = ['{#paragraphs}', '{text}', '{/paragraphs}'].map(paragraph).join('') + table;

const zip = new PizZip();
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
zip.file(
  '[Content_Types].xml',
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
);
zip.file(
  '_rels/.rels',
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
);
zip.file(
  'word/document.xml',
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${blocks}<w:sectPr/></w:body></w:document>`,
);
const document = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true });
document.render(JSON.parse(readFileSync(data, 'utf8')));
writeFileSync(out, document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
