import type { Day } from '../base/day.ts';
import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import { currentState } from '../registry/lifecycle.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { stepsHint } from '../rules/step-findings.ts';
import type { Lifecycle, State, Transition } from '../schema/registry-schema.ts';
import { done, type Outcome, refused } from '../text/diagnostic.ts';
import type { Assignment } from './assignment.ts';
import { editEntry } from './edit-entry.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** A step along a record's lifecycle. */
export type MoveRequest = {
  readonly entry: Entry;
  readonly step: string;
  /** Fields set in the same commit. */
  readonly assignments: readonly Assignment[];
  readonly today: Day;
  readonly reason?: string | undefined;
};

/** Plans a step of a record along its lifecycle, with the fields that the step fills. */
export async function moveRecord(workspace: Workspace, request: MoveRequest): Promise<Outcome<Plan>> {
  const { entry, reason } = request;
  const { lifecycle, step } = findStep(entry, request.step);
  refuseState(request.assignments, lifecycle, step);
  const from = currentState(entry);
  if (!from || !step.from.includes(from.name)) return refused(notAllowed(entry, lifecycle, { step, from }));
  const assignments: Assignment[] = [
    { path: [lifecycle.field], operation: 'set', value: step.to },
    ...filledBy(step, request),
    ...request.assignments,
  ];
  const text = await editEntry(entry, assignments, workspace);
  if (!text.ok) return text;
  const transition: [string, string] = ['Transition', `${from.name} -> ${step.to}`];
  const message = recordMessage(entry, {
    does: step.name.replaceAll('_', ' '),
    reason,
    trailers: [transition],
  });
  return done({
    writes: new Map([[entry.file, new TextEncoder().encode(text.value)]]),
    deletes: [],
    message,
  });
}

function refuseState(assignments: readonly Assignment[], { field }: Lifecycle, step: Transition): void {
  if (!assignments.some(({ path }) => path[0] === field)) return;
  throw new RequestError(
    `"${field}" is set by the step itself`,
    `the step "${step.name}" leads to "${step.to}"; leave ${field}=… out`,
  );
}

function findStep(entry: Entry, name: string): { lifecycle: Lifecycle; step: Transition } {
  const { lifecycle, noun } = entry.registry;
  if (!lifecycle)
    throw new RequestError(
      `a ${noun} has no lifecycle`,
      `change it with: grantbook set ${entry.id} FIELD=VALUE`,
    );
  const wanted = name.replaceAll('-', '_');
  const step = lifecycle.transitions.get(wanted);
  if (step) return { lifecycle, step };
  const names = [...lifecycle.transitions.keys()];
  const byTarget = [...lifecycle.transitions.values()].filter((t) => t.to === wanted).map((t) => t.name);
  const suggestions = [...byTarget, ...closest(wanted, names)];
  const hint =
    suggestions.length > 0
      ? `did you mean: grantbook move ${entry.id} ${suggestions[0]}`
      : `steps: ${names.join(', ')}`;
  throw new RequestError(`"${name}" is not a step of a ${noun}`, hint);
}

type Refusal = { readonly step: Transition; readonly from: State | undefined };

function notAllowed(entry: Entry, lifecycle: Lifecycle, { step, from }: Refusal) {
  const now = from?.name ?? String(entry.data[lifecycle.field] ?? '');
  return entryFinding(entry, {
    code: 'lifecycle/not-allowed',
    path: [lifecycle.field],
    message: `${entry.registry.noun} ${entry.id} cannot take the step "${step.name}" from "${now}"`,
    hint: from ? stepsHint(entry, from) : `it starts from: ${step.from.join(', ')}`,
  });
}

function filledBy(step: Transition, { assignments, today }: MoveRequest): Assignment[] {
  const given = new Set(assignments.map(({ path }) => path[0]));
  return Object.entries(step.sets)
    .filter(([field]) => !given.has(field))
    .map(([field, value]) => ({
      path: [field],
      operation: 'set',
      value: value === '$today' ? today : value,
    }));
}
