import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withDerived } from '../../src/registry/derived/with-derived.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { outputName, renderMarkdown } from '../../src/render/render-document.ts';

const root = new URL('../../', import.meta.url);
const folders = [
  'schemas',
  'templates',
  'templates/parts',
  'project-data',
  'project-data/deliverables',
  'project-data/meetings',
  'project-data/good-practices',
  'project-data/selections',
  'project-data/reviews',
  'project-data/country-fiches',
];
const paths = folders.flatMap((folder) =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [`${folder}/${entry.name}`] : [],
  ),
);
const files = filesOf(Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, root))])));

/** The book is loaded once: its schemas take their time. */
let loading: Promise<Awaited<ReturnType<typeof withDerived>>> | undefined;
const load = () => (loading ??= loadWorkspace(files).then((workspace) => withDerived(workspace)));

/** Returns a document of a record of the B-WISE book, as Markdown. */
async function documentOf(name: string, id: string): Promise<string> {
  const workspace = await load();
  const template = loadTemplates(files).templates.find((each) => each.name === name);
  const entry = workspace.entries.get(id);
  const made = template && entry && renderMarkdown({ workspace, template, entry, history: [] });
  return made?.ok ? made.value : '';
}

describe('the B-WISE book', () => {
  test('gives a document for every record that has a template, each with a name of its own', async () => {
    const workspace = await load();
    const { templates, problems } = loadTemplates(files);
    expect(problems).toEqual([]);
    // The handbook and the mails are made from more than a record: they have tests of their own.
    const ofRecords = templates.filter(({ registry }) => !['project', 'people'].includes(registry));
    const requests = ofRecords.flatMap((template) =>
      (workspace.registries.get(template.registry)?.entries ?? []).map((entry) => ({
        workspace,
        template,
        entry,
        history: [],
      })),
    );
    const made = requests.map((request) => ({
      id: request.entry.id,
      name: outputName(request),
      text: renderMarkdown(request),
    }));
    expect(
      made.flatMap(({ id, text }) =>
        text.ok ? [] : text.diagnostics.map(({ message }) => `${id}: ${message}`),
      ),
    ).toEqual([]);
    expect(made.filter(({ text }) => text.ok && /undefined|\[object|NaN/.test(text.value))).toEqual([]);
    expect(made.length).toBeGreaterThan(30);
    expect(new Set(made.map(({ name }) => (name.ok ? name.value : ''))).size).toBe(made.length);
  }, 240_000);

  test('says in the minutes which proposals were not adopted, and a day of one day once', async () => {
    const workshop = await documentOf('minutes', 'MTG-2022-05-06-WS');
    expect(workshop).toContain('**DEC-006 One report for D2.1 and D2.2**\n');
    expect(workshop).toContain('**DEC-018 Publication of interviews** (rejected)\n');
    expect(workshop).toContain('## Minutes of the meeting of 6 May 2022\n');
    expect(await documentOf('minutes', 'MTG-2021-01-26-KO')).toContain(
      'of 26 January 2021 to 27 January 2021\n',
    );
  });

  test('marks on the agenda what is for decision, with the text of the proposal', async () => {
    const agenda = await documentOf('agenda', 'MTG-2024-02-01-SC');
    expect(agenda).toMatch(/2 \| Forms without names +\| [^|]+\| 30 min \| \*\*for decision\*\*/);
    expect(agenda).toContain('> **Proposal for item 2: Forms of the pilots without names**\n');
    expect(agenda).toContain('| Further items, in writing to the chair | 30 January 2024 |');
  });

  test('circulates a written procedure with its text, its last day and who may vote', async () => {
    const text = await documentOf('written-procedure', 'WRP-002');
    expect(text).toContain(
      '> Travel of tutors between two sites of one pilot is paid from the budget of WP4.\n',
    );
    expect(text).toMatch(/\| May vote +\| ENSIE, EASPD, EURICSE, IdeeInRete, SCF, NASO, ADV, JKU, RISE/);
    expect(await documentOf('written-procedure', 'WRP-001')).toMatch(
      /\| Answer by +\| \*\*14 March 2022\*\*/,
    );
  });

  test('reports dissemination by kind, type, country and audience, each result with its owners', async () => {
    const report = await documentOf('dissemination-report', 'RP1');
    expect(report).toMatch(/\| Communication +\| 57\.1 % of the delivered activities/);
    expect(report).toMatch(/\| communication \| +8 \| +4668 \|\n\| dissemination \| +6 \| +2666 \|/);
    expect(report).toMatch(/\| news +\| +5 \| +1820 \|/);
    expect(report).toMatch(/\| RO +\| +2 \| +2810 \|/);
    expect(report).toMatch(/\| eu institutions +\| +3 \| +1144 \|/);
    expect(report).toMatch(/\| Owners +\| EURICSE 70 %<br>ENSIE 15 %<br>EASPD 15 %/);
    expect(report).toContain('**not named yet**');
    expect(await documentOf('dissemination-report', 'RP2.2')).toMatch(/\| newsletter +\| +1 \| +1240 \|/);
  });

  test('gives notice of a publication with the days of the settings', async () => {
    const notice = await documentOf('publication-notice', 'PUB-004');
    expect(notice).toContain('within 30 days of receiving this notice');
    expect(notice).toContain('by 90 days at most');
    expect(notice).toMatch(/Sent to\n\nENSIE, EASPD, EURICSE, IdeeInRete,/);
  });

  test('writes the minutes of a choice from the call itself', async () => {
    const minutes = await documentOf('selection-minutes', 'SEL-001');
    expect(minutes).toContain('34 proposals ranked on 68 evaluations by the committee');
    expect(minutes).toMatch(/\| +10 \| GP-016 +\| Learning islands in the workshop +\| IT/);
  });
});
