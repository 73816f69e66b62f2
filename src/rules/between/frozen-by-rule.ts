import { currentState, isInState } from '../../registry/lifecycle.ts';
import { type Records, reachTexts } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { FrozenByRule } from '../../schema/keywords/frozen-by.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import {
  type Compared,
  comparedRecords,
  heldRecords,
  isHidden,
  pastRecords,
  removedRecords,
} from '../past.ts';
import type { Rule, Situation } from '../rule.ts';

/**
 * A record does not change, come or go once the record it points at is closed, as `x-frozen-by` says.
 * What that was before the change counts: closing a period with its last corrections is one commit.
 */
export const frozenByRule: Rule = {
  name: 'records frozen by another',
  *check(situation) {
    const past = pastRecords(situation);
    for (const compared of comparedRecords(situation)) yield* checkRecord(compared, past, situation);
    for (const old of removedRecords(situation)) {
      const closed = closedBy(old, old.registry.frozenBy, past);
      if (closed) yield removed(old, closed);
    }
  },
};

function* checkRecord(compared: Compared, past: Records, situation: Situation): Generator<Diagnostic> {
  const { entry, old } = compared;
  const rule = ruleFor(compared, situation);
  if (!rule || (old && sameValue(old.data, entry.data))) return;
  const closed = (old && closedBy(old, rule, past)) ?? closedBy(entry, rule, past);
  if (!closed || (old && takenAlong(entry, old, { closed, workspace: situation.workspace }))) return;
  yield entryFinding(entry, {
    code: 'lifecycle/frozen-by',
    path: placeOf(entry, rule),
    message: `${entry.registry.noun} ${entry.id} ${old ? 'does not change' : 'cannot be added'}: ${state(closed)}`,
    hint: old
      ? `undo it: git diff HEAD -- ${entry.file}`
      : `point it at one that is open: see grantbook list ${closed.registry.name}`,
  });
}

/** The rule that a record had before; of a new one its own, unless the registry's first records come. */
function ruleFor({ entry, old }: Compared, { before }: Situation): FrozenByRule | undefined {
  if (old) return old.registry.frozenBy;
  const { frozenBy } = entry.registry;
  const isNew = frozenBy && before && !isHidden(entry, before) && heldRecords(before, entry.registry);
  return isNew ? frozenBy : undefined;
}

type Closing = { readonly closed: Entry; readonly workspace: Workspace };

/** Whether all that changes is a step that the closed record takes it along on, in this same change. */
function takenAlong(entry: Entry, old: Entry, { closed, workspace }: Closing): boolean {
  const [from, to] = [currentState(closed), workspace.entries.get(closed.id)];
  const steps = [...(closed.registry.lifecycle?.transitions.values() ?? [])].filter(
    (step) => from && to && step.from.includes(from.name) && step.to === currentState(to)?.name,
  );
  return steps
    .flatMap(({ takes }) => takes)
    .some((taking) => {
      const own = old.registry.lifecycle?.transitions.get(taking.step);
      if (!own || taking.registry !== old.registry.name || own.to !== currentState(entry)?.name) return false;
      const may = [old.registry.lifecycle?.field, ...Object.keys(own.sets)];
      const fields = new Set([...Object.keys(old.data), ...Object.keys(entry.data)]);
      return [...fields].every((name) => may.includes(name) || sameValue(old.data[name], entry.data[name]));
    });
}

function placeOf({ data }: Entry, { of }: FrozenByRule): string[] {
  const [first = ''] = of.split('.');
  return Object.hasOwn(data, first) ? [first] : [];
}

/** Returns the record that closes another; undefined where none does. */
function closedBy(entry: Entry, rule: FrozenByRule | undefined, past: Records): Entry | undefined {
  if (!rule) return undefined;
  const targets = reachTexts(past, { entry, path: [] }, rule.of).flatMap((id) => past.entries.get(id) ?? []);
  return targets.find((target) => currentState(target) && isInState(target, rule.states));
}

function removed(old: Entry, closed: Entry): Diagnostic {
  return {
    code: 'lifecycle/frozen-by',
    severity: 'error',
    file: old.file,
    message: `${old.registry.noun} ${old.id} is gone: ${state(closed)}`,
    hint: `bring it back: git checkout HEAD -- ${old.file}`,
    registry: old.registry.name,
    record: old.id,
  };
}

function state(closed: Entry): string {
  return `${closed.registry.noun} ${closed.id} was "${currentState(closed)?.name}" before`;
}
