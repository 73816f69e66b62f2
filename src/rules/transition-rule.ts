import { currentState, isFilled, possibleSteps } from '../registry/lifecycle.ts';
import { fieldName } from '../registry/members.ts';
import { peopleWithRole, rolesOf } from '../registry/people.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import { belongsTo } from '../registry/sort-files.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { registryName } from '../schema/read-registry-schema.ts';
import type { Lifecycle, RegistrySchema, State, Transition } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { sameValue } from '../text/value.ts';
import type { Actor, Rule, Situation } from './rule.ts';

/**
 * A change takes records along their lifecycles: by steps that exist, with what each step asks for.
 * For a record that was there before, the lifecycle it had then judges.
 */
export const transitionRule: Rule = {
  name: 'transitions',
  *check(situation) {
    const { workspace, before, changed } = situation;
    if (!before) return;
    for (const registry of workspace.registries.values()) {
      for (const entry of registry.entries) {
        const counts = workspace.entries.get(entry.id) === entry;
        if (counts && (changed?.has(entry.file) ?? true)) yield* checkEntry(entry, situation, before);
      }
    }
    yield* removedRecords(before, workspace);
  },
};

function* checkEntry(entry: Entry, situation: Situation, before: Workspace): Generator<Diagnostic> {
  const old = before.entries.get(entry.id);
  if (old) {
    const move = moveOf(entry, old);
    if (!move) return;
    if (move.from.name !== move.to.name) yield* checkStep(move, situation);
    yield* frozenFields(move);
  } else if (entry.registry.lifecycle) {
    if (isHidden(entry, before)) yield notCompared(entry, entry.registry.lifecycle);
    else yield* newRecord(entry, entry.registry.lifecycle, situation);
  }
}

function moveOf(entry: Entry, old: Entry): Move | undefined {
  const { lifecycle } = old.registry;
  const from = currentState(old);
  const name = lifecycle && entry.data[lifecycle.field];
  if (!lifecycle || !from || typeof name !== 'string') return undefined;
  const to = lifecycle.states.get(name) ?? entry.registry.lifecycle?.states.get(name);
  return to && { entry, old, from, to, field: lifecycle.field };
}

/** Whether the record may have been there before, unseen: it, its file or its schema could not be read. */
function isHidden({ id, registry }: Entry, before: Workspace): boolean {
  const unloaded =
    !before.registries.has(registry.name) && before.files.list().some(({ path }) => path === registry.file);
  return unloaded || before.unreadable.has(id) || before.partial.has(registry.name);
}

function notCompared(entry: Entry, { field }: Lifecycle): Diagnostic {
  return entryFinding(entry, {
    code: 'lifecycle/not-compared',
    severity: 'warning',
    path: [field],
    message: `${entry.registry.noun} ${entry.id} could not be compared: it could not be read before`,
    hint: `look at the change yourself: git diff HEAD -- ${entry.file}`,
  });
}

function* newRecord(entry: Entry, lifecycle: Lifecycle, { before }: Situation): Generator<Diagnostic> {
  const state = currentState(entry);
  if (!state || state.name === lifecycle.initial || !holdsRecords(before, entry.registry)) return;
  yield entryFinding(entry, {
    code: 'lifecycle/not-initial',
    path: [lifecycle.field],
    message: `a new ${entry.registry.noun} starts as "${lifecycle.initial}", not "${state.name}"`,
    hint: `write ${lifecycle.field}: ${lifecycle.initial}, and move it on step by step`,
  });
}

/** A registry's first records may be in any state: a running project is taken into a new book. */
function holdsRecords(before: Workspace | undefined, registry: RegistrySchema): boolean {
  if (!before) return false;
  if (registry.source.kind === 'folder')
    return before.files.list().some(({ path }) => belongsTo(path, registry));
  return (before.registries.get(registry.name)?.entries.length ?? 0) > 0;
}

type Move = {
  readonly entry: Entry;
  readonly old: Entry;
  readonly from: State;
  readonly to: State;
  readonly field: string;
};

