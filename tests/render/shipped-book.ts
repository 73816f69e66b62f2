import { readdirSync, readFileSync } from 'node:fs';
import { bookFacts } from '../../src/procedures/handbook/book-facts.ts';
import { withDerived } from '../../src/registry/derived/with-derived.ts';
import { type Files, filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import type { RenderRequest, Template } from '../../src/render/template.ts';

/** A record of the B-WISE book for every template that is shipped. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  'action-register': 'project',
  agenda: 'MTG-2024-02-01-SC',
  'attendance-list': 'MTG-2021-01-26-KO',
  'composite-report': 'D1.2',
  'consolidated-report': 'PR-2.1-ALL',
  'country-fiche': 'CF-001',
  'decision-register': 'project',
  deliverable: 'D1.2',
  'dissemination-report': 'RP1',
  'good-practice': 'GP-016',
  handbook: 'project',
  indicators: 'project',
  invitation: 'MTG-2024-02-01-SC',
  'milestone-report': 'MS2',
  minutes: 'MTG-2021-01-26-KO',
  'news-item': 'NEWS-001',
  'partner-fact-sheet': 'EURICSE',
  'periodic-report': 'RP1',
  'progress-report': 'PR-2.1-WP3',
  'publication-notice': 'PUB-004',
  'review-form': 'RV-001',
  'risk-fiche': 'R-002',
  'risk-register': 'project',
  'selection-minutes': 'SEL-001',
  'selection-report': 'SEL-001',
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
export const templates: readonly Template[] = loadTemplates(files).templates;
/** The book is loaded once: its schemas take their time. */
let loading: Promise<Workspace> | undefined;

/** Returns the book, loaded once. */
export function loadBook(): Promise<Workspace> {
  loading ??= loadWorkspace(files).then((workspace) => withDerived(workspace));
  return loading;
}

/** Returns the request for a document of the B-WISE book. */
export async function requestOf(name: string, id: string): Promise<RenderRequest> {
  const workspace = await loadBook();
  const template = templates.find((each) => each.name === name);
  const entry =
    id === 'project' ? workspace.registries.get('project')?.entries[0] : workspace.entries.get(id);
  if (!template || !entry) throw new Error(`no template ${name} or record ${id}`);
  return {
    workspace,
    template,
    entry,
    history: [],
    book: bookFacts({ workspace, entry, templates: () => templates }),
  };
}
