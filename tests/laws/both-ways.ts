import { judgePlan } from '../../src/change/judge-plan.ts';
import type { Plan } from '../../src/change/plan.ts';
import { saveChanges } from '../../src/change/save-changes.ts';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import type { Actor } from '../../src/rules/actor.ts';
import { check, fingerprint } from '../../src/rules/check.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';

/** The codes found of one change: as a command has it judged, and as the same bytes are judged by hand. */
export type BothWays = { readonly byCommand: readonly string[]; readonly byHand: readonly string[] };

const known = shippedSchemas();

/** A plan with the book that it makes of another. */
export type Made = { readonly book: Workspace; readonly plan: Plan; readonly workspace: Workspace };

/**
 * Judges a plan as the command line does, and its bytes as `save` and `validate` judge an edit: read
 * from files, the past loaded from the files that differ alone.
 */
export async function judgeBothWays(
  book: Workspace,
  plan: Plan,
  actor: Actor,
): Promise<BothWays & { readonly made: Made }> {
  const judged = await judgePlan({ before: book, current: book, plan, actor, known });
  const made = { book, plan, workspace: judged.workspace };
  const paths = [...plan.writes.keys()];
  const saved = saveChanges({ before: book, workspace: judged.workspace, paths, reason: 'by hand' });
  if (!saved.ok || !sameFiles(saved.value, plan)) throw new Error('what is saved is not what was planned');
  return { byCommand: codesOf(judged.refusals), byHand: await codesByHand(made, actor), made };
}

/** Judges what was made already as done by somebody else. */
export async function judgeActor(made: Made, actor: Actor): Promise<BothWays> {
  const found = check({ workspace: made.workspace, before: made.book, actor });
  return { byCommand: codesOf(newErrors(found, made.book)), byHand: await codesByHand(made, actor) };
}

/** Judges what was made by hand alone, against the files that differ. */
export async function codesByHand({ book, plan, workspace }: Made, actor: Actor): Promise<string[]> {
  const changed = new Set(plan.writes.keys());
  const { schemas } = book;
  const before = await loadWorkspace(book.files, { schemas, only: (path) => changed.has(path) });
  return codesOf(newErrors(check({ workspace, before, changed, actor }), book));
}

function newErrors(found: readonly Diagnostic[], book: Workspace): Diagnostic[] {
  const left = new Map(olderFindings(book));
  return found.filter((finding) => {
    const count = left.get(fingerprint(finding)) ?? 0;
    left.set(fingerprint(finding), count - 1);
    return finding.severity === 'error' && count <= 0;
  });
}

const older = new WeakMap<Workspace, ReadonlyMap<string, number>>();

/** What was found of a book before, counted once for each book. */
function olderFindings(book: Workspace): ReadonlyMap<string, number> {
  const there = older.get(book);
  if (there) return there;
  const counts = new Map<string, number>();
  for (const finding of check({ workspace: book })) {
    const key = fingerprint(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  older.set(book, counts);
  return counts;
}

function codesOf(findings: readonly Diagnostic[]): string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}

function sameFiles(a: Plan, b: Plan): boolean {
  const bytes = ({ writes }: Plan) =>
    [...writes].map(([path, content]) => `${path} ${Buffer.from(content).toString('base64')}`).sort();
  return bytes(a).join('\n') === bytes(b).join('\n') && a.deletes.length === b.deletes.length;
}
