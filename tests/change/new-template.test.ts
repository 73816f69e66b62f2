import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyPlan } from '../../src/change/apply-plan.ts';
import { newTemplate } from '../../src/change/new-template.ts';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { withDerived } from '../../src/registry/derived/with-derived.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { renderMarkdown } from '../../src/render/render-document.ts';
import { checkTemplates } from '../../src/rules/check-templates.ts';

const root = new URL('../../', import.meta.url);
const paths = ['schemas', 'templates', 'project-data'].flatMap((folder) =>
  (readdirSync(new URL(folder, root), { recursive: true }) as string[]).flatMap((name) =>
    /\.[a-z]+$/.test(name) ? [`${folder}/${name}`] : [],
  ),
);
const read = (path: string) => readFileSync(new URL(path, root));
const companions = paths.filter((path) => path.endsWith('.png') || path.startsWith('templates/parts/'));
const shipped = new Map(companions.map((path) => [path, new Uint8Array(read(path))]));
const own = paths.filter((path) => !path.startsWith('templates/'));
const files = filesOf(Object.fromEntries(own.map((path) => [path, read(path)])));

test('a new template of any registry passes its check and prints records', async () => {
  const workspace = await loadWorkspace(files, { known: shippedSchemas() });
  const shown = withDerived(workspace);
  let printed = 0;
  for (const { schema } of workspace.registries.values()) {
    const plan = newTemplate(workspace, { name: 'fiche', registry: schema, shipped });
    const planned = applyPlan(files, plan);
    expect(await checkTemplates({ ...workspace, files: planned }), schema.name).toEqual([]);
    const [template] = loadTemplates(planned).templates;
    if (!template) throw new Error(`no template for ${schema.name}`);
    const entries = shown.registries.get(schema.name)?.entries.slice(0, 4) ?? [];
    for (const entry of entries) {
      const made = renderMarkdown({ workspace: shown, template, entry, history: [] });
      expect(made.ok ? [] : made.diagnostics, `${schema.name} ${entry.id}`).toEqual([]);
      printed++;
    }
  }
  expect(printed).toBeGreaterThan(100);
});
