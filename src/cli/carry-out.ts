import { CannotError } from '../base/cannot-error.ts';
import { showLine, showStart, showText } from '../base/show-text.ts';
import { applyPlan } from '../change/apply-plan.ts';
import { formatCommitMessage } from '../change/commit-message.ts';
import { type Judged, judgePlan } from '../change/judge-plan.ts';
import type { Plan } from '../change/plan.ts';
import { completeMessage } from '../history/complete-message.ts';
import { describeChanges } from '../history/describe-changes.ts';
import { changedSince } from '../io/git/changed-since.ts';
import { type CommitRequest, commitChanges } from '../io/git/commit-plan.ts';
import { keepStored } from '../io/personal-store.ts';
import { removeOutput, writeOutput } from '../io/write-output.ts';
import { filesOf } from '../registry/files.ts';
import { loadWorkspace } from '../registry/load-workspace.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Diagnostic, Outcome } from '../text/diagnostic.ts';
import { actorOf, onBehalf } from './acting.ts';
import { type Book, lastCommitted, repositoryOf } from './book.ts';
import { EXIT } from './command.ts';
import type { Context } from './context.ts';
import { plural, printFindings } from './print-findings.ts';
import { authorsOfNew } from './review/authors-of-new.ts';
import type { SoundBook } from './sound-book.ts';
import { tellOfElsewhere } from './tell-of-elsewhere.ts';
import { warnOfSecrets } from './warn-of-secrets.ts';

/** A decided change on its way into the book. */
export type Carrying = {
  readonly book: Book;
  readonly workspace: Workspace;
  /** Hand edits being saved: the paths whose uncommitted edits belong to the change. */
  readonly saving?: ReadonlySet<string>;
  /** Says of a finding where in a document that came back it comes from. */
  readonly explain?: (finding: Diagnostic) => Diagnostic;
  /** Whether what changes was shown already, with where it comes from. */
  readonly told?: boolean;
  /** The book where nothing is found in it: only what the change touches is checked then. */
  readonly sound?: SoundBook | undefined;
};

/**
 * Carries out a plan: loads and checks what it would make, shows what changes, and makes one
 * commit that holds exactly its paths. Refused, it leaves everything as it was.
 */
export async function carryOut(
  outcome: Outcome<Plan>,
  carrying: Carrying,
  context: Context,
): Promise<number> {
  const { workspace, saving, explain = (finding) => finding } = carrying;
  const { out, globals } = context;
  if (!outcome.ok)
    return refuse({ findings: outcome.diagnostics.map(explain), files: workspace.files }, context);
  const decided = onBehalf(outcome.value, workspace, globals);
  if (!saving && isEmpty(decided, workspace)) return nothingToDo(context);
  const { before, current, judged } = await judge(decided, carrying, context);
  const paths = [...decided.writes.keys(), ...decided.deletes];
  const pair = { before: current, after: judged.workspace };
  const plan = { ...decided, message: completeMessage(decided.message, { ...pair, paths }) };
  if (judged.refusals.length > 0) {
    const code = refuse(
      { findings: judged.refusals.map(explain), files: applyPlan(current.files, plan) },
      context,
    );
    tellOfUnsaved(carrying, plan, context);
    return code;
  }
  const lines = carrying.told ? [] : describeChanges(before, judged.workspace);
  const changes = lines.map((line) => `${showLine(line)}\n`);
  if (judged.older.length > 0)
    out.talk(`${plural(judged.older.length, 'older error')} elsewhere in the book: grantbook validate\n`);
  tellOfElsewhere(plan, context.out);
  warnOfSecrets(plan, judged, context.out);
  if (globals.dryRun) return showOnly(plan, changes, context);
  const done = globals.commit
    ? await commit(plan, { ...carrying, judged }, context)
    : writeOnly(plan, carrying);
  out.data(changes.join(''));
  out.talk(done);
  return EXIT.clean;
}

type Judgement = {
  readonly before: Workspace | undefined;
  readonly current: Workspace;
  readonly judged: Judged;
};

/**
 * Judges a plan as the commit that it would become: laid over what is committed, by the people and
 * rules that are committed. Edits of other files are not in the commit: it has to be right without them.
 */