function* checkStep(move: Move, { workspace, actor }: Situation): Generator<Diagnostic> {
  const { entry, old, from, to, field } = move;
  const step = possibleSteps(old).find((candidate) => candidate.to === to.name);
  if (!step) {
    yield entryFinding(entry, {
      code: 'lifecycle/not-allowed',
      path: [field],
      message: `${entry.registry.noun} ${entry.id} cannot go from "${from.name}" to "${to.name}"`,
      hint: stepsHint(old, from),
    });
    return;
  }
  for (const name of step.requires) {
    if (isFilled(entry.data[name]) || to.requires.includes(name)) continue;
    yield entryFinding(entry, {
      code: 'lifecycle/required-field',
      path: [name],
      message: `the step "${step.name}" needs "${name}", and ${entry.id} has none`,
      hint: `grantbook move ${entry.id} ${step.name} ${name}=…`,
    });
  }
  if (actor) yield* checkRole({ entry, step, actor, field }, workspace);
}

/** Returns the sentence that names the steps a record can take from its state. */
export function stepsHint(entry: Entry, from: State): string {
  const steps = possibleSteps(entry).map((step) => `grantbook move ${entry.id} ${step.name} (to ${step.to})`);
  return steps.length > 0
    ? `from "${from.name}": ${steps.join(' · ')}`
    : `"${from.name}" is a last state: no step leads on`;
}

type Taken = {
  readonly entry: Entry;
  readonly step: Transition;
  readonly actor: Actor;
  readonly field: string;
};

function* checkRole({ entry, step, actor, field }: Taken, workspace: Workspace): Generator<Diagnostic> {
  if (step.by.length === 0 || rolesOf(actor.person).some((role) => step.by.includes(role))) return;
  const allowed = step.by.flatMap((role) => peopleWithRole(workspace, role)).map((person) => person.id);
  const who = actor.person ? `${actor.person.id} is not` : 'you are not in the people registry as';
  yield entryFinding(entry, {
    code: 'lifecycle/not-your-role',
    path: [field],
    message: `the step "${step.name}" is for the ${step.by.join(' or ')}: ${who} ${step.by.join(' or ')}`,
    hint:
      allowed.length > 0
        ? `ask ${[...new Set(allowed)].join(', ')}`
        : `give somebody the role in the people registry`,
  });
}

function* frozenFields({ entry, old, from, to }: Move): Generator<Diagnostic> {
  for (const field of from.frozen) {
    if (!to.frozen.includes(field) || sameValue(old.data[field], entry.data[field])) continue;
    yield entryFinding(entry, {
      code: 'lifecycle/frozen',
      path: [field],
      message: `"${fieldName([field])}" does not change while ${entry.id} is "${to.name}"`,
      hint: stepsHint(entry, to),
    });
  }
}

function* removedRecords(before: Workspace, workspace: Workspace): Generator<Diagnostic> {
  const doubtful = doubtfulRegistries(workspace);
  for (const old of before.entries.values()) {
    const state = currentState(old);
    const gone = !workspace.entries.has(old.id) && !workspace.unreadable.has(old.id);
    const counts = state !== undefined && state.name !== old.registry.lifecycle?.initial;
    if (!gone || !counts || doubtful.has(old.registry.name)) continue;
    yield {
      code: 'lifecycle/removed',
      severity: 'error',
      file: old.file,
      message: `${old.registry.noun} ${old.id} was "${state.name}" and is gone`,
      hint: stepsHint(old, state),
      registry: old.registry.name,
      record: old.id,
    };
  }
}

/** Registries in which a record may be there unseen: unread files, a broken schema, an id that stands twice. */
function doubtfulRegistries({ registries, partial, problems, entries }: Workspace): Set<string> {
  const broken = problems
    .filter(({ code }) => code.startsWith('declaration/'))
    .map(({ file }) => registryName(file));
  const twice = [...registries.values()].filter((registry) =>
    registry.entries.some((entry) => entries.get(entry.id) !== entry),
  );
  return new Set([...partial, ...broken, ...twice.map(({ schema }) => schema.name)]);
}
