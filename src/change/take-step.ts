import type { Day } from '../base/day.ts';
import { holds } from '../registry/holds.ts';
import { currentState } from '../registry/lifecycle.ts';
import { reach } from '../registry/reach.ts';
import type { Entry } from '../registry/workspace.ts';
import type { Creation, Taking } from '../schema/keywords/needs.ts';
import type { RegistrySchema, Transition } from '../schema/registry-schema.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { isList, type Mapping, sameValue, type Value } from '../text/value.ts';
import type { Assignment } from './assignment.ts';
import type { Draft } from './draft.ts';
import { type StepSource, stepValue } from './step-value.ts';

/** A record that takes a step, with the fields given for it. */
export type Stepping = {
  readonly entry: Entry;
  readonly step: Transition;
  readonly given: readonly Assignment[];
};

/** What is done in one commit: the draft it is laid into, the day, who does it, what was touched so far. */
export type Doings = {
  readonly draft: Draft;
  readonly today: Day;
  readonly actor: string | undefined;
  readonly touched: Touched[];
};

/** A record that a step has moved or made. */
export type Touched = {
  readonly id: string;
  readonly registry: RegistrySchema;
  /** From which state to which; absent of a record that was made. */
  readonly move?: readonly [from: string, to: string];
};

/** Takes a step: fills its fields, makes the records it makes, and takes along those it takes along. */
export async function takeStep(stepping: Stepping, doings: Doings): Promise<Outcome<Entry>> {
  const { entry, step } = stepping;
  const { id, registry } = entry;
  doings.touched.push({ id, registry, move: [currentState(entry)?.name ?? '', step.to] });
  const moved = await moveAlone(stepping, doings);
  if (!moved.ok) return moved;
  let now = moved.value;
  for (const creation of step.creates) {
    const made = await makeRecords(now, creation, doings);
    if (!made.ok) return made;
    now = made.value;
  }
  for (const taking of step.takes) {
    const taken = await takeAlong(now, taking, doings);
    if (!taken.ok) return taken;
  }
  return done(now);
}

/** The fields that are given come first: what the step fills may be counted from them. */
async function moveAlone({ entry, step, given }: Stepping, doings: Doings): Promise<Outcome<Entry>> {
  const field = entry.registry.lifecycle?.field ?? '';
  const set: Assignment = { path: [field], operation: 'set', value: step.to };
  const moved = await doings.draft.edit(entry, [set, ...given]);
  if (!moved.ok) return moved;
  const names = new Set(given.map(({ path }) => path[0]));
  const open = Object.entries(step.sets).filter(([name]) => !names.has(name));
  return doings.draft.edit(
    moved.value,
    open.flatMap(([name, value]) =>
      filling(name, fieldValue({ name, value }, entry.registry, sourceOf(moved.value, doings))),
    ),
  );
}

function filling(name: string, value: Value | undefined): Assignment[] {
  if (value === undefined) return [];
  return [{ path: [name], operation: value === null ? 'clear' : 'set', value }];
}

function sourceOf(entry: Entry, { draft, today, actor }: Doings): StepSource {
  return { workspace: draft.workspace, entry, today, actor };
}

type Filling = { readonly name: string; readonly value: Value };

/** Several values fill a list; into a single field the first of them goes. */
function fieldValue(
  { name, value }: Filling,
  registry: RegistrySchema,
  source: StepSource,
): Value | undefined {
  const found = stepValue(value, source);
  if (found === undefined || found === null) return found;
  if (isListField(registry, name)) return isList(found) ? found : [found];
  return isList(found) ? found[0] : found;
}

function isListField(registry: RegistrySchema, name: string): boolean {
  return schemaAt(registry, [name])?.type === 'array';
}

/** Makes the records of a creation; returns the record as it is with the ids it takes back. */
async function makeRecords(entry: Entry, creation: Creation, doings: Doings): Promise<Outcome<Entry>> {
  const { draft } = doings;
  const registry = draft.workspace.registries.get(creation.registry)?.schema;
  if (!registry) return done(entry);
  let now = entry;
  for (const item of itemsOf(entry, creation, draft)) {
    const source = { ...sourceOf(entry, doings), ...(item !== undefined && { item }) };
    const data = dataOf(creation.set, registry, source);
    if (isThere(data, creation, draft)) continue;
    const added = await draft.add(registry, data);
    if (!added.ok) return added;
    doings.touched.push({ id: added.value.id, registry });
    const back = await giveBack(now, { creation, id: added.value.id }, draft);
    if (!back.ok) return back;
    now = back.value;
  }
  return done(now);
}

function itemsOf(entry: Entry, { forEach }: Creation, { workspace }: Draft): (Value | undefined)[] {
  return forEach === undefined ? [undefined] : reach(workspace, { entry, path: [] }, forEach);
}

function dataOf(set: Mapping, registry: RegistrySchema, source: StepSource): Mapping {
  const fields = Object.entries(set).flatMap(([name, value]) => {
    const filled = fieldValue({ name, value }, registry, source);
    return filled === undefined ? [] : [[name, filled] as const];
  });
  return Object.fromEntries(fields);
}

function isThere(data: Mapping, { registry: name, unless }: Creation, draft: Draft): boolean {
  const registry = draft.workspace.registries.get(name);
  if (unless.length === 0 || !registry) return false;
  const others = [...registry.entries, ...draft.added(registry.schema)];
  return others.some((other) => unless.every((field) => sameValue(other.data[field], data[field])));
}

type Made = { readonly creation: Creation; readonly id: string };

async function giveBack(entry: Entry, { creation, id }: Made, draft: Draft): Promise<Outcome<Entry>> {
  const { back } = creation;
  if (back === undefined) return done(entry);
  const operation = isListField(entry.registry, back) ? 'add' : 'set';
  return draft.edit(entry, [{ path: [back], operation, value: id }]);
}

/** Takes along every record that refers to this one and can take the step; each once. */
async function takeAlong(entry: Entry, taking: Taking, doings: Doings): Promise<Outcome<void>> {
  const registry = doings.draft.workspace.registries.get(taking.registry);
  const step = registry?.schema.lifecycle?.transitions.get(taking.step);
  for (const other of step ? (registry?.entries ?? []) : []) {
    const state = currentState(other);
    const seen = doings.touched.some(({ id }) => id === other.id);
    if (!step || !state || seen || !holds(other.data[taking.via], entry.id)) continue;
    if (!step.from.includes(state.name)) continue;
    const taken = await takeStep({ entry: other, step, given: [] }, doings);
    if (!taken.ok) return taken;
  }
  return done(undefined);
}
