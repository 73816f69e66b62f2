import type { Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { schemaAt } from '../../schema/schema-at.ts';
import { words } from '../../schema/words.ts';
import { isList, isMapping, type Mapping, type Path, type Value } from '../../text/value.ts';

/** A number or name in force: what it is called, what it is, where it comes from. */
export type SettingFact = { readonly title: string; readonly value: string; readonly source: string };

/** The settings that belong together. */
export type SettingGroup = {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly SettingFact[];
};

/** Returns the settings of the project by what they are for, with the titles that its schema gives them. */
export function settingGroups({ project, registries }: Workspace): SettingGroup[] {
  const schema = registries.get('project')?.schema;
  if (!project || !schema) return [];
  return Object.entries(project.data).flatMap(([name, value]) => {
    if (!isMapping(value) && !isListOfMappings(value)) return [];
    const rows = factsOf(value, { schema, path: [name], titles: [], source: '' });
    const { title = words(name), description = '' } = textsOf(schemaAt(schema, [name]));
    return rows.length > 0 ? [{ title, description, rows }] : [];
  });
}

type Place = {
  readonly schema: RegistrySchema;
  readonly path: Path;
  readonly titles: readonly string[];
  readonly source: string;
};

function factsOf(value: Value, place: Place): SettingFact[] {
  if (isListOfMappings(value)) {
    return value.flatMap((item, i) => factsOf(item, { ...place, path: [...place.path, i] }));
  }
  if (!isMapping(value)) return [];
  const source = sourceOf(value) ?? place.source;
  const name = itemName(value);
  const titles = name === undefined ? place.titles : [...place.titles, name];
  return Object.entries(value).flatMap(([field, inner]) => {
    const at = { ...place, path: [...place.path, field], source };
    const title = textsOf(schemaAt(place.schema, at.path)).title ?? words(field);
    if (field === 'source' || inner === name) return [];
    if (typeof inner === 'number' || typeof inner === 'string')
      return [{ title: [...titles, title].join(' · '), value: String(inner), source }];
    return factsOf(inner, { ...at, titles: [...titles, title] });
  });
}

function isListOfMappings(value: Value): value is readonly Mapping[] {
  return isList(value) && value.length > 0 && value.every((item) => isMapping(item));
}

/** An item of a list is called by its first field, where that is a text: a body, a step, a kind. */
function itemName(value: Mapping): string | undefined {
  const [first] = Object.entries(value);
  return first && typeof first[1] === 'string' && Object.keys(value).length > 1 ? first[1] : undefined;
}

function sourceOf({ source }: Mapping): string | undefined {
  return isList(source) ? source.join(', ') : undefined;
}

function textsOf(schema: Mapping | undefined): { title?: string; description?: string } {
  return {
    ...(typeof schema?.title === 'string' && { title: schema.title }),
    ...(typeof schema?.description === 'string' && { description: schema.description }),
  };
}
