import type { Day } from '../../base/day.ts';
import { tellApart } from '../../change/judge-plan.ts';
import { usedIds } from '../../io/git/used-ids.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Actor } from '../../rules/actor.ts';
import { check, fingerprint } from '../../rules/check.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Gate } from './gate.ts';

/** A change under judgement: from which states of the book, to which, by whom. */
export type Change = {
  /** One state, or those of the parents of a merge that git could not make by itself. */
  readonly befores: readonly Workspace[];
  readonly after: Workspace;
  /** Of a merge, whether a finding speaks of something that the merge itself did. */
  readonly isOwn?: (finding: Diagnostic) => boolean;
  readonly actor?: Actor;
  /** The day on which it says it was recorded. */
  readonly recordedOn?: Day;
  /** The commit before it, which knows what ids were used. */
  readonly parent?: string;
  /** Whether a record may get another id that does not say so. */
  readonly mayGiveUp?: (id: string) => boolean;
  /** Whether the schemas or templates it is judged by are its own. */
  readonly templates?: boolean;
};

/** Returns what a change brings in: what is wrong after it and was not before, with the rules of who may change what. */
export async function judgeChange(gate: Gate, change: Change): Promise<Diagnostic[]> {
  const { befores, after, actor, recordedOn, parent, mayGiveUp } = change;
  const clock = gate.today === undefined ? {} : { today: gate.today };
  const situation: Situation = {
    workspace: after,
    ...clock,
    ...(actor && { actor }),
    ...(mayGiveUp && { mayGiveUp }),
    ...(recordedOn && { recordedOn }),
    ...(parent !== undefined && { usedIds: () => usedIds(gate.repo, parent) }),
  };
  const found: Diagnostic[][] = [];
  for (const before of befores) {
    const judged = actor ? check({ ...situation, before }) : check(situation);
    const older = [...asItStands(gate, before)];
    if (change.templates) {
      judged.push(...(await checkTemplates(after)));
      older.push(...(await checkTemplates(before)));
    }
    found.push([...tellApart(judged, older).refusals]);
  }
  return doneIn(found, change.isOwn);
}

/** States follow one another: what was after one commit is before the next. */
function asItStands({ known, today }: Gate, workspace: Workspace): readonly Diagnostic[] {
  const found = known.get(workspace) ?? check({ workspace, ...(today !== undefined && { today }) });
  known.set(workspace, found);
  return found;
}

/**
 * What is found against every parent is the merge's own, and so is what it did to a record itself, found
 * against any: each parent's own doing is judged elsewhere.
 */
function doneIn(
  [first = [], ...others]: readonly (readonly Diagnostic[])[],
  isOwn: Change['isOwn'],
): Diagnostic[] {
  const places = others.map((findings) => new Set(findings.map(placeOf)));
  const inAll = first.filter((finding) => places.every((each) => each.has(placeOf(finding))));
  const told = new Set(inAll.map(fingerprint));
  const own = isOwn ? [first, ...others].flat().filter(isOwn) : [];
  const more = new Map(own.map((finding) => [fingerprint(finding), finding]));
  return [...inAll, ...[...more].filter(([key]) => !told.has(key)).map(([, finding]) => finding)];
}

function placeOf({ file, record, field }: Diagnostic): string {
  return JSON.stringify([file, record, field]);
}
