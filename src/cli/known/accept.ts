import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { applyPlan } from '../../change/apply-plan.ts';
import type { Plan } from '../../change/plan.ts';
import { packageFile } from '../../io/package-files.ts';
import { acceptFindings } from '../../procedures/findings/accept.ts';
import { KNOWN } from '../../registry/findings/known.ts';
import { familyOf } from '../../registry/findings/policy.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { counting } from '../../rules/findings/settle.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import { codes } from '../../text/codes/index.ts';
import { type Diagnostic, done } from '../../text/diagnostic.ts';
import { whoseAct } from '../acting.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { plural, printFindings } from '../print-findings.ts';
import { standingFindings } from './standing-findings.ts';

/** `grantbook known accept [CODE...] -m WHY`: accepts the errors that stand in the book until they are put right. */
export async function acceptKnown(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const reason = reasonOf(context);
  const names = input.args.slice(1);
  refuseUnknown(names);
  const book = await openBook(globals);
  const { workspace, added } = await withRegistry(book, await loadBook(book));
  const { workspace: foundIn, findings } = await standingFindings(book, workspace, globals);
  const errors = counting(foundIn, findings).filter((finding) => finding.severity === 'error');
  const asked = errors.filter(({ code }) => isAsked(code, names));
  const accepted = asked.filter(({ code }) => !isAlwaysOn(code));
  tellOfOthers(asked, { files: foundIn.files }, context);
  if (accepted.length === 0) {
    out.talk('there is no error to accept\n');
    return asked.length === 0 ? EXIT.clean : EXIT.findings;
  }
  const by = whoseAct(book, workspace, globals);
  const outcome = await acceptFindings(workspace, {
    findings: accepted,
    foundIn,
    today: globals.today,
    reason,
    by,
  });
  if (!outcome.ok) return carryOut(outcome, { book, workspace }, context);
  return carryOut(done(withFile(outcome.value, added)), { book, workspace }, context);
}

function reasonOf({ globals: { reason } }: Context): string {
  if (reason !== undefined && reason.trim() !== '') return reason;
  throw new RequestError('why are they accepted?', 'say it: grantbook known accept -m "…"');
}

function refuseUnknown(names: readonly string[]): void {
  const all = Object.keys(codes);
  const known = [...all, ...all.map(familyOf)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = closest(unknown, new Set(known));
  throw new RequestError(
    `"${unknown}" is no code, nor a family of codes`,
    near.length > 0 ? `did you mean ${near.join(', ')}?` : 'list them with: grantbook explain',
  );
}

function isAsked(code: string, names: readonly string[]): boolean {
  return names.length === 0 || names.includes(code) || names.includes(familyOf(code));
}

/** What guards the trail is named: it has to be put right first. */
function tellOfOthers(
  asked: readonly Diagnostic[],
  { files }: Pick<Workspace, 'files'>,
  context: Context,
): void {
  const held = asked.filter(({ code }) => isAlwaysOn(code));
  if (held.length === 0) return;
  printFindings({ findings: held, files }, context.globals.json ? 'json' : 'text', context);
  context.out.warn(
    `${plural(held.length, 'error')} cannot be accepted: what guards the trail, the approvals or the people is put right\n`,
  );
}

type WithRegistry = {
  readonly workspace: Workspace;
  /** The schema, where the book has none yet: it comes with the first findings. */
  readonly added: ReadonlyMap<string, Uint8Array>;
};

async function withRegistry(book: Book, workspace: Workspace): Promise<WithRegistry> {
  if (workspace.registries.has(KNOWN)) return { workspace, added: new Map() };
  const path = `schemas/${KNOWN}.schema.json`;
  const added = new Map([[path, packageFile(path)]]);
  const message = { subject: '', trailers: [] };
  const files = applyPlan(workspace.files, { writes: added, deletes: [], message });
  const changed = new Set(added.keys());
  const options = { known: book.known, reuse: { from: workspace, changed } };
  const { taken } = workspace;
  return { workspace: { ...(await loadWorkspace(files, options)), ...(taken && { taken }) }, added };
}

function withFile(plan: Plan, added: ReadonlyMap<string, Uint8Array>): Plan {
  return { ...plan, writes: new Map([...added, ...plan.writes]) };
}
