import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/base/digest.ts';
import { readDrawingTools } from '../../src/io/drawing-tools.ts';
import type { Entry } from '../../src/registry/workspace.ts';
import type { BarChart, PlanChart } from '../../src/render/chart/chart.ts';
import { chartWords } from '../../src/render/chart/chart-words.ts';
import { drawChart } from '../../src/render/drawing/draw-chart.ts';
import { openPainter, type Painter } from '../../src/render/drawing/painter.ts';
import { fitted } from '../../src/render/drawing/svg.ts';
import { PERSONAL } from '../../src/render/hide-personal.ts';
import { renderDocx, renderMarkdown } from '../../src/render/render-document.ts';
import type { RenderRequest } from '../../src/render/template.ts';
import { LineMap } from '../../src/text/line-map.ts';
import { requestFor } from './book.ts';
import { CHARTS } from './chart-body.ts';
import { docxOf, paragraphsOf, partOf } from './docx-parts.ts';
import { hostile } from './hostile.ts';
import { faultsOf } from './ooxml-faults.ts';

/** The pictures of a document that are SVG, in order. */
function drawingsOf(docx: Uint8Array): string[] {
  return Object.entries(unzipSync(docx))
    .filter(([name]) => name.endsWith('.svg'))
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, bytes]) => strFromU8(bytes));
}

