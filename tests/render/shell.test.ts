import { strToU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDrawingTools } from '../../src/io/drawing-tools.ts';
import { readyShell } from '../../src/render/docx/open-shell.ts';
import { readShell } from '../../src/render/docx/read-shell.ts';
import { partText } from '../../src/render/docx/zip.ts';
import { renderDocx } from '../../src/render/render-document.ts';
import type { RenderRequest } from '../../src/render/template.ts';
import { LANGUAGES, LOGO, partnerShell, plain, styled, table, torn } from '../support/partner-shell.ts';
import { paragraph, stylesPart, wordFile } from '../support/word-file.ts';
import { zipOf } from '../support/zip-of.ts';
import { requestFor } from './book.ts';
import { docxOf, paragraphsOf, partOf, partsOf } from './docx-parts.ts';
import { faultsOf } from './ooxml-faults.ts';

const BODY = paragraph('{{body}}');

/** A request whose document is made in a Word file. */
async function inShell(bytes: Uint8Array, body = 'Hello', more: Record<string, unknown> = {}) {
  return { ...(await requestFor(body, more)), shell: { file: 'shell.docx', bytes } };
}

/** A request of a project that has a logo, twice as wide as it is high or not. */
function withLogo(request: RenderRequest): RenderRequest {
  const { workspace } = request;
  const project = workspace.project && {
    ...workspace.project,
    data: { ...workspace.project.data, logo: 'templates/eu-emblem.png' },
  };
  return { ...request, workspace: { ...workspace, project } };
}

async function textOf(request: RenderRequest): Promise<string[]> {
  return paragraphsOf(partOf(await docxOf(request), 'word/document.xml'));
}

async function refusalOf(request: RenderRequest): Promise<string[]> {
  const made = await renderDocx(request, readDrawingTools);
  return made.ok ? [] : made.diagnostics.map(({ code, message, hint }) => `${code} ${message}; ${hint}`);
}

describe('a placeholder', () => {
  test('that Word has torn over runs is filled, and so is the same one twice in a paragraph', async () => {
    const shell = wordFile(
      torn('No. ', 'record.id', '.') +
        paragraph('{{record.id}} and {{rec', 'ord.id}}') +
        torn('', 'body', ''),
    );
    expect(await textOf(await inShell(shell))).toEqual(['No. D1.2.', 'D1.2 and D1.2', 'Hello']);
  });

  test('takes the look of the run it begins in, and leaves that of the runs around it', async () => {
    const xml = partOf(
      await docxOf(await inShell(wordFile(torn('No. ', 'record.id', ' of us') + BODY))),
      'word/document.xml',
    );
    const runs = [...xml.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t[^>]*>([^<]+)<\/w:t><\/w:r>/g)];
    expect(runs.slice(0, 3).map(([, look = '', text]) => `${look}|${text}`)).toEqual([
      '|No. ',
      '|D1.2',
      '| of us',
    ]);
  });

  test('whose value looks like a placeholder is filled once', async () => {
    const title = '{{record.id}} {{body}} {{logo}} {{#1}}';
    const shell = wordFile(paragraph('{{record.title}}') + paragraph('{{record.id}}') + BODY);
    expect(await textOf(await inShell(shell, 'Hello', { title }))).toEqual([title, 'D1.2', 'Hello']);
  });

  test('{{toc}} is the place of the contents, which the text then leaves out', async () => {
    const shell = wordFile(paragraph('What is in it') + paragraph('{{toc}}') + BODY);
    const text = '# Contents\n\n::toc\n\n# First\n\nHello\n\n# Second\n\n## Below';
    const request = await inShell(shell, text);
    const paragraphs = await textOf(request);
    expect(paragraphs.map((each) => each.replace(/\s*\d*$/, ''))).toEqual(
      expect.arrayContaining(['What is in it', 'First', 'Hello', 'Second', 'Below']),
    );
    const xml = partOf(await docxOf(request), 'word/document.xml');
    expect(xml.match(/TOC \\o/g)).toHaveLength(1);
    expect(xml.indexOf('TOC \\o')).toBeLessThan(xml.indexOf('Hello'));
    expect(await faultsOf(await docxOf(request))).toEqual([]);
    const crowded = wordFile(paragraph('See {{toc}} here') + BODY);
    expect(await refusalOf(await inShell(crowded))).toEqual([
      'template/shell there is more in the paragraph of {{toc}}, which would be lost; write {{toc}} alone in a paragraph',
    ]);
  });

  test('may hold the quotation marks that Word types', async () => {
    const shell = wordFile(paragraph('{{join record.keywords „ + “}}') + BODY);
    expect((await textOf(await inShell(shell)))[0]).toBe('skills + social enterprises');
  });
});

