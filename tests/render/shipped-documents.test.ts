import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bookFacts } from '../../src/procedures/handbook/book-facts.ts';
import { withDerived } from '../../src/registry/derived/with-derived.ts';
import { type Files, filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { renderMarkdown } from '../../src/render/render-document.ts';
import type { RenderRequest } from '../../src/render/template.ts';
import { docxOf, paragraphsOf, partsOf } from './docx-parts.ts';
import { faultsOf } from './ooxml-faults.ts';

/** A record of the B-WISE book for every template that is shipped. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'action-register': 'project',
  agenda: 'MTG-2024-02-01-SC',
  'attendance-list': 'MTG-2021-01-26-KO',
  'country-fiche': 'CF-001',
  'decision-register': 'project',
  deliverable: 'D1.2',
  'dissemination-report': 'RP1',
  'good-practice': 'GP-016',
  handbook: 'project',
  indicators: 'project',
  'milestone-report': 'MS2',
  minutes: 'MTG-2021-01-26-KO',
  'news-item': 'NEWS-001',
  'partner-fact-sheet': 'EURICSE',
  'progress-report': 'PR-2.1-ALL',
  'publication-notice': 'PUB-004',
  'review-form': 'RV-001',
  'risk-fiche': 'R-002',
  'risk-register': 'project',
  'selection-minutes': 'SEL-001',
  'written-procedure': 'WRP-002',
};

const root = new URL('../../', import.meta.url);

function bookFiles(): Files {
  const paths = ['schemas', 'templates', 'project-data'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [`${entry.parentPath.slice(root.pathname.length)}/${entry.name}`] : [],
    ),
  );
  return filesOf(Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, root))])));
}

const files = bookFiles();
const { templates } = loadTemplates(files);
/** The book is loaded once: its schemas take their time. */
const loading = loadWorkspace(files).then((workspace) => withDerived(workspace));

async function requestOf(name: string, id: string): Promise<RenderRequest> {
  const workspace = await loading;
  const template = templates.find((each) => each.name === name);
  const entry =
    id === 'project' ? workspace.registries.get('project')?.entries[0] : workspace.entries.get(id);
  if (!template || !entry) throw new Error(`no template ${name} or record ${id}`);
  return { workspace, template, entry, history: [], book: bookFacts(workspace, templates) };
}

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
    const { registries } = await loading;
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

  test('a progress report sets the effort used beside that planned, by work package and by partner', async () => {
    const { said } = await partsWith('progress-report', 'PR-2.1-ALL');
    expect(said).toEqual([
      'Effort planned and used, by work package. Bar chart in person-months: Planned and Used. WP3 18 and 16.93; WP6 3.5 and 3.39; WP7 0.57 and 0.56; WP8 1 and 0.94; WP9 1.75 and 1.72; WP10 3.75 and 3.83.',
      expect.stringMatching(
        /^Effort planned and used, by partner\. .*; ENSIE 8\.75 and 8\.66; NASO 1\.82 and 1\.78\.$/,
      ),
    ]);
    expect(await markdownOf('progress-report', 'PR-2.1-ALL')).toMatch(
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
  const { registries } = await loading;
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
