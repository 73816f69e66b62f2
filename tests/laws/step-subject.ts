import { addRecord } from '../../src/change/add-record.ts';
import { applyPlan } from '../../src/change/apply-plan.ts';
import type { Assignment } from '../../src/change/assignment.ts';
import { Draft } from '../../src/change/draft.ts';
import type { Plan } from '../../src/change/plan.ts';
import { currentState, isFilled } from '../../src/registry/lifecycle.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Entry, Workspace } from '../../src/registry/workspace.ts';
import type { RegistrySchema, Transition } from '../../src/schema/registry-schema.ts';
import type { Outcome } from '../../src/text/diagnostic.ts';
import { sampleValue } from './sample-value.ts';

/** A step of a registry, and a record of a book that can take it. */
export type Subject = {
  readonly registry: RegistrySchema;
  readonly step: Transition;
  readonly book: Workspace;
  readonly entry: Entry;
};

/** A book, and a record of it. */
export type InBook = Pick<Subject, 'book' | 'entry'>;

/** Takes a record that the book has in a state from which the step leads, or puts one there. */
export async function subjectOf(
  book: Workspace,
  registry: RegistrySchema,
  step: Transition,
): Promise<Subject> {
  const ready = entriesOf(book, registry).find((entry) =>
    step.from.includes(currentState(entry)?.name ?? ''),
  );
  if (ready) return { registry, step, book, entry: ready };
  const filled = entriesOf(book, registry).length > 0 ? book : await withOne(book, registry);
  return { registry, step, ...(await inState(filled, registry, step.from[0] ?? '')) };
}

/** Returns a book in which a record of the registry is in a state, with what the state asks for. */
export async function inState(book: Workspace, registry: RegistrySchema, state: string): Promise<InBook> {
  const ready = entriesOf(book, registry).find((entry) => currentState(entry)?.name === state);
  if (ready) return { book, entry: ready };
  const entry = entriesOf(book, registry).at(-1);
  if (!entry) throw new Error(`the book has no ${registry.noun}`);
  const needed = registry.lifecycle?.states.get(state)?.requires ?? [];
  const missing = needed.filter((name) => !isFilled(entry.data[name]));
  const draft = new Draft(book);
  planned(
    await draft.edit(entry, [
      set(registry.lifecycle?.field ?? '', state),
      ...missing.map((name) => set(name, sampleValue(registry, [name], book))),
    ]),
  );
  const made = await laidOver(book, draft.plan({ subject: 'made', trailers: [] }));
  const there = made.entries.get(entry.id);
  if (!there) throw new Error(`${entry.id} was not made`);
  return { book: made, entry: there };
}

async function withOne(book: Workspace, registry: RegistrySchema): Promise<Workspace> {
  const required = registry.fields.filter(
    ({ name, required: must, schema }) =>
      must &&
      schema.default === undefined &&
      name !== registry.id.field &&
      name !== registry.lifecycle?.field,
  );
  const assignments = required.map(({ name }) => set(name, sampleValue(registry, [name], book)));
  const { plan } = planned(await addRecord(book, { registry, assignments }));
  return laidOver(book, plan);
}

/** Loads a book as a plan would leave it. */
export function laidOver(book: Workspace, plan: Plan): Promise<Workspace> {
  const changed = new Set([...plan.writes.keys(), ...plan.deletes]);
  return loadWorkspace(applyPlan(book.files, plan), { reuse: { from: book, changed } });
}

/** Returns the value of an outcome that is no refusal. */
export function planned<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.diagnostics.map(({ message }) => message).join('; '));
}

export function set(name: string, value: Assignment['value']): Assignment {
  return { path: [name], operation: 'set', value };
}

function entriesOf(book: Workspace, { name }: RegistrySchema): readonly Entry[] {
  return book.registries.get(name)?.entries ?? [];
}
