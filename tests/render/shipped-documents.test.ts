import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { findProfile } from '../../src/registry/profiles/find-profile.ts';
import { renderMarkdown } from '../../src/render/render-document.ts';
import { asMappings } from '../../src/schema/keywords/parts.ts';
import { docxOf, paragraphsOf, partsOf } from './docx-parts.ts';
import { faultsOf } from './ooxml-faults.ts';
import { DOCUMENTS, loadBook, requestOf, templates } from './shipped-book.ts';

const documents = new Map<string, Promise<Uint8Array>>();

/** Each document is made once. */
function documentOf(name: string, id: string): Promise<Uint8Array> {
  const made = documents.get(name) ?? requestOf(name, id).then(docxOf);
  documents.set(name, made);
  return made;
}

async function markdownOf(name: string, id: string): Promise<string> {
  const made = renderMarkdown(await requestOf(name, id));
  return made.ok ? made.value : JSON.stringify(made.diagnostics);
}

test('every template of a document that is shipped is looked at here', () => {
  const shipped = templates.filter(({ kind }) => kind === 'document').map(({ name }) => name);
  expect(Object.keys(DOCUMENTS).sort()).toEqual(shipped.sort());
});

describe.each(Object.entries(DOCUMENTS))('the template %s, made from %s', (name, id) => {
  test('gives a document in which the Open XML validator finds nothing wrong', async () => {
    const docx = await documentOf(name, id);
    expect(faultsOf(docx)).toEqual([]);
    // The title page holds them in its footer.
    const whole = Object.values(partsOf(docx)).join('\n');
    const held = ['descr="Emblem of the European Union"', 'co-funded by the Erasmus+ programme'];
    expect(held.filter((text) => !whole.includes(text))).toEqual([]);
    expect(/undefined|\[object|NaN/.exec(whole)?.[0]).toBeUndefined();
  }, 180_000);
});

describe('the risk register', () => {
  test('shades its heat map by the bands of the settings, and says each band in words', async () => {
    const body = partsOf(await documentOf('risk-register', 'project'))['word/document.xml'] ?? '';
    const map = /<w:tbl>(?:(?!<\/w:tbl>).)*Impact 5.*?<\/w:tbl>/s.exec(body)?.[0] ?? '';
    const cells = [...map.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => ({
      fill: /<w:shd [^>]*w:fill="(\w+)"/.exec(cell)?.[1],
      said: paragraphsOf(cell).join().split('\n')[0],
    }));
    const fills = (band: string) => cells.filter(({ said }) => said === band).map(({ fill }) => fill);
    expect(cells.length).toBe(36);
    expect(fills('green')).toEqual(Array(3).fill('CDE8C4'));
    expect(fills('yellow')).toEqual(Array(19).fill('FFEBAE'));
    expect(fills('red')).toEqual(Array(3).fill('F6BDB5'));
    expect(cells.filter(({ fill }) => fill !== undefined).length).toBe(25);
  });

  test('is a plain table in Markdown, with every open risk in its cell and the highest level first', async () => {
    const text = await markdownOf('risk-register', 'project');
    expect(text).toMatch(
      /\| \*\*Likelihood 4\*\* \|[^\n]*yellow<br>\*\*R-002\*\*<br>\*\*R-012\*\*[^\n]*red<br>\*\*R-006\*\* +\|\n/,
    );
    expect(text).not.toContain('shades');
    expect(text).toMatch(/\| +1 \| R-006 \|[^\n]+\n\| +2 \| R-002 \|/);
    expect(text).toMatch(/\| R-001 \| Travel is restricted +\| Closed +\| 8 June 2023/);
  });
});

describe('charts', () => {
  const partsWith = async (name: string, id: string) => {
    const docx = await documentOf(name, id);
    const svgs = Object.entries(unzipSync(docx)).filter(([path]) => path.endsWith('.svg'));
    const drawn = svgs.map(([, bytes]) => strFromU8(bytes)).join('');
    const body = partsOf(docx)['word/document.xml'] ?? '';
    const said = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words ?? '');
    return { drawn, said: said.filter((words) => !words.startsWith('Emblem')) };
  };

  test('the handbook has every task, deliverable and milestone of the plan in one picture, and the effort', async () => {
    const { drawn, said } = await partsWith('handbook', 'project');
    const { registries } = await loadBook();
    const ids = (name: string) => (registries.get(name)?.entries ?? []).map(({ id }) => id);
    const absent = [...ids('work-packages'), ...ids('tasks')].filter((id) => !drawn.includes(`>${id} `));
    expect(absent).toEqual([]);
    const marks = [...ids('deliverables'), ...ids('milestones')];
    expect(marks.filter((id) => !drawn.includes(`>${id}<`))).toEqual([]);
    expect(drawn).not.toContain('stroke-dasharray');
    expect(said.length).toBe(2);
    expect(said[0]).toContain('Gantt chart, months M1 to M48. Tasks: 33; Deliverables: 31; Milestones: 14.');
    expect(said[1]).toMatch(/^Planned effort of each partner.*Bar chart in person-months.* EURICSE [\d.]+;/);
  }, 180_000);

  test('a consolidated report sets the effort used beside that planned, by work package and by partner, and shows the cost', async () => {
    const { said } = await partsWith('consolidated-report', 'PR-2.1-ALL');
    expect(said).toEqual([
      'Effort planned and used, by work package. Bar chart in person-months: Planned and Used. WP3 18 and 16.93; WP6 3.5 and 3.39; WP7 0.57 and 0.56; WP8 1 and 0.94; WP9 1.75 and 1.72; WP10 3.75 and 3.83.',
      expect.stringMatching(
        /^Effort planned and used, by partner\. .*; ENSIE 8\.75 and 8\.66; NASO 1\.82 and 1\.78\.$/,
      ),
      expect.stringMatching(
        /^Staff cost of all timesheets so far.* Bar chart in euro: .*; SCF 26.565; SWR 1.840;/,
      ),
    ]);
    expect(await markdownOf('consolidated-report', 'PR-2.1-ALL')).toMatch(
      /\| WP3 +\| +18 \| +16\.93 \|[\s\S]*\*\*Figure 1\. Effort planned and used, by work package\*\*/,
    );
  }, 180_000);

  test('the indicators have their progress', async () => {
    const { said, drawn } = await partsWith('indicators', 'project');
    expect(said).toEqual([expect.stringContaining('KPI-003 Country fiches 100 %; KPI-004')]);
    expect(drawn).toContain('>KPI-001 Interviews of the field work<');
  }, 180_000);
});

