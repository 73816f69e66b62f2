import { currentState, isFilled, possibleSteps } from '../registry/lifecycle.ts';
import { fieldName } from '../registry/members.ts';
import { peopleWithRole, rolesOf } from '../registry/people.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import { belongsTo } from '../registry/sort-files.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Lifecycle, RegistrySchema, State, Transition } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { sameValue } from '../text/value.ts';
import type { Actor, Rule, Situation } from './rule.ts';

/** A change takes records along their lifecycles: by steps that exist, with what each step asks for. */
export const transitionRule: Rule = {
  name: 'transitions',
  *check(situation) {
    const { workspace, before, changed } = situation;
    if (!before) return;
    for (const registry of workspace.registries.values()) {
      const { lifecycle } = registry.schema;
      if (!lifecycle) continue;
      for (const entry of registry.entries) {
        if (changed?.has(entry.file) ?? true) yield* checkEntry(entry, lifecycle, situation);
      }
    }
    yield* removedRecords(before, workspace);
  },
};

function* checkEntry(entry: Entry, lifecycle: Lifecycle, situation: Situation): Generator<Diagnostic> {
  const to = currentState(entry);
  const old = situation.before?.entries.get(entry.id);
  if (!to || entry.id === '') return;
  if (!old) {
    yield* newRecord(entry, lifecycle, situation);
    return;
  }
  const from = currentState(old);
  if (!from) return;
  if (from.name !== to.name) yield* checkStep({ entry, old, from, to }, situation);
  yield* frozenFields({ entry, old, from, to });
}

function* newRecord(
  entry: Entry,
  lifecycle: Lifecycle,
  { workspace, before }: Situation,
): Generator<Diagnostic> {
  const state = currentState(entry);
  if (!state || state.name === lifecycle.initial || !holdsRecords(before, entry.registry)) return;
  if (workspace.entries.get(entry.id) !== entry) return;
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

type Move = { readonly entry: Entry; readonly old: Entry; readonly from: State; readonly to: State };

function* checkStep(move: Move, { workspace, actor }: Situation): Generator<Diagnostic> {
  const { entry, old, from, to } = move;
  const field = entry.registry.lifecycle?.field ?? '';
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
  if (actor) yield* checkRole({ entry, step, actor }, workspace);
}

/** Returns the sentence that names the steps a record can take from its state. */
export function stepsHint(entry: Entry, from: State): string {
  const steps = possibleSteps(entry).map((step) => `grantbook move ${entry.id} ${step.name} (to ${step.to})`);
  return steps.length > 0
    ? `from "${from.name}": ${steps.join(' · ')}`
    : `"${from.name}" is a last state: no step leads on`;
}

type Taken = { readonly entry: Entry; readonly step: Transition; readonly actor: Actor };

function* checkRole({ entry, step, actor }: Taken, workspace: Workspace): Generator<Diagnostic> {
  if (step.by.length === 0 || rolesOf(actor.person).some((role) => step.by.includes(role))) return;
  const allowed = step.by.flatMap((role) => peopleWithRole(workspace, role)).map((person) => person.id);
  const who = actor.person ? `${actor.person.id} is not` : 'you are not in the people registry as';
  yield entryFinding(entry, {
    code: 'lifecycle/not-your-role',
    path: [entry.registry.lifecycle?.field ?? ''],
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
  for (const old of before.entries.values()) {
    const state = currentState(old);
    const initial = old.registry.lifecycle?.initial;
    const gone = !workspace.entries.has(old.id) && !workspace.unreadable.has(old.id);
    if (!gone || !state || state.name === initial || !workspace.registries.has(old.registry.name)) continue;
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
