import { isPersonal } from '../registry/personal.ts';
import { withData } from '../registry/project.ts';
import { withEach } from '../registry/with-each.ts';
import { WITHHELD, withheldFields } from '../registry/withheld.ts';
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

/**
 * Returns a request whose records hold no personal data, unless the template says that it prints some.
 * What is withheld reads so; in the place of a name stands the id.
 */
export function hidePersonal(request: RenderRequest): RenderRequest {
  const { template, workspace, entry } = request;
  const registries = [...workspace.registries.values()];
  const hides = !template.personal && registries.some(({ schema }) => schema.personal.length > 0);
  const shown = (each: Entry): Entry => (hides ? hiddenEntry(asWithheld(each)) : asWithheld(each));
  return { ...request, workspace: shownIn(workspace, { shown, hides }), entry: shown(entry) };
}

type Showing = { readonly shown: (entry: Entry) => Entry; readonly hides: boolean };

function shownIn(workspace: Workspace, { shown, hides }: Showing): Workspace {
  const { project } = workspace;
  const schema = hides ? workspace.registries.get('project')?.schema : undefined;
  return {
    ...withEach(workspace, { entry: shown }),
    project: project && schema ? withData(project, () => hiddenData(schema, project.data)) : project,
  };
}

function asWithheld(entry: Entry): Entry {
  const isText = (name: string) =>
    entry.registry.fields.some((field) => field.name === name && field.schema.type === 'string');
  const fields = withheldFields(entry).filter(isText);
  if (fields.length === 0) return entry;
  const { label } = entry.registry;
  const said = fields.map((name) => [name, name === label ? entry.id : WITHHELD]);
  return { ...entry, data: { ...entry.data, ...Object.fromEntries(said) } };
}

/** What is worked out for a record that has nothing to hide need not be looked at. */
function hiddenEntry(entry: Entry): Entry {
  const { registry } = entry;
  return registry.personal.length === 0 ? entry : { ...entry, data: hiddenData(registry, entry.data) };
}

function hiddenData(registry: Entry['registry'], data: Mapping): Mapping {
  // Templates see any value; only printing tells this one from the others.
  const hidden = PERSONAL as unknown as Value;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isPersonal(registry, [name]) ? hidden : value]),
  );
}