test('the registers of actions and decisions begin with what is open, the earliest due first', async () => {
  const actions = await markdownOf('action-register', 'project');
  expect(actions).toMatch(
    /# 1 Open actions[\s\S]*A-027[\s\S]*A-021[\s\S]*# 2 Actions that were done[\s\S]*A-001/,
  );
  const decisions = await markdownOf('decision-register', 'project');
  expect(decisions).toMatch(
    /# 1 Open decisions[\s\S]*DEC-012[\s\S]*DEC-017[\s\S]*# 2 Applied[\s\S]*DEC-001[\s\S]*# 3 [\s\S]*DEC-018/,
  );
});

test('the fact sheet of a partner names functions and roles, and no person', async () => {
  const { registries } = await loadBook();
  const text = await markdownOf('partner-fact-sheet', 'EURICSE');
  const people = registries.get('people')?.entries ?? [];
  expect(people.filter(({ data }) => text.includes(String(data.name))).map(({ id }) => id)).toEqual([]);
  expect(text).toMatch(/\| Researcher +\| task leader, editor, reviewer +\|/);
  expect(text).toMatch(/\| D1\.2 +\|/);
});

test('a review form has the verdict, the scores and each comment with its answer', async () => {
  const text = await markdownOf('review-form', 'RV-001');
  expect(text).toContain('**minor revision**');
  expect(text).toMatch(/\| Correctness +\| Is what it says right\? +\| +3 \|/);
  expect(text).toMatch(
    /\| must +\| The numbers of the table[^|]+\| accepted: The table was corrected[^|]+\| yes/,
  );
});