describe('the styles of a shell are found by name', () => {
  const body =
    '# One :anchor{#one}\n\n::::landscape\n| A | B |\n|---|---|\n| a | b |\n::::\n\n## Two\n\nSee :ref[one].\n\n> quoted\n\n- item\n\n`code`\n\n```\nblock\n```';
  test.each(Object.entries(LANGUAGES))(
    'in a %s Word',
    async (language, ids) => {
      const square = `<w:p><w:pPr><w:pStyle w:val="${ids.list}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>square</w:t></w:r></w:p>`;
      const own = `${styled(ids.headings[0], 'Own')}${styled('CodeBlock', 'Hinweis')}${square}`;
      const docx = await docxOf(
        withLogo(
          await inShell(partnerShell({ ids, sections: [own, BODY, plain('end')] }), `::toc\n\n${body}`),
        ),
      );
      const parts = partsOf(docx);
      const xml = parts['word/document.xml'] ?? '';
      const styles = parts['word/styles.xml'] ?? '';
      const nameOf = (text: string) => {
        const at = xml.lastIndexOf(`>${text}<`);
        const id = /<w:pStyle w:val="([^"]*)"/.exec(xml.slice(xml.lastIndexOf('<w:p>', at), at))?.[1];
        return new RegExp(`w:styleId="${id}"[^>]*><w:name w:val="([^"]*)"`).exec(styles)?.[1];
      };
      expect(['Own', 'Two', 'quoted', 'item', 'Hinweis', 'block'].map(nameOf)).toEqual([
        'heading 1',
        'heading 2',
        'Quote',
        'List Paragraph',
        'Hinweis',
        'Code Block',
      ]);
      // Their looks are the partner's: ours have other colours.
      expect(styles.match(/<w:color w:val="8B1A1A"\/>/g)?.length).toBe(6);
      expect(styles).not.toContain('1F3F8F"/><w:sz w:val="32"');
      const used = [...xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g)].map(([, id]) => id);
      expect(used.filter((id) => !styles.includes(`w:styleId="${id}"`))).toEqual([]);
      const lists = parts['word/numbering.xml'] ?? '';
      expect(lists).toContain('<w:pStyle w:val="Heading1"/>');
      expect(/<w:num w:numId="1">.*?<\/w:num>/.exec(lists)?.[0]).toContain('w:abstractNumId w:val="0"');
      expect(paragraphsOf(xml)).toEqual(expect.arrayContaining(['1\nOne\n1', 'See 1.']));
      if (language !== 'Greek') expect(faultsOf(docx)).toEqual([]);
    },
    60_000,
  );

  test('a heading that the shell does not number has no number in the contents, nor where it is referred to', async () => {
    const shell = wordFile(BODY, { 'word/styles.xml': stylesPart({ Titel1: 'heading 1' }) });
    const text = await textOf(await inShell(shell, '::toc\n\n# One :anchor{#one}\n\nSee :ref[one].'));
    expect(text.map((each) => each.trim())).toEqual(['One\n1', 'One', 'See One.']);
  });

  test('a heading is numbered in the contents as the shell numbers it', async () => {
    const level = (i: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="2"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const numbered = (id: string, name: string, i: number) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:numPr><w:ilvl w:val="${i}"/><w:numId w:val="9"/></w:numPr></w:pPr></w:style>`;
    const shell = wordFile(BODY, {
      'word/styles.xml': `<w:styles ${W}>${numbered('a', 'heading 1', 0)}${numbered('b', 'heading 2', 1)}</w:styles>`,
      'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', 'Teil %1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
    });
    const body = '::toc\n\n# One :anchor{#one}\n\n## Two\n\n## Three\n\n# Four\n\nSee :ref[one].';
    expect(await textOf(await inShell(shell, body))).toEqual(
      expect.arrayContaining([
        'Teil II.\nOne\n1',
        'II.b)\nTwo\n1',
        'II.c)\nThree\n1',
        'Teil III.\nFour\n1',
        'See Teil II.',
      ]),
    );
  });
});

describe('the sections of a shell', () => {
  const section = (more: string, width = 11906) =>
    `<w:sectPr>${more}<w:pgSz w:w="${width}" w:h="16838"/></w:sectPr>`;
  const end = (properties: string) => `<w:p><w:pPr>${properties}</w:pPr></w:p>`;
  const document = (text: string, last: string) =>
    `<w:document xmlns:w="w"><w:body>${text}${last}</w:body></w:document>`;
  /** The sections of a document once it is ready for a text of upright (false) and wide (true) stretches. */
  const ready = (xml: string, ...stretches: boolean[]) => {
    const read = readShell(wordFile('', { 'word/document.xml': xml }));
    if (typeof read === 'string') throw new Error(read);
    const shell = readyShell(read.parts, { language: 'en-GB', wide: false, stretches });
    const sections = (partText(shell.parts, 'word/document.xml') ?? '').match(/<w:sectPr>.*?<\/w:sectPr>/g);
    return { ...shell, sections };
  };
  const [first, middle, last] = [
    section('<w:type w:val="continuous"/>', 11111),
    section('<w:pgNumType w:start="5"/><w:titlePg/>'),
    section('', 13333),
  ];

  test.each([
    { where: 'the first', text: `${torn('', 'body', '')}${end(middle)}x${end(first)}`, closing: last, at: 0 },
    {
      where: 'the middle',
      text: `x${end(first)}${torn('', 'body', '')}${end(middle)}`,
      closing: last,
      at: 1,
    },
    { where: 'the last', text: `x${end(first)}${end(last)}${torn('', 'body', '')}`, closing: middle, at: 2 },
    {
      where: 'one of two alike',
      text: `x${end(middle)}${end(first)}${torn('', 'body', '')}`,
      closing: middle,
      at: 2,
    },
  ])('$where is that of the text, though Word has torn {{body}}', ({ text, closing, at }) => {
    const { sections, section: own, page } = ready(document(text, closing), true);
    expect([own.first, page.width]).toEqual([middle, 11906]);
    const widths = sections?.map((xml) => /w:w="(\d+)"/.exec(xml)?.[1]);
    expect(widths?.[at]).toBe('16838');
    expect(widths?.filter((width) => width === '16838').length).toBe(1);
  });

  test('begin with a title page and a first page number once, however many wide pages come between', () => {
    const xml = document(`x${end(first)}${BODY}${end(middle)}`, last);
    const one = ready(xml, false);
    expect(one.sections?.[1]).toBe(middle);
    const three = ready(xml, false, true, false);
    expect(three.section.first).toBe(middle);
    expect(three.sections?.[1]).toBe('<w:sectPr><w:pgNumType/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>');
    expect([three.sections?.[0], three.sections?.[2]]).toEqual([first, last]);
  });

  test('a wide end is closed where the shell says more after the text', () => {
    const more = ready(document(`${BODY}${plain('imprint')}`, middle), false, true);
    expect([more.closed, more.sections?.[0]]).toEqual([true, more.section.later]);
    const nothing = ready(document(`${BODY}<w:p/>`, middle), false, true);
    expect([nothing.closed, nothing.sections?.[0]?.includes('w:orient="landscape"')]).toEqual([false, true]);
  });

  test('what a section was before a tracked change is no section', () => {
    const changed = middle.replace(
      '</w:sectPr>',
      `<w:sectPrChange w:id="1"><w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:sectPrChange></w:sectPr>`,
    );
    expect(ready(document(BODY, changed), false).sections).toEqual([middle]);
  });

  test('survive with their headers and footers, a wide table in the middle', async () => {
    const shell = partnerShell({
      ids: LANGUAGES.German,
      sections: [plain('front'), torn('', 'body', ''), plain('back')],
      startsAt: 7,
    });
    const wide = 'a\n\n::::landscape\n| A | B |\n|---|---|\n| a | b |\n::::\n\nc';
    const docx = await docxOf(withLogo(await inShell(shell, wide)));
    const parts = partsOf(docx);
    const sections = (parts['word/document.xml'] ?? '').match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
    const about = sections.map((xml) =>
      [
        /w:w="(\d+)"/.exec(xml)?.[1],
        /<w:type w:val="(\w+)"/.exec(xml)?.[1],
        /w:start="(\d+)"/.exec(xml)?.[1],
      ].join(' '),
    );
    expect(about).toEqual(['11906 nextPage ', '11906 nextPage 7', '16838  ', '11906  ', '11906 oddPage ']);
    expect(sections.map((xml) => xml.includes('<w:titlePg/>'))).toEqual([true, true, false, false, true]);
    expect(sections.every((xml) => xml.match(/<w:(?:header|footer)Reference/g)?.length === 6)).toBe(true);
    const given = unzipSync(shell);
    for (const name of ['word/header-even.xml', 'word/footer-first.xml', 'word/footer-even.xml'])
      expect(paragraphsOf(parts[name] ?? '')).toEqual(paragraphsOf(new TextDecoder().decode(given[name])));
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
  });
});

describe('a row of a table', () => {
  const history = table(['Version', 'Day'], ['{{history.ver', '{{date history.date}} {{record.id}}']);
  const torn4 = history.replace('{{history.ver', '{{history.ver</w:t></w:r><w:r><w:t>sion}}');

  test('is repeated for each item of a list, with the project’s values in it', async () => {
    expect(await textOf(await inShell(wordFile(torn4 + BODY)))).toEqual([
      ...['Version', 'Day', '0.1', '2 November 2021 D1.2', '0.3', '18 February 2022 D1.2'],
      'Hello',
    ]);
  });

  test('is left out where the list has no item, or is not there', async () => {
    const none = { ...(await inShell(wordFile(torn4 + BODY))), history: [] };
    expect(await textOf(none)).toEqual(['Version', 'Day', 'Hello']);
    const rows = table(['Title'], ['{{record.sections.title}}']);
    const request = await inShell(wordFile(rows + BODY), 'Hello', { sections: undefined });
    const { schema } = request.workspace.registries.get('deliverables') ?? {};
    const sections = { type: 'array', items: { type: 'object', properties: { title: { type: 'string' } } } };
    const json = { ...schema?.json, properties: { ...Object(schema?.json.properties), sections } };
    const registry = { ...request.entry.registry, json };
    expect(await textOf({ ...request, entry: { ...request.entry, registry } })).toEqual(['Title', 'Hello']);
  });

  test('is repeated for lists of texts and for lists in lists', async () => {
    const rows = table(['{{record.keywords}}'], ['{{record.parts.name}}: {{record.parts.of.what}}']);
    const parts = [
      { name: 'a', of: [{ what: '1' }, { what: '2' }] },
      { name: 'b', of: [] },
      { name: 'c', of: [{ what: '{{record.id}}' }] },
    ];
    expect(await textOf(await inShell(wordFile(rows + BODY), 'Hello', { parts }))).toEqual([
      ...['skills', 'social enterprises', 'a: 1', 'a: 2', 'c: {{record.id}}'],
      'Hello',
    ]);
  });

  test('is repeated together with the next one, where both tell of the same list', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const control = `<w:tc><w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent>${paragraph('{{history.change}}')}</w:sdtContent></w:sdt></w:tc>`;
    const pair = `<w:tbl><w:tr>${cell('{{history.version}}')}</w:tr><w:tr>${control}</w:tr></w:tbl>`;
    const xml = partOf(await docxOf(await inShell(wordFile(pair + BODY))), 'word/document.xml');
    expect(paragraphsOf(xml)).toEqual([
      ...['0.1', 'First draft', '0.3', 'Comments of both reviewers worked in'],
      'Hello',
    ]);
    expect(xml.match(/<w:id w:val="9"\/>/g)?.length).toBe(1);
  });

  test('is repeated thousands of times under a heading of merged cells, and a table of no rows is no table', async () => {
    const cell = (text: string, more = '') =>
      `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${more}</w:tcPr>${paragraph(text)}</w:tc>`;
    const head = '<w:trPr><w:tblHeader/></w:trPr>';
    const merged = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>${head}${cell('Id', '<w:vMerge w:val="restart"/>')}${cell('What', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${head}${cell('', '<w:vMerge/>')}${cell('Title')}${cell('Note')}</w:tr><w:tr>${cell('{{record.rows.id}}')}${cell('{{record.rows.title}}')}${cell('{{record.rows.note}}')}</w:tr></w:tbl>`;
    const rows = Array.from({ length: 3500 }, (_, i) => ({
      id: `S-${i}`,
      title: `<${i}> {{record.id}}`,
      note: '&',
    }));
    const many = await inShell(wordFile(merged + BODY), 'Hello', { rows });
    const xml = partOf(await docxOf(many), 'word/document.xml');
    expect(xml.match(/<w:tr>/g)?.length).toBe(3502);
    expect(xml.match(/<w:(?:gridSpan|vMerge)\b/g)?.length).toBe(3);
    const texts = paragraphsOf(xml);
    expect(texts.slice(-4)).toEqual(['S-3499', '<3499> {{record.id}}', '&', 'Hello']);
    const few = await docxOf(await inShell(wordFile(merged + BODY), 'Hello', { rows: rows.slice(0, 2) }));
    const row = /<w:tr><w:tc>(?:(?!<w:tr>).)*S-1<.*?<\/w:tr>/s.exec(partOf(few, 'word/document.xml'))?.[0];
    expect(xml.includes(row ?? 'no row')).toBe(true);
    const alone = merged.replace(/<w:tr>(?:(?!<w:tr>).)*tblHeader.*?<\/w:tr>/gs, '');
    expect(await textOf(await inShell(wordFile(alone + BODY), 'Hello', { rows: [] }))).toEqual(['Hello']);
  }, 60_000);

  test('that names two lists, or an item outside of a table, is refused', async () => {
    const two = table(['{{history.date}} {{record.keywords}}']);
    expect(await refusalOf(await inShell(wordFile(two + BODY)))).toEqual([
      'template/shell a row of a table is repeated for one list, and here it names "history" and "record.keywords"; give each list a row of its own',
    ]);
    expect(await refusalOf(await inShell(wordFile(paragraph('{{history.date}}') + BODY)))).toEqual([
      'template/shell "history.date" is said of each item of a list, and stands in no row of a table; write it in a row of a table: the row is repeated for each item',
    ]);
  });

  test('says once what is missing in all its copies', async () => {
    const rows = table(['{{record.agenda.title}} {{record.agenda.n}}']);
    const agenda = [{ title: 'a' }, { title: 'b' }, { n: 3 }];
    expect((await refusalOf(await inShell(wordFile(rows + BODY), 'Hello', { agenda }))).length).toBe(2);
  });
});

