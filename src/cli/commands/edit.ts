import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { applyPlan } from '../../change/apply-plan.ts';
import { judgePlan } from '../../change/judge-plan.ts';
import type { Plan } from '../../change/plan.ts';
import { replaceRecord } from '../../change/replace-record.ts';
import { editText, keepText } from '../../io/edit-text.ts';
import { checkCommittable } from '../../io/git/check-committable.ts';
import { editorCommand } from '../../io/terminal.ts';
import { recordText } from '../../registry/record-text.ts';
import type { Entry } from '../../registry/workspace.ts';
import { done } from '../../text/diagnostic.ts';
import { loadBook, openBook, repositoryOf } from '../book.ts';
import { type Carrying, carryOut } from '../carry-out.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { placeFindings } from '../format/place-findings.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';

/** `grantbook edit ID`: changes a record in the editor; opened again with the findings until it is right. */
export const editCommand: Command = {
  name: 'edit',
  summary: 'change a record in your editor',
  args: [{ name: 'id', description: 'the record’s id' }],
  options: [],
  reads: 'schemas and registries; $VISUAL or $EDITOR',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook edit D1.2', 'change the deliverable; mistakes come back as comments above it'],
    [
      'EDITOR=nano grantbook edit MTG-2021-01-26-KO -m "minutes corrected"',
      'with another editor, and a reason',
    ],
  ],
  run: runEdit,
};

async function runEdit(context: Context, input: Input): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const carrying: Carrying = { book, workspace };
  const editor = editorCommand(context.globals.input);
  refuseEarly(entry, carrying, context);
  let text = recordText(entry, workspace.files);
  let notes: readonly string[] = [];
  for (;;) {
    const edited = withoutNotes(await editText(editor, withNotes(text, notes)));
    if (edited.trim() === '')
      throw new RequestError(
        'the text is empty; nothing was changed',
        `to remove it: grantbook remove ${entry.id}`,
      );
    if (edited === text) return unchanged(notes.length > 0, entry, context);
    const plan = replaceRecord(workspace, { entry, text: edited, reason: context.globals.reason });
    notes = await complaints(plan, carrying);
    if (notes.length === 0 || !context.globals.input)
      return orKeep(edited, () => carryOut(done(plan), carrying, context), context);
    text = edited;
  }
}

/** What stands in the way of the commit is said before somebody has written a text in vain. */
function refuseEarly({ file }: Entry, { book, workspace }: Carrying, { globals }: Context): void {
  if (globals.commit && !globals.dryRun)
    checkCommittable(repositoryOf(book), file, workspace.files.read(file));
}

/** Carries out an edit; where it is refused, the text somebody wrote is kept in a file. */
async function orKeep(text: string, work: () => Promise<number>, { globals, out }: Context): Promise<number> {
  try {
    const status = await work();
    if (status !== EXIT.clean && globals.input) out.warn(keeping(text));
    return status;
  } catch (error) {
    if (error instanceof CannotError) out.warn(keeping(text));
    throw error;
  }
}

function keeping(text: string): string {
  return `your text is kept in ${showLine(keepText(text))}\n`;
}

function unchanged(refused: boolean, entry: Entry, { out }: Context): number {
  if (refused) out.warn(`given up: ${entry.id} was not changed\n`);
  else out.talk('nothing was changed\n');
  return refused ? EXIT.findings : EXIT.clean;
}

async function complaints(plan: Plan, { book, workspace }: Carrying): Promise<string[]> {
  const judged = await judgePlan({ before: workspace, current: workspace, plan, known: book.known });
  const files = applyPlan(workspace.files, plan);
  return [...placeFindings(judged.refusals, files)].map(({ finding, line }) => {
    const hint = finding.hint === undefined ? '' : ` (${finding.hint})`;
    return showLine(`${line.trim()}  <- ${finding.message}${hint}`);
  });
}

const NOTE = '#! ';

function withNotes(text: string, notes: readonly string[]): string {
  if (notes.length === 0) return text;
  const head = ['This cannot be saved yet. Correct it, or close without a change to give up.', ...notes];
  return `${head.map((line) => `${NOTE}${line}\n`).join('')}${text}`;
}

function withoutNotes(text: string): string {
  return text.replaceAll(/^#! .*\n/gm, '');
}
