import type { Day } from '../base/day.ts';
import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import { currentState } from '../registry/lifecycle.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { stepsHint } from '../rules/step-findings.ts';
import type { Lifecycle, State, Transition } from '../schema/registry-schema.ts';
import { aNoun } from '../schema/words.ts';
import { done, type Outcome, refused } from '../text/diagnostic.ts';
import type { Assignment } from './assignment.ts';
import { Draft } from './draft.ts';
import { moveMessage } from './move-message.ts';
import type { Plan } from './plan.ts';
import { type Doings, takeStep } from './take-step.ts';

/** A change to another record in the commit of a step. */
export type RecordEdit = { readonly entry: Entry; readonly assignments: readonly Assignment[] };

/** A step along a record's lifecycle. */
export type MoveRequest = {
  readonly entry: Entry;
  readonly step: string;
  /** Fields set in the same commit. */
  readonly assignments: readonly Assignment[];
  /** Other records that it changes in the same commit. */
  readonly others?: readonly RecordEdit[];
  readonly today: Day;
  /** Who takes it, by the id of a person, where the book knows them. */
  readonly actor?: string | undefined;
  readonly reason?: string | undefined;
};

/** Plans a step of a record along its lifecycle, with the fields that it fills, and the records that it makes and takes along. */
export async function moveRecord(workspace: Workspace, request: MoveRequest): Promise<Outcome<Plan>> {
  const { entry, today, actor, reason } = request;
  const { lifecycle, step } = findStep(entry, request.step);
  refuseState(request.assignments, lifecycle, step);
  const from = currentState(entry);
  if (!from || !step.from.includes(from.name)) return refused(notAllowed(entry, lifecycle, { step, from }));
  const doings: Doings = { draft: new Draft(workspace), today, actor, touched: [] };
  const moved = await takeStep({ entry, step, given: request.assignments }, doings);
  if (!moved.ok) return moved;
  for (const other of request.others ?? []) {
    const edited = await editOther(other, moved.value, doings);
    if (!edited.ok) return edited;
  }
  return done(
    doings.draft.plan(
      moveMessage(entry, { does: step.name.replaceAll('_', ' '), reason, touched: doings.touched }),
    ),
  );
}

/** A guarded field of another record names this one as what it rests on. */
async function editOther(
  { entry, assignments }: RecordEdit,
  basis: Entry,
  { draft, touched }: Doings,
): Promise<Outcome<Entry>> {
  const { guards, refs } = entry.registry;
  const fields = new Set(assignments.map(({ path }) => path[0]));
  const named = guards.flatMap(({ field: [first], by }) =>
    by !== undefined && fields.has(first) ? [by] : [],
  );
  const fits = [...new Set(named)].filter((by) =>
    refs.some(({ field, to }) => field[0] === by && to.includes(basis.registry.name)),
  );
  touched.push({ id: entry.id, registry: entry.registry });
  return draft.edit(entry, [
    ...assignments,
    ...fits.map((by): Assignment => ({ path: [by], operation: 'set', value: basis.id })),
  ]);
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
      `${aNoun(noun)} has no lifecycle`,
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
  throw new RequestError(`"${name}" is not a step of ${aNoun(noun)}`, hint);
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
