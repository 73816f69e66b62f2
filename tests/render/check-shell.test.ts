import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkShell } from '../../src/render/docx/check-shell.ts';
import { builtInShell } from '../../src/render/docx/open-shell.ts';
import { zip } from '../../src/render/docx/zip.ts';
import { paragraph, stylesPart, wordFile } from '../support/word-file.ts';
import { zipOf } from '../support/zip-of.ts';

const FIELDS = {
  names: { record: ['id', 'title', 'due'], project: ['acronym'] },
  fields: { record: [] },
};
const BODY = paragraph('{{body}}');
const MACRO_TYPE =
  '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>';
const GERMAN = stylesPart({
  berschrift1: 'heading 1',
  berschrift2: 'heading 2',
  berschrift3: 'Heading 3',
  Beschriftung: 'caption',
  Tabelle: 'Grantbook Table',
});

/** The findings about a document as a shell: `code message; hint`. */
async function findingsOf(bytes: Uint8Array): Promise<string[]> {
  const { problems } = await checkShell({ file: 'shell.docx', bytes }, FIELDS);
  return problems.map(({ code, message, hint }) => `${code} ${message}; ${hint}`);
}

/** A document with the main styles under their German ids. */
function styled(text: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return wordFile(text, { 'word/styles.xml': GERMAN, ...more });
}

describe('a Word document as a shell', () => {
  test('with {{body}} alone in a paragraph, values, and styles in the language of its Word is good', async () => {
    const text = paragraph('{{record.id}}: ', '{{rec', 'ord.title}}') + paragraph('{{date record.due}}');
    const { problems, placeholders } = await checkShell(
      { file: 'shell.docx', bytes: styled(text + paragraph('{{bo', 'dy}}')) },
      FIELDS,
    );
    expect(problems).toEqual([]);
    expect(placeholders).toEqual(['body', 'date record.due', 'record.id', 'record.title']);
  });

  test('without styles says which of the main ones it lacks, and lists all', async () => {
    const { problems, lacking } = await checkShell(
      { file: 'shell.docx', bytes: wordFile(BODY, { 'word/styles.xml': stylesPart({ a: 'heading 1' }) }) },
      FIELDS,
    );
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'template/shell-style',
        'warning',
        'the shell lacks the styles "heading 2", "heading 3", "caption", "Grantbook Table"',
      ],
    ]);
    expect(lacking).toEqual(expect.arrayContaining(['Title', 'Quote', 'toc 1']));
    expect(lacking).not.toContain('heading 1');
  });

  const once = 'write {{body}} once, alone in a paragraph of the page itself';
  const textBox = `<w:p><w:r><w:pict><w:txbxContent>${BODY}</w:txbxContent></w:pict></w:r></w:p>`;
  test.each<[string, string, string]>([
    ['nowhere', paragraph('Hello'), 'the shell has no place for the text'],
    ['twice', BODY + BODY, '{{body}} stands 2 times'],
    ['twice in one paragraph', paragraph('{{body}}{{body}}'), '{{body}} stands 2 times'],
    ['in a table', `<w:tbl><w:tr><w:tc>${BODY}</w:tc></w:tr></w:tbl>`, '{{body}} stands in a table'],
    ['in a text box', textBox, '{{body}} stands in a text box'],
    [
      'beside other text',
      paragraph('Text: ', '{{body}}'),
      'there is more in the paragraph of {{body}}, which would be lost',
    ],
    [
      'beside a picture',
      '<w:p><w:r><w:drawing/></w:r><w:r><w:t>{{body}}</w:t></w:r></w:p>',
      'there is more in the paragraph of {{body}}, which would be lost',
    ],
    [
      'at the end of a section',
      '<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{body}}</w:t></w:r></w:p>',
      'there is more in the paragraph of {{body}}, which would be lost',
    ],
  ])('with {{body}} %s is refused', async (_, text, message) => {
    expect(await findingsOf(styled(text))).toEqual([`template/shell ${message}; ${once}`]);
  });

  test.each<[string, string]>([
    [
      'record.titel',
      'template/unknown-value "record.titel" is no field of the registry; did you mean "record.title"?',
    ],
    [
      'projet.acronym',
      'template/unknown-value templates have no value "projet.acronym"; did you mean "project"?',
    ],
    ['daet record.due', 'template/unknown-helper there is no helper "daet"; did you mean "date"?'],
    ['bdy', 'template/unknown-value templates have no value "bdy"; did you mean "body"?'],
    [' cover ', 'template/shell there are spaces in "{{ cover }}"; write {{cover}}'],
    [
      '#if record.due',
      'template/not-allowed a shell holds values only, and not "{{#if record.due}}"; write the condition or the loop in the template, which fills {{body}}',
    ],
  ])('that asks for {{%s}} is told what is near', async (placeholder, finding) => {
    expect(await findingsOf(styled(paragraph(`{{${placeholder}}}`) + BODY))).toEqual([finding]);
  });

  const word = 'save it in Word as .docx, without a password';
  test.each<[string, Uint8Array, string]>([
    ['is a text', strToU8('hello'), `it is not a Word document; ${word}`],
    ['is empty', new Uint8Array(), `it is not a Word document; ${word}`],
    [
      'has a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      `it is an older .doc file or is protected by a password; ${word}`,
    ],
    ['is a spreadsheet', zipOf({ 'xl/workbook.xml': strToU8('<a/>') }), `it is not a Word document; ${word}`],
    [
      'holds macros',
      wordFile(BODY, { 'word/vbaProject.bin': 'x' }),
      'it holds macros; save it in Word as a document without macros (.docx)',
    ],
    [
      'is of the kind that holds macros',
      wordFile(BODY, { '[Content_Types].xml': `<Types>${MACRO_TYPE}</Types>` }),
      'it holds macros; save it in Word as a document without macros (.docx)',
    ],
    [
      'has no list of its parts',
      zipOf({ 'word/document.xml': strToU8('<w:document/>') }),
      `it is not a Word document; ${word}`,
    ],
    [
      'would fill the memory',
      zipOf({ 'word/document.xml': new Uint8Array(60_000_000) }),
      `it is too large; ${word}`,
    ],
    [
      'is broken',
      wordFile('', { 'word/document.xml': '<w:document><w:body' }),
      `its text is no XML; ${word}`,
    ],
  ])('that %s cannot be used', async (_, bytes, why) => {
    expect(await findingsOf(bytes)).toEqual([`template/shell the shell cannot be used: ${why}`]);
  });

  test('that is our own has every style and every place', async () => {
    expect(await checkShell({ file: 'own.docx', bytes: zip(builtInShell('en-GB', true)) }, FIELDS)).toEqual({
      problems: [],
      placeholders: ['body', 'cover', 'footer', 'header', 'imprint', 'project.acronym'],
      repeated: [],
      lacking: [],
    });
  });
});
