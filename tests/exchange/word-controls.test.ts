import { describe, expect, test } from 'vitest';
import { readWordDocument } from '../../src/exchange/word/read-document.ts';
import type { WordDocument } from '../../src/exchange/word/word-document.ts';
import { paragraph, stylesPart, wordFile } from '../support/word-file.ts';

const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const BY = 'w:author="Ewa" w:date="2026-01-02T10:00:00Z"';

function documentOf(body: string, more: Readonly<Record<string, string>> = {}): WordDocument {
  const read = readWordDocument(wordFile(body, more));
  if (typeof read === 'string') throw new Error(read);
  return read;
}

const control = (tag: string, content: string, kind = '<w:text/>') =>
  `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:tag w:val="${tag}"/>${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const item = (content: string) =>
  `<w:sdt ${W15}><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const section = (tag: string, items: string) => control(tag, items, `<w15:repeatingSection ${W15}/>`);
const row = (properties: string, cell: string) => `<w:tr>${properties}<w:tc>${cell}</w:tc></w:tr>`;

const answer = (tag: string, text: string) => ({ tag, kind: 'answer', text, items: [] });

describe('content controls', () => {
  test.each([
    ['within a line', `<w:p>${run('Title: ')}${control('title', run('Good &amp; new'))}</w:p>`, 'Good & new'],
    ['around paragraphs, each a line', control('title', paragraph('one') + paragraph('two')), 'one\ntwo'],
    [
      'of which nothing is filled in',
      `<w:p>${control('title', run('Click'), '<w:showingPlcHdr/><w:text/>')}</w:p>`,
      '',
    ],
    [
      'in which a control of another program stands',
      `<w:p>${control('title', run('a ') + control('goog_rdk_0', run('b')) + run(' c'))}</w:p>`,
      'a b c',
    ],
    [
      'with changes: what is deleted is gone, what is inserted is there',
      `<w:p>${control('title', `<w:del w:id="1" ${BY}><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2" ${BY}>${run('new')}</w:ins>`)}</w:p>`,
      'new',
    ],
    [
      'whose line end was deleted',
      control(
        'title',
        `<w:p><w:pPr><w:rPr><w:del w:id="1" ${BY}/></w:rPr></w:pPr>${run('one')}</w:p>${paragraph(' two')}`,
      ),
      'one two',
    ],
  ])('%s', (_, body, text) => {
    const found = documentOf(body).controls.filter(({ tag }) => tag === 'title');
    expect(found).toEqual([answer('title', text)]);
  });

  test('that repeat, in a table: a row that was deleted with changes tracked is gone', () => {
    const deleted = `<w:trPr><w:del w:id="1" ${BY}/></w:trPr>`;
    const cell = (text: string) => `<w:p>${control('list.name', run(text))}</w:p>`;
    const rows = item(row('', cell('one'))) + item(row(deleted, cell('two'))) + item(row('', cell('three')));
    const { controls, changes } = documentOf(`<w:tbl>${section('list', rows)}</w:tbl>`);
    expect(controls).toEqual([
      {
        ...{ tag: 'list', kind: 'section', text: '' },
        items: [[answer('list.name', 'one')], [answer('list.name', 'three')]],
      },
    ]);
    expect(changes).toEqual([
      {
        kind: 'row deleted',
        author: 'Ewa',
        date: '2026-01-02T10:00:00Z',
        text: 'two',
        where: 'table 1, row 2',
      },
    ]);
  });

  test('that repeat within others', () => {
    const inner = (text: string) => section('a.b', item(`<w:p>${control('a.b.c', run(text))}</w:p>`));
    const { controls } = documentOf(section('a', item(inner('x')) + item(inner('y'))));
    expect(controls[0]?.items.map(([list]) => list?.items[0]?.[0]?.text)).toEqual(['x', 'y']);
  });
});

test('changes and remarks are listed with who, when and where', () => {
  const comments = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="4" ${BY}>${paragraph('Why?')}${paragraph('Really?')}</w:comment></w:comments>`;
  const heading = `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>${run('Tasks')}</w:p>`;
  const { changes, remarks, revisions } = documentOf(
    `${heading}<w:p>${run('a ')}<w:ins w:id="1" ${BY}>${run('b')}</w:ins><w:moveFrom w:id="2" ${BY}><w:r><w:t>c</w:t></w:r></w:moveFrom><w:commentRangeStart w:id="4"/>${run('about')}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>`,
    { 'word/styles.xml': stylesPart({ berschrift1: 'heading 1' }), 'word/comments.xml': comments },
  );
  const told = { author: 'Ewa', date: '2026-01-02T10:00:00Z', where: 'below "Tasks"' };
  expect(changes).toEqual([
    { ...told, kind: 'inserted', text: 'b' },
    { ...told, kind: 'deleted', text: 'c' },
  ]);
  expect(remarks).toEqual([{ ...told, text: 'Why?\nReally?', anchor: 'about' }]);
  expect(revisions).toEqual({ insertions: 1, deletions: 1, comments: 1 });
});
