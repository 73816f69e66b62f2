import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { type Judged, reviewOf, type Whole } from '../../registry/reviews/review-state.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/**
 * In a state that is `reviewed`, a record that somebody signed off says what they signed off; a change of
 * what it refers to asks for another look. Where nobody has signed it off there is nothing to compare:
 * whether somebody has to is said by the state's `needs`.
 */
export const reviewedStateRule: EachRule = eachRegistry(
  'reviewed states',
  function* (registry, { workspace }) {
    const states = [...(registry.schema.lifecycle?.states.values() ?? [])];
    if (!states.some(({ reviewed }) => reviewed)) return;
    for (const entry of registry.entries)
      if (currentState(entry)?.reviewed) yield* checkReviewed(entry, workspace);
  },
);

/** Checks a record in a state that is `reviewed`; with what the restricted book holds, where that is at hand. */
export function* checkReviewed(entry: Entry, workspace: Workspace, whole?: Whole): Generator<Diagnostic> {
  const { state, signOffs } = reviewOf(entry, workspace, whole) ?? { signOffs: [] };
  const newest = signOffs.find(({ standing }) => standing === state);
  if (newest && state === 'stale') yield stale(entry, newest);
  if (newest && state === 'suspect') yield suspect(entry, newest);
}

function stale(entry: Entry, { signOff, uncovered }: Judged): Diagnostic {
  const why =
    uncovered.length > 0
      ? `"${uncovered.join('", "')}" was not signed off: it is marked for reviews since`
      : `it says something else than what ${signOff.reviewer} signed off on ${signOff.on}`;
  return entryFinding(entry, {
    code: 'reviews/stale',
    path: [entry.registry.lifecycle?.field ?? ''],
    message: `${describe(entry)}, and ${why} (${signOff.entry.id})`,
    hint: `see what changed, then undo it or sign it off again: grantbook review ${entry.id}`,
  });
}

function suspect(entry: Entry, { signOff, changed }: Judged): Diagnostic {
  const records = changed.map(({ of }) => of).join(', ');
  return entryFinding(entry, {
    code: 'reviews/suspect',
    severity: 'warning',
    path: [entry.registry.lifecycle?.field ?? ''],
    message: `${describe(entry)}, and what it refers to changed since ${signOff.reviewer} signed it off on ${signOff.on}: ${records}`,
    hint: `see what changed, and whether the record still holds: grantbook review ${entry.id}`,
  });
}

function describe(entry: Entry): string {
  return `${entry.registry.noun} ${entry.id} is "${currentState(entry)?.name}"`;
}