export async function judge(
  plan: Plan,
  { book, workspace, saving, sound }: Carrying,
  { globals }: Context,
): Promise<Judgement> {
  const before = globals.commit ? (sound?.committed ?? (await lastCommitted(book, workspace))) : workspace;
  if (!before && !saving) throw nothingCommitted();
  const current = before ?? (await loadWorkspace(filesOf({})));
  const actor = actorOf(book, before ?? workspace, globals);
  const changed = new Set([...plan.writes.keys(), ...plan.deletes]);
  const judged = await judgePlan({
    before,
    current,
    plan,
    known: book.known,
    recordedOn: globals.today,
    ...(sound && { sound }),
    ...(actor && { actor }),
    ...(before && { authorsOf: (planned) => authorsOfNew(book, { workspace: planned, before, changed }) }),
  });
  return { before, current, judged };
}

function showOnly(plan: Plan, changes: readonly string[], { out }: Context): number {
  out.data(changes.join(''));
  out.talk('nothing was written (--dry-run); the commit would say:\n\n');
  const lines = formatCommitMessage(plan.message).trimEnd().split('\n');
  out.talk(lines.map((line) => (line === '' ? '\n' : `    ${showStart(showText(line))}\n`)).join(''));
  return EXIT.clean;
}

/** A refusal may be due to edits that are not part of the commit. */
function tellOfUnsaved({ book, saving }: Carrying, plan: Plan, { out, globals }: Context): void {
  const { repository, files } = book;
  if (!repository || !globals.commit) return;
  const others = changedSince(repository, files, repository.head).filter(
    (path) => !plan.writes.has(path) && !saving?.has(path),
  );
  if (others.length === 0) return;
  out.warn(
    `edits that are not saved do not count (${showLine(others.slice(0, 3).join(', '))}); save them first: grantbook save\n`,
  );
}

function nothingCommitted(): CannotError {
  return new CannotError('nothing of this book is committed yet', {
    hint: 'commit it first: grantbook save -m "first version"',
  });
}

type Committing = Carrying & { readonly judged: Judged };

async function commit(
  plan: Plan,
  { book, saving, sound, judged: { uses } }: Committing,
  { out }: Context,
): Promise<string> {
  const message = formatCommitMessage(plan.message);
  const { personal = new Map() } = plan;
  const request = {
    aside: personal,
    writes: plan.writes,
    deletes: plan.deletes,
    message,
    ...((saving || plan.taken) && { allowDirty: new Set([...(saving ?? []), ...(plan.taken ?? [])]) }),
  };
  const inBook = saving || plan.writes.size + plan.deletes.length > 0;
  const keep = (head: string) => {
    if (sound && uses) sound.keep({ head, uses, written: [...plan.writes.keys()] });
  };
  const made = inBook ? await inCommit(plan, { book, request, keep }, out) : inStore(book, personal);
  return made + (await keepStored(book.root, { personal, message }));
}

async function inCommit(
  { message }: Plan,
  { book, request, keep }: { book: Book; request: CommitRequest; keep: (head: string) => void },
  out: Context['out'],
): Promise<string> {
  const { oid } = await commitChanges(repositoryOf(book), request);
  keep(oid);
  return `${out.paint.green('committed')} ${oid.slice(0, 10)}  ${showLine(message.subject)}\n`;
}

/** What concerns the store alone is in no commit of the book. */
function inStore({ root }: Book, personal: ReadonlyMap<string, Uint8Array>): string {
  for (const [path, bytes] of personal) writeOutput(root, { path, bytes });
  return '';
}

function writeOnly(plan: Plan, { book }: Carrying): string {
  for (const [path, bytes] of plan.writes) writeOutput(book.root, { path, bytes });
  for (const path of plan.deletes) removeOutput(book.root, path);
  for (const [path, bytes] of plan.personal ?? []) writeOutput(book.root, { path, bytes });
  return 'written, not committed; when it is right: grantbook save\n';
}

function refuse(report: Parameters<typeof printFindings>[0], context: Context): number {
  printFindings(report, context.globals.json ? 'json' : 'text', context);
  context.out.warn(`${context.out.paint.red('refused:')} nothing was changed\n`);
  return EXIT.findings;
}

function nothingToDo({ out }: Context): number {
  out.talk('nothing to change: it says so already\n');
  return EXIT.clean;
}

function isEmpty(plan: Plan, workspace: Workspace): boolean {
  const present = new Set(workspace.files.list().map((entry) => entry.path));
  const same = ([path, bytes]: readonly [string, Uint8Array]) =>
    present.has(path) && sameBytes(workspace.files.read(path), bytes);
  const sameStored = ([path, bytes]: readonly [string, Uint8Array]) => {
    const held = workspace.files.personal?.list().some((file) => file.path === path);
    return held === true && sameBytes(workspace.files.read(path), bytes);
  };
  const isSame = [...plan.writes].every(same) && [...(plan.personal ?? [])].every(sameStored);
  return plan.deletes.length === 0 && isSame;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