describe('a logo', () => {
  let request: RenderRequest;
  let docx: Uint8Array;
  beforeAll(async () => {
    const sections = [plain('front'), BODY, plain('{{logo}} and {{logo}}')] as const;
    request = withLogo(await inShell(partnerShell({ ids: LANGUAGES.German, sections })));
    docx = await docxOf(request);
  });

  test('takes the place of a picture, inside its frame and in its own proportions, uncropped', () => {
    const parts = partsOf(docx);
    const header = parts['word/header-default.xml'] ?? '';
    const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(header) ?? [];
    const emblem = Buffer.from(request.workspace.files.read('templates/eu-emblem.png'));
    const ratio = emblem.readUInt32BE(16) / emblem.readUInt32BE(20);
    expect(ratio).not.toBeCloseTo(1, 1);
    expect(Number(cx) / Number(cy)).toBeCloseTo(ratio, 1);
    expect(Math.max(Number(cx), Number(cy))).toBeLessThanOrEqual(905_000);
    expect(header).toContain(`<a:ext cx="${cx}" cy="${cy}"/>`);
    expect(header).not.toContain('a:srcRect');
    expect(header).toContain('descr="B-WISE"');
    const id = /r:embed="([^"]*)"/.exec(header)?.[1];
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"|Target="([^"]*)"[^>]*Id="${id}"`).exec(
      parts['word/_rels/header-default.xml.rels'] ?? '',
    );
    const bytes = unzipSync(docx)[`word/${target?.[1] ?? target?.[2]}`];
    expect(Buffer.from(bytes ?? []).equals(emblem)).toBe(true);
  });

  test('stands in a line of text, no larger than a line bears', () => {
    const xml = partsOf(docx)['word/document.xml'] ?? '';
    const sizes = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, , cy]) => Number(cy));
    expect(sizes.length).toBe(2);
    expect(sizes.every((height) => height <= 76 * 9525)).toBe(true);
  });

  test('makes the same bytes each time', async () => {
    expect(Buffer.from(await docxOf(request)).equals(Buffer.from(docx))).toBe(true);
  });

  test('may be that of the record, or of one that the record names', async () => {
    const shell = partnerShell({
      ids: LANGUAGES.German,
      sections: ['', BODY, ''],
      header: LOGO.replaceAll('{{logo}}', '{{logo record.lead}}'),
    });
    const lead = request.workspace.entries.get('EURICSE');
    if (!lead) throw new Error('no partner');
    const partner = { ...lead, data: { ...lead.data, logo: 'templates/eu-emblem.png' } };
    const made = await inShell(shell);
    expect(await refusalOf(made)).toEqual([
      'template/missing-value the book names no logo of "EURICSE", which the shell shows; name a PNG or JPEG file of the book: write logo: templates/logo.png in the record EURICSE',
    ]);
    const workspace = {
      ...made.workspace,
      entries: new Map([...made.workspace.entries, ['EURICSE', partner]]),
    };
    const header = partOf(await docxOf({ ...made, workspace }), 'word/header-default.xml');
    expect(header).toContain('descr="EURICSE"');
  });

  test('that the book does not have, or is no picture, is a finding', async () => {
    const shell = wordFile(paragraph('{{logo}}') + BODY);
    expect(await refusalOf(await inShell(shell))).toEqual([
      'template/missing-value the book names no logo; name a PNG or JPEG file of the book: write logo: templates/logo.png in project.yaml',
    ]);
    const wrong = withLogo(await inShell(shell));
    const project = wrong.workspace.project && {
      ...wrong.workspace.project,
      data: { ...wrong.workspace.project.data, logo: 'templates/test.md.hbs' },
    };
    expect(await refusalOf({ ...wrong, workspace: { ...wrong.workspace, project } })).toEqual([
      'template/image "templates/test.md.hbs" is not a PNG or JPEG picture; put the file there, or mend logo in project.yaml',
    ]);
  });

  test('is asked for by a picture: a shape that asks for it is refused', async () => {
    const shape = LOGO.replaceAll('pic:pic', 'wps:wsp');
    expect(await refusalOf(withLogo(await inShell(wordFile(shape + BODY))))).toEqual([
      'template/shell the alternative text {{logo}} stands at something that is no picture of its own; insert a picture (Insert > Pictures), not in a group, and write {{logo}} in its alternative text',
    ]);
  });

  test('values stand in alternative texts as well', async () => {
    const picture = LOGO.replaceAll('{{logo}}', 'Report {{record.title}}');
    const shell = partnerShell({ ids: LANGUAGES.German, sections: ['', BODY, ''], header: picture });
    const made = await docxOf(await inShell(shell, 'Hello', { title: 'a "b" <c> & {{record.id}}' }));
    expect(partOf(made, 'word/header-default.xml')).toContain(
      'descr="Report a &quot;b&quot; &lt;c&gt; &amp; {{record.id}}"',
    );
  });
});

describe('a Word file of another kind', () => {
  const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const parts = () => unzipSync(wordFile(BODY));
  const changed = (change: (text: string) => string) =>
    zipOf(
      Object.fromEntries(
        Object.entries(parts()).map(([name, part]) => [
          name,
          strToU8(change(new TextDecoder().decode(part))),
        ]),
      ),
    );

  test('a template (.dotx) gives a document', async () => {
    const dotx = changed((text) => text.replace(`${WORD}.document.main`, `${WORD}.template.main`));
    const types = partOf(await docxOf(await inShell(dotx)), '[Content_Types].xml');
    expect(types).toContain(`${WORD}.document.main`);
    expect(types).not.toContain('template.main');
  });

  test('one saved as "Strict Open XML" gives one that Word writes by default', async () => {
    const strict = changed((text) =>
      text
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replace('<w:document ', '<w:document w:conformance="strict" '),
    );
    const docx = await docxOf(await inShell(strict, 'a[^n] [b](https://example.org)\n\n- c\n\n[^n]: d'));
    expect(Object.values(partsOf(docx)).join('')).not.toContain('purl.oclc.org');
    expect(faultsOf(docx)).toEqual([]);
  }, 60_000);

  const word = 'save it in Word as .docx, without a password';
  test.each<[string, () => Uint8Array, string]>([
    ['cut off', () => wordFile(BODY).slice(0, 400), `it is not a Word document; ${word}`],
    ['that says it is smaller than it is', lying, `it is not a Word document; ${word}`],
    [
      'with its text in another place',
      () => changed(String).slice(0, 0),
      `it is not a Word document; ${word}`,
    ],
    [
      'with macros',
      () =>
        changed((text) =>
          text.replace(`${WORD}.document.main+xml`, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
        ),
      'it holds macros; save it in Word as a document without macros (.docx)',
    ],
    ['that is no XML', () => wordFile(`${BODY}<w:p><w:r></w:p>`), `its text is no XML; ${word}`],
  ])('one %s is refused', async (_, bytes, why) => {
    expect(await refusalOf(await inShell(bytes()))).toEqual([
      `template/shell the shell cannot be used: ${why}`,
    ]);
  });

  /** A zip that says of a part of a megabyte that it has ten bytes. */
  function lying(): Uint8Array {
    const bytes = zipOf({ ...parts(), 'word/document.xml': strToU8('x'.repeat(1_000_000)) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x04034b50 && view.getUint32(at + 22, true) === 1_000_000)
        view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 1_000_000)
        view.setUint32(at + 24, 10, true);
    }
    return bytes;
  }
});

describe('{{body}}', () => {
  test('in a content control of the page is filled, and the control is taken away', async () => {
    const control = (inside: string) =>
      `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const shell = wordFile(control(plain('before') + control(BODY) + control(plain('kept'))));
    const xml = partOf(
      await docxOf(await inShell(shell, 'a\n\n::::landscape\nb\n::::\n\nc')),
      'word/document.xml',
    );
    expect(paragraphsOf(xml)).toEqual(['before', 'a', '', 'b', '', 'c', 'kept']);
    expect(xml.match(/<w:sdt>/g)?.length).toBe(1);
    expect(xml.match(/<w:sectPr\b/g)?.length).toBe(3);
  });

  const once = 'write {{body}} once, alone in a paragraph of the page itself';
  test.each([
    ['in a table', `<w:tbl><w:tr><w:tc>${BODY}</w:tc></w:tr></w:tbl>`, '{{body}} stands in a table'],
    [
      'in a text box',
      `<w:p><w:r><w:pict><w:txbxContent>${BODY}</w:txbxContent></w:pict></w:r></w:p>`,
      '{{body}} stands in a text box',
    ],
    [
      'beside text',
      paragraph('Text: ', '{{body}}'),
      'there is more in the paragraph of {{body}}, which would be lost',
    ],
    ['twice', BODY + BODY, '{{body}} stands 2 times'],
  ])('%s is refused before anything is made', async (_, text, message) => {
    expect(await refusalOf(await inShell(wordFile(text)))).toEqual([`template/shell ${message}; ${once}`]);
  });
});