test('a milestone report says what it rests on, and a country fiche prints its text', async () => {
  expect(await markdownOf('milestone-report', 'MS2')).toMatch(/\| D1\.1 +\|[^\n]+\| EURICSE \|/);
  expect(await markdownOf('country-fiche', 'CF-001')).toContain('# Country fiche: Austria');
  expect(await markdownOf('country-fiche', 'CF-001')).toContain(
    'Digital change reaches administration first',
  );
});

describe('the periodic report', () => {
  test('has the funder’s chapters in order, each with its text and the tables that the settings name', async () => {
    const text = await markdownOf('periodic-report', 'RP1');
    expect(text).toMatch(
      /# 1 Relevance[\s\S]*OBJ-9[\s\S]*# 2 Quality of design[\s\S]*WP10[\s\S]*Deviations[\s\S]*# 3 Quality of the team[\s\S]*MTG-2021-01-26-KO[\s\S]*# 4 Impact[\s\S]*KPI-001[\s\S]*RES-001[\s\S]*# 5 Financial report/,
    );
    expect(text).toMatch(/\| EURICSE +\| +23\.28<br>of 24 \|/);
    expect(text).not.toContain('not written yet');
  });

  test('holds what was due in the period and nothing else', async () => {
    const text = await markdownOf('periodic-report', 'RP1');
    expect(text).toMatch(/\| D2\.3 +\|/);
    expect(text).not.toMatch(/\| D3\.1 +\|/);
    expect(text).toMatch(/\| MS7 +\|/);
    expect(text).not.toMatch(/\| MS9 +\|/);
    expect(text).toMatch(/\| D1\.2 +\|[^|]+\|[^|]+\|[^|]+\| Interviews could be held only/);
  });

  test('has the chapters of Horizon Europe where the settings have them, numbered as the funder numbers them', async () => {
    const { workspace, ...request } = await requestOf('periodic-report', 'RP2');
    const { project } = workspace;
    if (!project) throw new Error('the project does not load');
    const [chapters] = findProfile('reporting', 'horizon-europe').settings['reporting.chapters'] ?? [];
    const data = { ...project.data, reporting: { chapters: chapters ?? null } };
    const made = renderMarkdown({ ...request, workspace: { ...workspace, project: { ...project, data } } });
    const headings = made.ok ? [...made.value.matchAll(/^#+ (\d[\d.]*) /gm)].map(([, number]) => number) : [];
    expect(headings).toEqual(asMappings(chapters).map(({ number }) => number));
    expect(headings).toContain('5.2.1');
  });

  test('of a period that nobody has reported on says what each chapter asks for', async () => {
    const text = await markdownOf('periodic-report', 'RP2');
    expect(text.match(/_This chapter is not written yet\. It asks for:_/g)?.length).toBe(5);
    expect(text).toContain('No person-months are reported.');
  });
});

test('the consolidated report has the matrix of person-months with its sums', async () => {
  const text = await markdownOf('consolidated-report', 'PR-2.1-ALL');
  expect(text).toMatch(
    /\| \*\*All\*\* \| +\*\*16\.93\*\*<br>of 18 \|[^\n]+\*\*27\.37\*\*<br>of 28\.57 \| +-4 % \|/,
  );
  expect(text).toMatch(/\| SWR +\|[^\n]+\| +-36 % \|/);
});

test('a composite report prints each part with who wrote it and its sources, and records after the sections', async () => {
  const study = await markdownOf('composite-report', 'D1.2');
  expect(study).toMatch(
    /# 7 Digital change in WISEs\n\n_Written by Wout Claerembeke \(Lichtwerk\), with Gerlinde Hofstattner \(JKU\)_[\s\S]*\*\*Sources of this part\*\*\n\n- Interviews with enablers, questions/,
  );
  const fiches = await markdownOf('composite-report', 'D1.4');
  expect(fiches).toMatch(/# 2 Fiches[\s\S]*# 3 Austria[\s\S]*read by Oriane Vasselin[\s\S]*# 15 Spain/);
});
