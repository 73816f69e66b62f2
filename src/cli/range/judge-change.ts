import type { Day } from '../../base/day.ts';
import { tellApart } from '../../change/judge-plan.ts';
import { usedIds } from '../../io/git/used-ids.ts';
import { differingFiles } from '../../registry/overlay-files.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Actor } from '../../rules/actor.ts';
import { check, fingerprint } from '../../rules/check.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import { noLongerFound } from '../../rules/findings/no-longer-found.ts';
import { settle, standing } from '../../rules/findings/settle.ts';
import { touchedBy } from '../../rules/findings/touched.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Aside, NOTHING_ASIDE } from '../report/aside.ts';
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
  /** Whether what stood before on the records it touches is asked for as well. */
  readonly whole?: boolean;
};

/** What a change brings in, and what of it is set aside. */
export type Judgement = { readonly findings: readonly Diagnostic[]; readonly aside: Aside };

/** Returns what a change brings in: what is wrong after it and was not before, with the rules of who may change what. */
export async function judgeChange(gate: Gate, change: Change): Promise<Judgement> {
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
  const asides: Aside[] = [];
  for (const before of befores) {
    const judged = actor ? check({ ...situation, before }) : check(situation);
    const older = [...asItStands(gate, before)];
    if (change.templates) {
      judged.push(...(await checkTemplates(after)));
      older.push(...(await checkTemplates(before)));
    }
    judged.push(...noLongerFound(after, judged));
    const brought = bringsIn({ before, after, judged, older }, change.whole === true);
    found.push([...brought.findings]);
    asides.push(brought.aside);
  }
  const [aside = NOTHING_ASIDE] = asides;
  return { findings: doneIn(found, change.isOwn), aside };
}

type Compared = {
  readonly before: Workspace;
  readonly after: Workspace;
  readonly judged: readonly Diagnostic[];
  readonly older: readonly Diagnostic[];
};

/** Both are settled before they are compared: of two findings alike, one of them known, the other is new. */
function bringsIn({ before, after, judged, older }: Compared, whole: boolean): Judgement {
  const stood = standing(before, older);
  const settled = settle(after, judged);
  const isNew = new Set(tellApart([...settled.findings, ...settled.off], stood).refusals);
  const changed = whole ? differingFiles(before.files, after.files) : new Set<string>();
  const isTouched = whole ? touchedBy({ before, after, changed }) : () => false;
  const findings = settled.findings.filter((each) => isNew.has(each) || isTouched(each));
  const newlyKnown = new Set(
    tellApart(
      settled.known.map(({ finding }) => finding),
      older,
    ).refusals,
  );
  return {
    findings,
    aside: {
      advised: settled.advised.filter((each) => findings.includes(each)),
      off: settled.off.filter((each) => isNew.has(each)),
      known: settled.known.filter(({ finding }) => newlyKnown.has(finding)),
      elsewhere: whole ? settled.findings.length - findings.length : 0,
    },
  };
}

/** States follow one another: what was after one commit is before the next. */
function asItStands({ known, today }: Gate, workspace: Workspace): readonly Diagnostic[] {
  const seen = known.get(workspace);
  if (seen) return seen;
  const found = check({ workspace, ...(today !== undefined && { today }) });
  const all = [...found, ...noLongerFound(workspace, found)];
  known.set(workspace, all);
  return all;
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
