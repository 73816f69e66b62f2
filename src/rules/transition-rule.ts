import { currentState } from '../registry/lifecycle.ts';
import { fieldName } from '../registry/members.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry } from '../registry/workspace.ts';
import type { Lifecycle } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { sameValue } from '../text/value.ts';
import {
  type Compared,
  comparedRecords,
  heldRecords,
  isHidden,
  lostRecords,
  pastPeople,
  pastRecords,
} from './past.ts';
import type { Rule, Situation } from './rule.ts';
import { checkStaying, checkStep, type Move, stepList, stepsHint } from './step-findings.ts';

/**
 * A change takes records along their lifecycles: by steps that exist, with what each step asks for.
 * For a record that was there before, the lifecycle it had then judges.
 */
export const transitionRule: Rule = {
  name: 'transitions',
  *check(situation) {
    for (const compared of comparedRecords(situation)) yield* checkRecord(compared, situation);
    for (const old of lostRecords(situation)) yield removed(old);
  },
};

function* checkRecord({ entry, old }: Compared, situation: Situation): Generator<Diagnostic> {
  if (old) {
    const move = moveOf(entry, old);
    if (!move) return;
    const past = pastRecords(situation);
    const steps = { ...situation, past, people: pastPeople(situation) };
    yield* move.from.name === move.to.name ? checkStaying(move, steps) : checkStep(move, steps);
    yield* frozenFields(move);
  } else if (entry.registry.lifecycle) {
    yield* newRecord(entry, entry.registry.lifecycle, situation);
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

function* newRecord(entry: Entry, lifecycle: Lifecycle, { before }: Situation): Generator<Diagnostic> {
  const state = currentState(entry);
  if (before && isHidden(entry, before)) yield notCompared(entry, lifecycle);
  else if (state && state.name !== lifecycle.initial && heldRecords(before, entry.registry)) {
    yield entryFinding(entry, {
      code: 'lifecycle/not-initial',
      path: [lifecycle.field],
      message: `a new ${entry.registry.noun} starts as "${lifecycle.initial}", not "${state.name}"`,
      hint: `write ${lifecycle.field}: ${lifecycle.initial}, and move it on step by step`,
    });
  }
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

function removed(old: Entry): Diagnostic {
  const keep = 'keep the record (git diff shows what was deleted by hand)';
  const steps = stepList(old);
  return {
    code: 'lifecycle/removed',
    severity: 'error',
    file: old.file,
    message: `${old.registry.noun} ${old.id} was "${currentState(old)?.name}" and is gone`,
    hint: steps === '' ? keep : `${keep}, and take a step instead: ${steps}`,
    registry: old.registry.name,
    record: old.id,
  };
}
