import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { outputName, renderMarkdown } from '../../src/render/render-document.ts';

const root = new URL('../../', import.meta.url);
const folders = [
  'schemas',
  'templates',
  'project-data',
  'project-data/deliverables',
  'project-data/meetings',
];
const paths = folders.flatMap((folder) =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [`${folder}/${entry.name}`] : [],
  ),
);
const files = filesOf(Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, root))])));

/** Returns the minutes of a meeting of the B-WISE book, as Markdown. */
async function minutesOf(id: string): Promise<string> {
  const workspace = await loadWorkspace(files);
  const template = loadTemplates(files).templates.find(({ registry }) => registry === 'meetings');
  const entry = workspace.entries.get(id);
  const made = template && entry && renderMarkdown({ workspace, template, entry, history: [] });
  return made?.ok ? made.value : '';
}

describe('the B-WISE book', () => {
  test('gives a document for every deliverable and every meeting, each with a name of its own', async () => {
    const workspace = await loadWorkspace(files);
    const { templates, problems } = loadTemplates(files);
    expect(problems).toEqual([]);
    const requests = templates.flatMap((template) =>
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
  }, 60_000);

  test('says in the minutes which proposals were not adopted, and a day of one day once', async () => {
    const workshop = await minutesOf('MTG-2022-05-06-WS');
    expect(workshop).toContain('**DEC-006 One report for D2.1 and D2.2**\n');
    expect(workshop).toContain('**DEC-018 Publication of interviews** (rejected)\n');
    expect(workshop).toContain('## Minutes of the meeting of 6 May 2022\n');
    expect(await minutesOf('MTG-2021-01-26-KO')).toContain('of 26 January 2021 to 27 January 2021\n');
  });
});
