import { isFilled, possibleSteps } from '../registry/lifecycle.ts';
import { peopleWithRole } from '../registry/people.ts';
import { type Records, reachTexts } from '../registry/reach.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { State, Transition } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { sameValue } from '../text/value.ts';
import { type Actor, hasRole, isAmong, isNot, ownAmong } from './actor.ts';

/** A record that was in one state and is in another. */
export type Move = {
  readonly entry: Entry;
  readonly old: Entry;
  readonly from: State;
  readonly to: State;
  /** The field that holds the state. */
  readonly field: string;
};

/** The book in which a step is taken, the book and the records as they were before it, and who takes it. */
export type StepSituation = {
  readonly workspace: Workspace;
  /** Who had which role before it. */
  readonly people: Workspace;
  readonly past: Records;
  readonly actor?: Actor;
};

/**
 * Returns what is wrong with a step. Where several lead to the state, one of them has to be right:
 * an edit by hand does not say which it means.
 */
export function checkStep(move: Move, situation: StepSituation): Diagnostic[] {
  const steps = possibleSteps(move.old).filter(({ to }) => to === move.to.name);
  if (steps.length === 0) return [notAllowed(move)];
  const found = steps.map((step) => [...missing(move, step), ...notYours(move, step, situation)]);
  return found.find((findings) => findings.length === 0) ?? found[0] ?? [];
}

/**
 * Returns what is wrong with the steps that leave a record in its state. Such a step shows in the fields
 * that it fills, the day on which it is taken: whoever changes one by hand takes it.
 */
export function checkStaying(move: Move, situation: StepSituation): Diagnostic[] {
  const { entry, old, from } = move;
  return possibleSteps(old)
    .filter(({ to }) => to === from.name)
    .flatMap((step) => {
      const field = Object.keys(step.sets).find((name) => !sameValue(old.data[name], entry.data[name]));
      if (field === undefined) return [];
      return [...missing(move, step), ...notYours({ ...move, field }, step, situation)];
    });
}

/** Returns the sentence that names the steps a record can take from its state. */
export function stepsHint(entry: Entry, from: State): string {
  const steps = stepList(entry);
  return steps === '' ? `"${from.name}" is a last state: no step leads on` : `from "${from.name}": ${steps}`;
}

/** Returns the commands by which a record leaves its state; empty where none does. */
export function stepList(entry: Entry): string {
  return possibleSteps(entry)
    .map((step) => `grantbook move ${entry.id} ${step.name} (to ${step.to})`)
    .join(' · ');
}

function notAllowed({ entry, old, from, to, field }: Move): Diagnostic {
  return entryFinding(entry, {
    code: 'lifecycle/not-allowed',
    path: [field],
    message: `${entry.registry.noun} ${entry.id} cannot go from "${from.name}" to "${to.name}"`,
    hint: stepsHint(old, from),
  });
}

function missing({ entry, to }: Move, step: Transition): Diagnostic[] {
  const absent = step.requires.filter((name) => !isFilled(entry.data[name]) && !to.requires.includes(name));
  return absent.map((name) =>
    entryFinding(entry, {
      code: 'lifecycle/required-field',
      path: [name],
      message: `the step "${step.name}" needs "${name}", and ${entry.id} has none`,
      hint: `grantbook move ${entry.id} ${step.name} ${name}=…`,
    }),
  );
}

type Asking = {
  readonly move: Move;
  readonly step: Transition;
  readonly situation: StepSituation & { readonly actor: Actor };
};

function notYours(move: Move, step: Transition, situation: StepSituation): Diagnostic[] {
  const { actor } = situation;
  if (!actor) return [];
  const asking = { move, step, situation: { ...situation, actor } };
  return [...wrongRole(asking), ...ownWork(asking)];
}

/** Who may take a step is said by the record as it was: nobody names themselves in the same breath. */
function wrongRole({ move, step, situation }: Asking): Diagnostic[] {
  const { past, actor, people } = situation;
  if (step.by.length + step.byFields.length === 0) return [];
  if (hasRole(actor, step.by)) return [];
  const named = peopleNamed(move.old, step.byFields, past);
  if (isAmong(actor, named)) return [];
  const roles = step.by.join(' or ');
  const fields = step.byFields.map((field) => `"${field}"`).join(' or ');
  const whose = [roles, fields && `those named in ${fields}`].filter((text) => text !== '').join(' or ');
  const allowed = [...step.by.flatMap((role) => peopleWithRole(people, role)).map(({ id }) => id), ...named];
  return [
    entryFinding(move.entry, {
      code: 'lifecycle/not-your-role',
      path: [move.field],
      message: `the step "${step.name}" is for ${roles === '' ? '' : 'the '}${whose}: ${whoIsNot(actor, step)}`,
      hint: allowed.length > 0 ? `ask ${someOf([...new Set(allowed)])}` : nobodyYet(move, step),
    }),
  ];
}

/** Names a few, those whom the record names before those with a role. */
function someOf(ids: readonly string[]): string {
  const others = ids.length - 6;
  return others > 0 ? `${ids.slice(0, 6).join(', ')} or one of ${others} others` : ids.join(', ');
}

function whoIsNot(actor: Actor, { by, byFields }: Transition): string {
  return `${isNot(actor)} ${byFields.length > 0 ? 'one of them' : by.join(' or ')}`;
}

function nobodyYet({ entry }: Move, { by, byFields: [field] }: Transition): string {
  return by.length > 0 || field === undefined
    ? 'give somebody the role in the people registry'
    : `name somebody first: grantbook set ${entry.id} ${field}=…`;
}

/** Those who are named before or after may not take the step: leaving the list is no way round it. */
function ownWork({ move, step, situation }: Asking): Diagnostic[] {
  const { workspace, past, actor } = situation;
  for (const field of step.notBy) {
    const named = [...peopleNamed(move.old, [field], past), ...peopleNamed(move.entry, [field], workspace)];
    const own = ownAmong(actor, named);
    if (own) return [ownWorkOf(own, field, { move, step })];
  }
  return [];
}

function ownWorkOf({ id }: Entry, field: string, { move, step }: Omit<Asking, 'situation'>): Diagnostic {
  return entryFinding(move.entry, {
    code: 'lifecycle/own-work',
    path: [move.field],
    message: `the step "${step.name}" is not for those named in "${field}": ${id} is one of them`,
    hint: `ask somebody else to run: grantbook move ${move.entry.id} ${step.name}`,
  });
}

function peopleNamed(entry: Entry, ways: readonly string[], records: Records): string[] {
  return ways.flatMap((way) => reachTexts(records, { entry, path: [] }, way));
}
