import type { Day } from '../../base/day.ts';
import { parseDay } from '../../base/day.ts';
import type { Actor } from '../../rules/actor.ts';
import { check, fingerprint } from '../../rules/check.ts';
import { counting } from '../../rules/findings/settle.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type BookState, bookChanges } from './book-states.ts';
import type { TrailCommit } from './trail.ts';

/** A commit with the book it makes and the books it is made from. */
export type AuditStep = {
  readonly commit: TrailCommit;
  readonly state: BookState;
  readonly parents: readonly BookState[];
  /** The ids that commits before it name or had. */
  readonly usedIds: () => ReadonlySet<string>;
  /** Who made it, where a signature vouches for it. */
  readonly actor?: Actor | undefined;
};

/**
 * Returns what a commit brings in that breaks a rule: errors that the book before did not have, and what
 * only shows against the book before. A merge is not blamed for what one of its parents did already.
 */
export function broughtFindings(step: AuditStep): Diagnostic[] {
  const { state, parents } = step;
  if (parents.length === 0) return counting(state.workspace, state.findings()).filter(isError);
  if (parents.some((parent) => parent === state)) return [];
  const found = parents.map((parent, i) => againstParent(step, parent, i));
  const [first = [], ...others] = found;
  const keys = others.map((findings) => new Set(findings.map(placeOf)));
  return first.filter((finding) => keys.every((each) => each.has(placeOf(finding))));
}

function againstParent(step: AuditStep, parent: BookState, index: number): Diagnostic[] {
  const { commit, state, usedIds, actor } = step;
  const recordedOn: Day | undefined = parseDay(commit.committer.date);
  const situation: Situation = {
    workspace: state.workspace,
    before: parent.workspace,
    changed: bookChanges(commit, index),
    usedIds,
    ...(recordedOn !== undefined && { recordedOn }),
    ...(actor && { actor }),
  };
  const found = counting(state.workspace, check(situation));
  const errors = found.filter(isError);
  const warnings = found.filter(({ severity }) => severity === 'warning');
  return [...without(errors, parent), ...without(warnings, state)];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Returns the findings that a book does not have as it stands: as many of a kind as it has are its own. */
function without(findings: readonly Diagnostic[], book: BookState): Diagnostic[] {
  if (findings.length === 0) return [];
  const counts = book.counts();
  return findings.filter((finding) => {
    const left = counts.get(fingerprint(finding)) ?? 0;
    counts.set(fingerprint(finding), left - 1);
    return left <= 0;
  });
}

/** Against another parent the words may differ: the state it came from, the value it had. */
function placeOf({ code, file, record, field }: Diagnostic): string {
  return [code, file, record ?? '', field ?? ''].join('\0');
}
