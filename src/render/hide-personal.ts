import { isPersonal } from '../registry/personal.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Mapping, Value } from '../text/value.ts';
import type { RenderRequest } from './template.ts';

/** Stands for personal data in what a document is made from; printing it is a problem. */
export const PERSONAL: unique symbol = Symbol('personal data');

/** What is said where a template prints personal data and has not said that it does. */
export const personalProblem: (what: string) => { message: string; hint: string } = (what) => ({
  message: `"${what}" is personal data, and the template does not say that it prints some`,
  hint: 'take it out, or write personal: true in the front matter',
});

/** Returns a request whose records hold no personal data, unless the template says that it prints some. */
export function hidePersonal(request: RenderRequest): RenderRequest {
  const { template, workspace, entry } = request;
  const schemas = [...workspace.registries.values()].map(({ schema }) => schema);
  if (template.personal || schemas.every(({ personal }) => personal.length === 0)) return request;
  return { ...request, workspace: hiddenIn(workspace), entry: hiddenEntry(entry) };
}

function hiddenIn(workspace: Workspace): Workspace {
  const registries = [...workspace.registries].map(
    ([name, registry]) => [name, { ...registry, entries: registry.entries.map(hiddenEntry) }] as const,
  );
  const entries = [...workspace.entries].map(([id, entry]) => [id, hiddenEntry(entry)] as const);
  const { project } = workspace;
  const schema = workspace.registries.get('project')?.schema;
  return {
    ...workspace,
    registries: new Map(registries),
    entries: new Map(entries),
    project: project && schema && { ...project, data: hiddenData(schema, project.data) },
  };
}

function hiddenEntry(entry: Entry): Entry {
  const data = hiddenData(entry.registry, entry.data);
  return data === entry.data ? entry : { ...entry, data };
}

function hiddenData(registry: Entry['registry'], data: Mapping): Mapping {
  if (registry.personal.length === 0) return data;
  // Templates see any value; only printing tells this one from the others.
  const hidden = PERSONAL as unknown as Value;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isPersonal(registry, [name]) ? hidden : value]),
  );
}
