import { Draft } from '../../change/draft.ts';
import { notRead } from '../../change/list-file.ts';
import type { Plan } from '../../change/plan.ts';
import { StoreDraft } from '../../change/store-draft.ts';
import { STORE_FOLDER } from '../../registry/files.ts';
import { readText } from '../../registry/load-registry.ts';
import { isRedacted, storedFields } from '../../registry/personal.ts';
import { readStore } from '../../registry/personal-store.ts';
import type { Entry, PersonalStore, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';

/** A plan that moves personal values out of the book, and of how many records. */
export type Separated = { readonly plan: Plan; readonly records: number };

/**
 * Plans the move of every personal value from the registries to the store, and the setting that says
 * so. A book that has a store already keeps what it holds; a value in both is that of the book.
 */
export async function separate(workspace: Workspace, reason?: string): Promise<Outcome<Separated>> {
  const store = workspace.store ?? (await storeBeside(workspace));
  const [draft, target] = [
    new Draft({ ...workspace, store: undefined }),
    new StoreDraft({ ...workspace, store }),
  ];
  const moved = personalRecords(workspace);
  for (const { entry, values } of moved) {
    const paths = Object.keys(values).map((name) => [name]);
    const kept = await target.edit(
      entry,
      paths.map((path) => ({ path, operation: 'set', value: values[path[0] ?? ''] ?? null })),
    );
    if (!kept.ok) return kept;
    const cleared = await draft.edit(
      entry,
      paths.map((path) => ({ path, operation: 'clear', value: null })),
    );
    if (!cleared.ok) return cleared;
  }
  const set = await setSetting(draft, workspace);
  if (!set.ok) return set;
  const plan = draft.plan({
    subject: 'keep personal values apart',
    ...(reason !== undefined && { reason }),
    trailers: moved.map(({ entry }) => ['Record', entry.id]),
  });
  const writes = new Map([...plan.writes, ...ignoringStore(workspace)]);
  return done({ plan: { ...plan, writes, personal: target.writes() }, records: moved.length });
}

/** A store may stand there although the settings no longer say so: what it holds is kept. */
async function storeBeside({ files, schemas }: Workspace): Promise<PersonalStore> {
  const { store } = await readStore(files, schemas.schemas);
  return { ...store, here: true };
}

type Moved = { readonly entry: Entry; readonly values: Mapping };

/** The records whose own file holds personal values. */
function personalRecords({ registries }: Workspace): Moved[] {
  return [...registries.values()].flatMap(({ schema, entries }) => {
    const fields = storedFields(schema);
    if (fields.length === 0) return [];
    return entries.flatMap(({ apart, ...entry }) => {
      const data = apart?.open ?? entry.data;
      const held = fields.filter((name) => data[name] !== undefined && !isRedacted(data[name]));
      const values = Object.fromEntries(held.map((name) => [name, data[name] ?? null]));
      return held.length === 0 ? [] : [{ entry: { ...entry, data }, values }];
    });
  });
}

async function setSetting(draft: Draft, { registries }: Workspace): Promise<Outcome<void>> {
  const [project] = registries.get('project')?.entries ?? [];
  if (!project) return done(undefined);
  const set = await draft.edit(project, [{ path: ['personal_values'], operation: 'set', value: 'store' }]);
  return set.ok ? done(undefined) : set;
}

/** git is told to leave the store alone, so that no "git add ." takes it in. */
function ignoringStore({ files }: Workspace): [string, Uint8Array][] {
  const path = '.gitignore';
  const { text: present, problems } = files.list().some((file) => file.path === path)
    ? readText(files, path)
    : { text: '', problems: [] };
  if (problems.length > 0) throw notRead(path);
  const line = `/${STORE_FOLDER}`;
  if (present.split(/\r?\n/).includes(line)) return [];
  const before = present === '' || present.endsWith('\n') ? present : `${present}\n`;
  return [[path, new TextEncoder().encode(`${before}${line}\n`)]];
}