/** The texts of a drawing, and its rectangles of a colour as from and to where they reach. */
const textsIn = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text);
const barsIn = (svg: string, fill: string, height: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"/g)]
    .filter(([, , , h, colour]) => colour === fill && h === height)
    .map(([, x, width]) => [Number(x), Number(x) + Number(width)] as const);

/** The little book with other records in a registry. */
async function requestWith(body: string, registry: string, records: readonly Record<string, unknown>[]) {
  const request = await requestFor(body);
  const found = request.workspace.registries.get(registry);
  const [first] = found?.entries ?? [];
  if (!found || !first) throw new Error(`no registry ${registry}`);
  const entries = records.map((data) => ({ ...first, id: String(data.id), data }) as Entry);
  const registries = new Map([...request.workspace.registries, [registry, { ...found, entries }]]);
  return { ...request, workspace: { ...request.workspace, registries } };
}

/** What is wrong with a document: `code line:column "what stands there" message (hint)`, lines counted in the body. */
async function problemsOf(given: RenderRequest | string): Promise<string[]> {
  const request = typeof given === 'string' ? await requestFor(given) : given;
  const made = renderMarkdown(request);
  const { text, bodyStart } = request.template;
  const lines = new LineMap(text.slice(bodyStart));
  return (made.ok ? [] : made.diagnostics).map(({ code, span, message, hint }) => {
    const { line, column } = lines.position((span?.start ?? 0) - bodyStart);
    return `${code} ${line}:${column} ${JSON.stringify(text.slice(span?.start, span?.end))} ${message} (${hint})`;
  });
}

describe('a document with a chart of each kind', () => {
  let docx: Uint8Array;
  let xml: string;
  beforeAll(async () => {
    docx = await docxOf(await requestFor(CHARTS));
    xml = partOf(docx, 'word/document.xml');
  });

  test('has nothing that the Open XML validator finds wrong', () => {
    expect(faultsOf(docx)).toEqual([]);
  });

  test('has each as SVG with a PNG beside it, as wide as the text, upright and on a wide page', () => {
    const names = Object.keys(unzipSync(docx)).filter((name) => name.includes('media'));
    expect(names.filter((name) => name.endsWith('.svg')).length).toBe(4);
    expect(names.filter((name) => name.endsWith('.png')).length).toBe(4);
    const widths = [...xml.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, cx]) =>
      Math.round(Number(cx) / 12700),
    );
    expect(widths).toEqual([482, 482, 482, 728].map((width) => expect.closeTo(width, -1)));
    expect(xml.match(/<asvg:svgBlip /g)?.length).toBe(4);
  });

  test('numbers and captions them, and refers to them', () => {
    expect(paragraphsOf(xml)).toEqual(
      expect.arrayContaining([
        'See Figure 1 and Figure 2.',
        'Figure 1. The plan',
        'Figure 2. The risks',
        'Figure 3. The risks of each owner',
        'Figure 4. How far the tasks are',
      ]),
    );
    expect(xml.match(/SEQ Figure /g)?.length).toBe(4);
  });

  test('says in alternative texts what they show', () => {
    const words = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, descr]) => descr);
    expect(words).toEqual([
      'The plan. Gantt chart, months M1 to M48. tasks: 2; deliverables: 1. WP1 Research – state of the art, M1 to M9, 2 tasks. The line stands at 15 October 2021.',
      'The risks. Bar chart in points: Likelihood and Impact. R-001 3 and 4.',
      'The risks of each owner. Stacked bar chart: Likelihood and Impact. Livia Montresano 3 and 4.',
      'How far the tasks are. Progress bars: Percent complete. T1.2 Mapping of skill needs &amp; gaps | all 60 %; T1.10 Last 0 %.',
    ]);
  });

  test('draws bars where the months are: M1 to M9 and M2 to M9, of the first 60 per cent are done', () => {
    const [plan = ''] = drawingsOf(docx);
    const [first, second] = barsIn(plan, '#CFE0F5', '6.4');
    const [done] = barsIn(plan, '#1F3F8F', '6.4');
    const month = ((first?.[1] ?? 0) - (first?.[0] ?? 0)) / 9;
    expect(second?.[1]).toBeCloseTo(first?.[1] ?? 0, 1);
    expect((second?.[0] ?? 0) - (first?.[0] ?? 0)).toBeCloseTo(month, 1);
    expect((done?.[1] ?? 0) - (done?.[0] ?? 0)).toBeCloseTo(month * 9 * 0.6, 1);
    const line = /<line x1="([\d.]+)"[^>]*stroke-dasharray/.exec(plan)?.[1];
    // 15 October 2021 lies a little before the middle of the tenth month, the day itself included.
    expect(Number(line)).toBeCloseTo((first?.[0] ?? 0) + month * (9 + 15 / 31), 1);
    expect(textsIn(plan)).toEqual(expect.arrayContaining(['2021', 'M48', 'D1.2', '60 %', '15 October 2021']));
  });

  test('draws bars of numbers to one scale', () => {
    const bars = drawingsOf(docx)[1] ?? '';
    const [likelihood] = barsIn(bars, '#1F3F8F', '5.6');
    const [impact] = barsIn(bars, '#F4C56A', '5.6');
    const unit = ((likelihood?.[1] ?? 0) - (likelihood?.[0] ?? 0)) / 3;
    expect((impact?.[1] ?? 0) - (impact?.[0] ?? 0)).toBeCloseTo(unit * 4, 1);
    expect(textsIn(bars)).toEqual(expect.arrayContaining(['Likelihood', 'Impact', 'in points']));
  });

  test('is readable in Markdown: the same as tables, each with its caption', async () => {
    const made = renderMarkdown(await requestFor(CHARTS));
    expect(made.ok && made.value).toMatchInlineSnapshot(`
      "See Figure 1 and Figure 2.

      | Wp                              | tasks                                                                  | From | To  | Percent complete |
      | ------------------------------- | ---------------------------------------------------------------------- | ---- | --- | ---------------: |
      | WP1 Research – state of the art | T1.2 Mapping of skill needs & gaps \\| all                              | M1   | M9  |               60 |
      | WP1 Research – state of the art | T1.10 Last                                                             | M2   | M9  |                0 |
      | WP1 Research – state of the art | D1.2 Report on trends and challenges for WISEs in Europe (deliverable) |      | M15 |                  |

      **Figure 1. The plan**

      | Id    | Likelihood (points) | Impact (points) |
      | ----- | ------------------: | --------------: |
      | R-001 |                   3 |               4 |

      **Figure 2. The risks**

      | Owner            | Likelihood | Impact |
      | ---------------- | ---------: | -----: |
      | Livia Montresano |          3 |      4 |

      **Figure 3. The risks of each owner**

      | tasks                                     | Percent complete |
      | ----------------------------------------- | ---------------: |
      | T1.2 Mapping of skill needs & gaps \\| all |               60 |
      | T1.10 Last                                |                0 |

      **Figure 4. How far the tasks are**
      "
    `);
  });
});

