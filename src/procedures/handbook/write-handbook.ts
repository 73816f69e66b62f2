import { CannotError } from '../../base/cannot-error.ts';
import type { Day } from '../../base/day.ts';
import { sha256 } from '../../base/digest.ts';
import type { Assignment } from '../../change/assignment.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { documentName } from '../../registry/document-name.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { settingsDigest } from '../../registry/settings-digest.ts';
import type { Entry, Project, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';

/** A handbook that has been rendered and is to be kept. */
export type HandbookRequest = {
  /** As Markdown, so that git shows what changes between editions. */
  readonly text: string;
  readonly today: Day;
  /** The person who keeps it. */
  readonly owner: string;
  readonly reason?: string | undefined;
};

/**
 * Plans to keep a handbook: its file in the evidence folder and its record in the documents. A draft is
 * written anew; after an approved edition a new draft begins, one minor version up.
 */
export async function writeHandbook(workspace: Workspace, request: HandbookRequest): Promise<Outcome<Plan>> {
  const { project } = workspace;
  const registry = workspace.registries.get('documents')?.schema;
  if (!project || !registry) {
    throw new CannotError('this book has no registry of documents to keep a handbook in', {
      hint: 'render it only: grantbook render handbook project',
    });
  }
  const editions = editionsOf(workspace);
  const open = editions.find((entry) => currentState(entry)?.name === registry.lifecycle?.initial);
  const given = { ...facts(request, project), version: versionOf(open, editions) };
  const path = `evidence/${documentName(given, workspace) ?? `${project.acronym}_Handbook_V${given.version}`}.md`;
  const kept = await keep(workspace, { registry, open, given: { ...given, path } });
  if (!kept.ok) return kept;
  const { id, draft } = kept.value;
  const message = recordMessage({ id, registry }, { does: 'write the handbook', reason: request.reason });
  const plan = draft.plan(message);
  const old = open?.data.path;
  return done({
    ...plan,
    writes: new Map([...plan.writes, [path, new TextEncoder().encode(request.text)]]),
    deletes: typeof old === 'string' && old !== path ? [old] : [],
  });
}

function editionsOf({ registries }: Workspace): Entry[] {
  return (registries.get('documents')?.entries ?? []).filter(({ data }) => data.type === 'handbook');
}

function facts({ text, today, owner }: HandbookRequest, project: Project): Mapping {
  return {
    title: 'Project management plan',
    short_name: 'Handbook',
    type: 'handbook',
    date: today,
    language: 'en',
    access: 'partners',
    owner,
    sha256: sha256(text),
    template: 'handbook',
    settings_sha256: settingsDigest(project),
    disclaimer: true,
  };
}

/** A draft keeps its version; the first is 0.1, and one after an approved edition a minor number more. */
function versionOf(open: Entry | undefined, editions: readonly Entry[]): string {
  if (typeof open?.data.version === 'string') return open.data.version;
  const versions = editions.flatMap(({ data }) => {
    const match = typeof data.version === 'string' ? /^(\d+)\.(\d+)$/.exec(data.version) : null;
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  const [major, minor] = versions.sort((a, b) => b[0] - a[0] || b[1] - a[1])[0] ?? [0, 0];
  return `${major}.${minor + 1}`;
}

type Keeping = {
  readonly registry: RegistrySchema;
  readonly open: Entry | undefined;
  readonly given: Mapping;
};
type Kept = { readonly id: string; readonly draft: Draft };

async function keep(workspace: Workspace, { registry, open, given }: Keeping): Promise<Outcome<Kept>> {
  const draft = new Draft(workspace);
  if (!open) {
    const added = await draft.add(registry, given);
    return added.ok ? done({ id: added.value.id, draft }) : added;
  }
  const changed = ['date', 'path', 'sha256', 'settings_sha256'] as const;
  const assignments = changed.map(
    (field): Assignment => ({ path: [field], operation: 'set', value: given[field] ?? null }),
  );
  const edited = await draft.edit(open, assignments);
  return edited.ok ? done({ id: open.id, draft }) : edited;
}
