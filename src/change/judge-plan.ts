import type { Day } from '../base/day.ts';
import { isRecordsFile, type KnownBook, loadLazily, ReadWhole } from '../registry/load-lazily.ts';
import { loadWorkspace } from '../registry/load-workspace.ts';
import { onlyFiles } from '../registry/only-files.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Actor } from '../rules/actor.ts';
import { check, compared, fingerprint } from '../rules/check.ts';
import { checkTemplates } from '../rules/check-templates.ts';
import { counting, standing } from '../rules/findings/settle.ts';
import { looksRule } from '../rules/privacy/looks-rule.ts';
import type { Situation } from '../rules/rule.ts';
import { findResting, partsOf, type Uses } from '../rules/units.ts';
import type { KnownSchemas } from '../schema/load-schemas.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { applyPlan } from './apply-plan.ts';
import type { Plan } from './plan.ts';

/** What a plan would make of the book. */
export type Judged = {
  readonly workspace: Workspace;
  /** Errors that the plan brings in: with one, it is not carried out. */
  readonly refusals: readonly Diagnostic[];
  /** Errors that were there before; they stay, and do not stand in the way of other work. */
  readonly older: readonly Diagnostic[];
  /** What looks like a secret, and was not there before: a warning, for what is committed stays. */
  readonly secrets: readonly Diagnostic[];
  /** Where nothing was found in the book before, and nothing is now: what each rule rests on. */
  readonly uses?: Uses;
};

export type Judging = {
  /** The book that the change is judged against; undefined where there was none. */
  readonly before: Workspace | undefined;
  /** The book that the plan is laid over. */
  readonly current: Workspace;
  readonly plan: Plan;
  readonly actor?: Actor;
  /** The day the change is recorded. */
  readonly recordedOn?: Day;
  readonly known: KnownSchemas;
  /** Finds who wrote what the new sign-offs of the planned book are of. */
  readonly authorsOf?: (planned: Workspace) => Promise<Situation['authors']>;
  /** Where nothing is found in the book before: its ids, and what each rule rests on. */
  readonly sound?: Pick<KnownBook, 'ids'> & { readonly uses: Uses };
};

/**
 * Loads and checks the book as a plan would leave it, before anything is written. Of a book in which nothing is found only
 * what the plan touches; it throws a ReadWhole where that does not do, as where the plan brings anything in that is told.
 */
export async function judgePlan({ sound, ...judging }: Judging): Promise<Judged> {
  return sound ? judgeTouched(judging, sound) : judgeWhole(judging);
}

async function judgeTouched(judging: Judging, { ids, uses }: NonNullable<Judging['sound']>): Promise<Judged> {
  const { current, plan } = judging;
  const written = [...plan.writes.keys()];
  if (plan.personal || plan.deletes.length > 0 || !written.every(isRecordsFile)) throw new ReadWhole();
  const files = applyPlan(current.files, plan);
  const workspace = loadLazily(files, { schemas: current.schemas, ids, written, from: current });
  const before = judging.before && onlyFiles(judging.before, new Set(written));
  const situation = await situationOf({ ...judging, before }, workspace);
  const again = findResting(compared({ ...situation, changed: new Set(written) }), {
    uses,
    changed: partsOf(workspace, written),
  });
  if (again.found.length > 0) throw new ReadWhole();
  return { workspace, refusals: [], older: [], secrets: [], uses: again.uses };
}

async function situationOf(judging: Judging, workspace: Workspace): Promise<Situation> {
  const { before, current: _, plan, known: __, authorsOf, ...change } = judging;
  const authors = await authorsOf?.(workspace);
  const mayGiveUp = plan.givesUp === undefined ? {} : { mayGiveUp: (id: string) => id === plan.givesUp };
  return {
    ...mayGiveUp,
    workspace,
    ...(before && { before }),
    ...(authors && { authors }),
    ...change,
    oneCommit: true,
  };
}

async function judgeWhole(judging: Judging): Promise<Judged> {
  const { before, current, plan, known } = judging;
  const changed = new Set([...plan.writes.keys(), ...plan.deletes]);
  const reuse = { from: current, changed };
  const workspace = await loadWorkspace(applyPlan(current.files, plan), { known, reuse });
  const templates = [...changed].some((path) => /^(templates|schemas)\//.test(path));
  const found = check(await situationOf(judging, workspace));
  const all = [...found, ...(templates ? await checkTemplates(workspace) : [])];
  const errors = counting(workspace, all).filter((finding) => finding.severity === 'error');
  const suspected = found.filter(isSecret);
  const secrets = tellApart(suspected, before && suspected.length > 0 ? secretsOf(before) : []).refusals;
  if (errors.length === 0 || !before) return { workspace, refusals: errors, older: [], secrets };
  const older = [...check({ workspace: before }), ...(templates ? await checkTemplates(before) : [])];
  return { workspace, secrets, ...tellApart(errors, standing(before, older)) };
}

const isSecret = ({ code }: Diagnostic) => code === 'privacy/looks-secret';

function secretsOf(workspace: Workspace): Diagnostic[] {
  return [...looksRule.check({ workspace })].filter(isSecret);
}

/** Tells the findings that were there before from those that are new: as many of a kind as before are old. */
export function tellApart(
  errors: readonly Diagnostic[],
  before: readonly Diagnostic[],
): Pick<Judged, 'refusals' | 'older'> {
  const counts = new Map<string, number>();
  for (const finding of before) counts.set(fingerprint(finding), (counts.get(fingerprint(finding)) ?? 0) + 1);
  const apart = { refusals: [] as Diagnostic[], older: [] as Diagnostic[] };
  for (const finding of errors) {
    const left = counts.get(fingerprint(finding)) ?? 0;
    counts.set(fingerprint(finding), left - 1);
    (left > 0 ? apart.older : apart.refusals).push(finding);
  }
  return apart;
}