describe('what charts are made from', () => {
  const bars = (attributes: string) => `::chart{kind=bars ${attributes} caption="c"}`;
  const table = async (request: RenderRequest) => {
    const made = renderMarkdown(request);
    return made.ok ? made.value : JSON.stringify(made.diagnostics);
  };

  test('rows of a list of the document’s own record, added up where their labels are the same', async () => {
    const sections = [
      { title: 'a', words: 0.1 },
      { title: 'b', words: 3 },
      { title: 'a', words: 0.2 },
      { title: 'nothing' },
    ];
    const request = await requestFor(bars('source=record.sections by=title values=words'), { sections });
    expect(await table(withList(request))).toMatch(/\| a +\| +0\.3 \|\n\| b +\| +3 \|\n\n/);
  });

  test('rows of a list of every record of a registry, with the record’s own fields', async () => {
    const request = withList(await requestFor(bars('source=deliverables.sections by=id values=words')));
    const [entry] = request.workspace.registries.get('deliverables')?.entries ?? [];
    if (!entry) throw new Error('no deliverable');
    const own = { ...entry, data: { ...entry.data, sections: [{ words: 2 }, { words: 5 }] } };
    expect(await table(withEntries(request, 'deliverables', [own]))).toMatch(/\| D1\.2 +\| +7 \|/);
  });

  test('records that are chosen and sorted', async () => {
    const body =
      '::chart{kind=progress source=tasks value=percent_complete where="status=done|in_progress" sort=title label="title wp.title" caption="c"}';
    expect(await table(await requestFor(body))).toMatch(
      /\| Mapping of skill needs & gaps \\\| all Research – state of the art \| +60 \|\n\n/,
    );
  });

  test('none: one line says so, and a reference to the figure still holds', async () => {
    const body =
      ':ref[f]\n\n::chart{#f kind=progress source=tasks value=percent_complete where="id=T9" caption="c" empty="No task yet."}';
    expect(await table(await requestFor(body))).toBe('Figure 1\n\n_No task yet._\n\n**Figure 1. c**\n');
    const docx = await docxOf(await requestFor(body));
    expect(drawingsOf(docx)).toEqual([]);
    expect(paragraphsOf(partOf(docx, 'word/document.xml'))).toContain('No task yet.');
  });

  test('a record without dates has its row and no bar', async () => {
    const body = '::chart{kind=gantt source=tasks start=start_month end=end_month caption="c"}';
    const request = await requestWith(body, 'tasks', [
      { id: 'T1.1', title: 'Dated', start_month: 'M3', end_month: '2021-06-30' },
      { id: 'T1.2', title: 'Open' },
    ]);
    expect(await table(request)).toMatch(/T1\.1 Dated \| M3 +\| 30 June 2021 \|\n\| T1\.2 Open +\| +\| +\|/);
    const [plan = ''] = drawingsOf(await docxOf(request));
    expect(barsIn(plan, '#CFE0F5', '6.4').length).toBe(1);
    expect(textsIn(plan)).toContain('T1.2 Open');
  });
});

/** The deliverables of the little book, whose schema says that they have sections with a number of words. */
function withList(request: RenderRequest): RenderRequest {
  const found = request.workspace.registries.get('deliverables');
  if (!found) throw new Error('no deliverables');
  const items = {
    type: 'object',
    properties: { title: { title: 'Title' }, words: { title: 'Words', type: 'number' } },
  };
  const schema = {
    ...found.schema,
    json: { ...found.schema.json, properties: { sections: { type: 'array', items } } },
  };
  const registries = new Map([...request.workspace.registries, ['deliverables', { ...found, schema }]]);
  const entry = { ...request.entry, registry: schema };
  return { ...request, entry, workspace: { ...request.workspace, registries } };
}

function withEntries(request: RenderRequest, name: string, entries: readonly Entry[]): RenderRequest {
  const found = request.workspace.registries.get(name);
  if (!found) throw new Error(`no registry ${name}`);
  const registries = new Map([...request.workspace.registries, [name, { ...found, entries }]]);
  return { ...request, workspace: { ...request.workspace, registries } };
}

