import { closest } from '../base/suggest.ts';
import { isList, isMapping } from '../text/value.ts';
import {
  itemPart,
  keywordOf,
  propertyNames,
  propertyParts,
  rootPart,
  type SchemaPart,
} from './find-properties.ts';
import type { RegistrySchema } from './registry-schema.ts';
import type { FieldPattern } from './walk-schema.ts';

/** The registries of a book, and the one whose schema is looked at. */
export type Library = { readonly registry: RegistrySchema; readonly all: readonly RegistrySchema[] };

/** What is wrong with a way: the step that leads nowhere, and the steps that would be there. */
export type WrongWay = {
  readonly message: string;
  readonly hint: string;
  readonly suggestions: readonly string[];
};

/** Returns what is wrong with a way such as `minutes.sent_on` that begins at a field; undefined where it leads somewhere. */
export function checkReach(library: Library, field: FieldPattern, way: string): WrongWay | undefined {
  const [first = '', ...rest] = way.split('.');
  const around = partsAround(library.registry, field);
  const start = around.find((part) => propertyParts(part, first).length > 0);
  if (!start) return wrongWay(way, first, around.flatMap(propertyNames));
  let here = propertyParts(start, first);
  for (const step of rest) {
    const from = here.flatMap((part) => behindReference(part, library));
    here = from.flatMap((part) => propertyParts(part, step));
    if (here.length === 0) return wrongWay(way, step, from.flatMap(propertyNames));
  }
  return undefined;
}

/** Returns the registries that the references at the end of a way lead to; none where no reference stands there. */
export function registriesAt(library: Library, field: FieldPattern, way: string): RegistrySchema[] {
  const names = partsAt(library, field, way).flatMap((part) => {
    const ref = keywordOf(itemPart(part), 'x-ref');
    return isMapping(ref) ? (isList(ref.to) ? ref.to : [ref.to ?? '']) : [];
  });
  return library.all.filter(({ name }) => names.includes(name));
}

/** Returns the roles that people can have, as their registry's schema lists them; none where it does not. */
export function knownRoles(library: Library): string[] {
  const people = library.all.find(({ name }) => name === 'people');
  const [part] = people ? partsAt({ ...library, registry: people }, [], 'roles') : [];
  const roles = part && keywordOf(itemPart(part), 'enum');
  return isList(roles) ? roles.map(String) : [];
}

/** Returns the parts of the schemas at the end of a way that leads somewhere. */
export function partsAt(library: Library, field: FieldPattern, way: string): SchemaPart[] {
  const [first = '', ...rest] = way.split('.');
  const start = partsAround(library.registry, field).find((part) => propertyParts(part, first).length > 0);
  let here = start ? propertyParts(start, first) : [];
  for (const step of rest) {
    here = here
      .flatMap((part) => behindReference(part, library))
      .flatMap((part) => propertyParts(part, step));
  }
  return here;
}

/** Returns what is wrong with a setting's way, `meetings.bodies.{body}.notice_days`; undefined where project.yaml may hold it. */
export function checkSetting(library: Library, field: FieldPattern, way: string): WrongWay | undefined {
  const project = library.all.find(({ name }) => name === 'project');
  let here = project ? [rootPart(project)] : [];
  for (const step of way.match(/\{[^}]*\}|[^.]+/g) ?? []) {
    const inner = step.startsWith('{') ? checkReach(library, field, step.slice(1, -1)) : undefined;
    if (inner) return inner;
    const next = here.flatMap((part) => settingParts(part, step));
    if (next.length === 0) return wrongSetting(way, step, here.flatMap(propertyNames));
    here = next;
  }
  return undefined;
}

/** Returns the parts of project.yaml's schema at the end of a setting's way. */
export function settingsAt({ all }: Library, way: string): SchemaPart[] {
  const project = all.find(({ name }) => name === 'project');
  const steps = way.match(/\{[^}]*\}|[^.]+/g) ?? [];
  return steps.reduce<SchemaPart[]>(
    (here, step) => here.flatMap((part) => settingParts(part, step)),
    project ? [rootPart(project)] : [],
  );
}

/** A step into a list picks one of its items; a step in braces picks a property that only a record tells. */
function settingParts(part: SchemaPart, step: string): SchemaPart[] {
  const item = itemPart(part);
  if (item !== part) return [item];
  const names = step.startsWith('{') ? propertyNames(part) : [step];
  return names.flatMap((name) => propertyParts(part, name));
}

/** The mappings around a field, the nearest first, the record itself last. */
function partsAround(registry: RegistrySchema, field: FieldPattern): SchemaPart[] {
  const around = [rootPart(registry)];
  for (const step of field.slice(0, -1)) {
    const [inner] = around;
    const next = inner === undefined || step === '*' ? undefined : propertyParts(inner, step)[0];
    if (next) around.unshift(itemPart(next));
  }
  return around;
}

function behindReference(part: SchemaPart, { all }: Library): SchemaPart[] {
  const ref = keywordOf(itemPart(part), 'x-ref');
  if (!isMapping(ref)) return [part];
  const names = isList(ref.to) ? ref.to : [ref.to ?? ''];
  return all.filter(({ name }) => names.includes(name)).map(rootPart);
}

function wrongWay(way: string, step: string, names: readonly string[]): WrongWay {
  const suggestions = closest(step, new Set(names));
  return {
    message: `"${step}" is not a property${way === step ? '' : `, as "${way}" says`}`,
    hint:
      suggestions.length > 0
        ? `did you mean "${suggestions[0]}"?`
        : `there is: ${[...new Set(names)].join(', ')}`,
    suggestions,
  };
}

function wrongSetting(way: string, step: string, names: readonly string[]): WrongWay {
  const message = `"${way}" is not a setting: project.yaml has no "${step}" there`;
  return { ...wrongWay(way, step, names), message };
}
