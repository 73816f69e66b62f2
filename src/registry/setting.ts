import { onceForEach } from '../base/once-for.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';
import { reachText, type Start } from './reach.ts';
import type { Workspace } from './workspace.ts';

/**
 * Returns a setting of project.yaml by its way, such as `meetings.bodies.{body}.notice_days`: `{…}` stands
 * for what the record holds there, or for the field's default, and a step into a list picks the item that
 * has that value in a field. Undefined where the project sets nothing there.
 */
export function setting(workspace: Workspace, way: string, start?: Start): Value | undefined {
  const data = workspace.project?.data;
  if (data === undefined) return undefined;
  if (!start || !way.includes('{')) return settingForAll(data, way);
  return follow(data, way, (step) => chosen(workspace, start, step));
}

/** Returns a setting of project.yaml that is the same for all records: looked up once, and asked for by each of them. */
export const settingForAll: (data: Mapping, way: string) => Value | undefined = onceForEach(
  (data: Mapping, way: string) => follow(data, way, (step) => `{${step}}`),
);

function follow(data: Mapping, way: string, choose: (step: string) => string | undefined): Value | undefined {
  let here: Value | undefined = data;
  for (const step of settingSteps(way)) {
    const name = step.startsWith('{') ? choose(step.slice(1, -1)) : step;
    if (name === undefined) return undefined;
    here = memberNamed(here, name);
  }
  return here;
}

/** Returns a setting that is a number; undefined where the project sets none there. */
export function numberSetting(workspace: Workspace, way: string, start?: Start): number | undefined {
  const value = setting(workspace, way, start);
  return typeof value === 'number' ? value : undefined;
}

/** Returns a way with its `{…}` filled in, as messages name a setting. */
export function settingName(workspace: Workspace, way: string, start: Start): string {
  return way.replaceAll(/\{([^}]*)\}/g, (whole, inner: string) => chosen(workspace, start, inner) ?? whole);
}

/** What a record holds at a way; a field that is left out counts as its default. */
function chosen(workspace: Workspace, start: Start, way: string): string | undefined {
  return reachText(workspace, start, way) ?? defaultOf(start.entry.registry, way);
}

/** Returns the default of a field that is a text; undefined where it has none. */
export function defaultOf({ fields }: RegistrySchema, field: string): string | undefined {
  const value = fields.find(({ name }) => name === field)?.schema.default;
  return typeof value === 'string' ? value : undefined;
}

const stepsKnown = new Map<string, readonly string[]>();

/** A way is taken apart once, and asked for by each record. */
function settingSteps(way: string): readonly string[] {
  const steps = stepsKnown.get(way) ?? way.match(/\{[^}]*\}|[^.{}]+/g) ?? [];
  stepsKnown.set(way, steps);
  return steps;
}

function memberNamed(value: Value | undefined, name: string): Value | undefined {
  if (isList(value)) return value[itemNamed(value, name)];
  return isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * Returns which item of a list of mappings a name stands for: the one whose first field has that value, or
 * else the first that has it in any field, as the order of fields says nothing; -1 where none has.
 */
export function itemNamed(list: readonly Value[], name: string): number {
  const first = list.findIndex((item) => isMapping(item) && Object.values(item)[0] === name);
  if (first >= 0) return first;
  return list.findIndex((item) => isMapping(item) && Object.values(item).includes(name));
}