describe('a chart that cannot be made is a finding in the template, at the name that is wrong', () => {
  const gantt = (attributes: string) => `Tasks.\n\n::chart{kind=gantt ${attributes} caption="c"}`;
  test.each([
    [
      gantt('source=taks start=start_month end=end_month'),
      '3:27 "taks" there is no registry "taks" (did you mean "tasks"?)',
    ],
    [
      gantt('source=tasks start=start end=end_month'),
      '3:39 "start" tasks have no field "start" (there are: id, wp, title, lead, assigned_to, start_month, end_month, percent_complete, status)',
    ],
    [
      gantt('source=tasks start=title end=end_month'),
      '3:39 "title" "title" of T1.2 is neither a day nor a project month (a day is written 2022-03-31, a project month M15)',
    ],
    [
      gantt('source=tasks start=start_month end=end_month marks="deliverables.du"'),
      '3:85 "du" deliverables have no field "du" (did you mean "due"?)',
    ],
    [
      gantt('source=tasks start=start_month end=end_month day="soon"'),
      '3:65 "day" "soon" is neither a day nor a project month (a day is written 2022-03-31, a project month M15)',
    ],
    [
      '::chart{kind=progress source=tasks value=percent_complete label=title caption="a"}\n\n::chart{kind=bars source=tasks by=id values="percent_complete title" caption="c"}',
      '3:63 "title" "Title" of T1.2 is not a number (name a field that holds numbers)',
    ],
    [
      '::chart{kind=bars source=tasks.title by=id values=percent_complete caption="c"}',
      '1:26 "tasks.title" tasks have no list "title" of groups of fields (there are none)',
    ],
    [
      '::chart{kind=bars source=risks by=id values="likelihood impact likelihood impact likelihood impact title" caption="c"}',
      '1:100 "title" 7 kinds of bars cannot be told apart; the most is 6 (make two charts of them)',
    ],
    [
      'titel\n\n::data{source=tasks columns="id,titel"}',
      '3:33 "titel" tasks have no field "titel" (did you mean "title"?)',
    ],
  ])('%s', async (body, problem) => {
    expect(await problemsOf(body)).toEqual([`template/data ${problem}`]);
  });

  test('more rows than can be read', async () => {
    const records = Array.from({ length: 401 }, (_, i) => ({ id: `R-${i}`, likelihood: 1 }));
    const body = '::chart{kind=bars source=risks by=id values=likelihood caption="c"}';
    expect(await problemsOf(await requestWith(body, 'risks', records))).toEqual([
      'template/data 1:26 "risks" a chart of 401 rows cannot be read; the most is 400 (choose some of them with where="field=value")',
    ]);
  });

  test('personal data that the template does not say it prints', async () => {
    const body = '::chart{kind=bars source=risks by=owner values=likelihood caption="c"}';
    const records = [{ id: 'R-001', owner: PERSONAL as unknown as string, likelihood: 1 }];
    expect(await problemsOf(await requestWith(body, 'risks', records))).toEqual([
      'template/data 1:35 "owner" "owner" is personal data, and the template does not say that it prints some (take it out, or write personal: true in the front matter)',
    ]);
  });

  test('a plan of a project that is not known', async () => {
    const request = await requestFor(gantt('source=tasks start=start_month end=end_month'));
    const workspace = { ...request.workspace, project: undefined };
    expect(await problemsOf({ ...request, workspace })).toEqual([
      'template/data 3:14 "gantt" a plan needs the start of the project, and the project is not known (give start_date and duration_months in project-data/project.yaml)',
    ]);
  });
});

describe('the pictures', () => {
  let painter: Painter;
  beforeAll(async () => {
    painter = await openPainter(readDrawingTools());
  });

  const bar = (label: string, from: number, done?: number) => ({
    label,
    span: { from, to: from + 6, said: [`M${from + 1}`, `M${from + 6}`] as const },
    done,
  });
  const plan = (tasks: number): PlanChart => ({
    kind: 'gantt',
    caption: 'The plan',
    groups: Array.from({ length: 10 }, (_, wp) => ({
      label: `WP${wp + 1} Work package`,
      span: undefined,
      bars: Array.from({ length: tasks / 10 }, (_, t) => bar(`T${wp + 1}.${t + 1} Task`, wp * 4, 50)),
      marks: [0, 1, 2].map((n) => ({ id: `D${wp + 1}.${n}`, title: '', at: 10, said: 'M10', kind: n })),
    })),
    grouped: true,
    rowsTitle: 'Tasks',
    groupTitle: 'Work package',
    markTitles: ['A', 'B', 'C'],
    markNouns: ['a', 'b', 'c'],
    doneTitle: 'Done',
    year: 2021,
    month: 9,
    first: 1,
    last: 48,
    line: undefined,
  });

  test('are several where one page cannot hold them, and every row is in one of them', () => {
    const drawings = drawChart(plan(60), { width: 482, height: 613, measure: painter.measure });
    expect(drawings.length).toBe(2);
    expect(drawings.every(({ height }) => height <= 613)).toBe(true);
    const texts = drawings.flatMap(({ svg }) => textsIn(svg));
    expect(texts.filter((text) => /^T\d/.test(text ?? '')).length).toBe(60);
    expect(texts.filter((text) => /^D\d/.test(text ?? '')).length).toBe(30);
    expect(texts.filter((text) => text === 'M48').length).toBe(2);
  });

  test('are drawn a little smaller where that keeps them whole', () => {
    const frame = { width: 482, height: 613, measure: painter.measure };
    const [drawing, ...more] = drawChart(plan(20), { ...frame, height: 560 });
    expect(more).toEqual([]);
    expect(drawing?.width).toBe(Math.round(482 / 0.82));
    expect(drawChart(plan(20), frame).map(({ width }) => width)).toEqual([482]);
  });

  test('no two marks lie on each other, nor does one leave the picture', () => {
    const [drawing] = drawChart(plan(20), { width: 482, height: 700, measure: painter.measure });
    const ids = [...(drawing?.svg ?? '').matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(D\d+\.\d)</g)];
    const places = ids.map(([, x, y]) => `${x} ${y}`);
    expect(new Set(places).size).toBe(30);
  });

  test('hold letters of all the countries’ languages, and texts are measured as they are drawn', async () => {
    const { Resvg } = await import('@resvg/resvg-wasm');
    const { regular, bold } = readDrawingTools();
    const font = { fontBuffers: [regular, bold], defaultFontFamily: 'DejaVu Sans Condensed' };
    for (const text of ['Hxx WISE', 'Ανάπτυξη', 'Обучение Щ', 'ąčęėįšųūž őű țș', '€ – … “”']) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="200" font-family="DejaVu Sans Condensed"><text x="0" y="100" font-size="100">${text}</text></svg>`;
      const box = new Resvg(svg, { font }).getBBox();
      const said = painter.measure(text, { size: 100 });
      expect(Math.abs((box?.width ?? 0) - said), text).toBeLessThan(22);
    }
    expect(painter.measure('Work', { size: 10, bold: true })).toBeGreaterThan(
      painter.measure('Work', { size: 10 }),
    );
  });

  test('cut what is too long with an ellipsis, and between letters', () => {
    const cut = { measure: painter.measure, look: { size: 10 } };
    const text = 'Ε\u0301νωση e\u0301tude e\u0301tude e\u0301tude e\u0301tude e\u0301tude';
    const short = fitted(text, 60, cut);
    expect(short).toMatch(/^Ε\u0301νωση .*…$/u);
    expect(painter.measure(short, { size: 10 })).toBeLessThanOrEqual(60);
    expect(text.startsWith(short.slice(0, -1))).toBe(true);
    expect(/\u0301…$|[a-z]…$|\u0301$/u.test(short)).toBe(true);
    expect(fitted('short', 60, cut)).toBe('short');
  });

  test('hold any value as text only, and are drawn', () => {
    const rows = [...hostile, '</text><script>alert(1)</script>', '&xxe;', ']]>'].map((label, i) => ({
      label,
      values: [i - 3, undefined],
    }));
    const chart: BarChart = {
      kind: 'bars',
      caption: '"><image href="https://example.org/a.png"/>',
      byTitle: 'x',
      unit: '<b>',
      stacked: false,
      series: ['<a>', '&'],
      rows,
    };
    for (const { svg, ...drawing } of drawChart(chart, {
      width: 482,
      height: 613,
      measure: painter.measure,
    })) {
      const names = new Set([...svg.matchAll(/<([a-zA-Z][\w:]*)/g)].map(([, name]) => name));
      expect([...names].sort()).toEqual(['line', 'path', 'rect', 'svg', 'text', 'title']);
      const tags = [...svg.matchAll(/<[^>]*>/g)].join('');
      expect(tags).not.toMatch(/href|\son\w+=|url\(|<!|style/);
      expect(svg).not.toMatch(/[\u0000-\u0008\ufffe\uffff\ud800]/);
      expect(painter.png({ svg, ...drawing }).length).toBeGreaterThan(1000);
    }
    expect(chartWords(chart)).toContain('"><image');
  });

  test('are the same bytes each time', () => {
    const frame = { width: 482, height: 613, measure: painter.measure };
    const [a] = drawChart(plan(20), frame);
    const [b] = drawChart(plan(20), frame);
    expect(a?.svg).toBe(b?.svg);
    expect(a && sha256(painter.png(a))).toBe(b && sha256(painter.png(b)));
  });
});

test('a document without a chart does not read the drawing tools', async () => {
  const made = await renderDocx(await requestFor('Hello'), () => {
    throw new Error('read');
  });
  expect(made.ok).toBe(true);
  await expect(
    renderDocx(await requestFor(CHARTS), () => {
      throw new Error('read');
    }),
  ).rejects.toThrow('read');
});
