import { moveRecord } from '../change/move-record.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { whoseAct } from './acting.ts';
import type { Book } from './book.ts';
import { carryOut } from './carry-out.ts';
import type { Context } from './context.ts';
import type { SoundBook } from './sound-book.ts';
import { readStepFields } from './step-fields.ts';

/** A step to be taken: by which record, with which fields. */
export type StepRequest = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly entry: Entry;
  readonly step: string;
  readonly fields: readonly string[];
  readonly sound?: SoundBook | undefined;
};

/** Takes a record a step along its lifecycle, as `move` and the commands named after nouns do. */
export async function runStep(request: StepRequest, context: Context): Promise<number> {
  const { book, workspace, entry, step, fields, sound } = request;
  const { own, others } = readStepFields(fields, entry, workspace);
  const { today, reason } = context.globals;
  const actor = whoseAct(book, workspace, context.globals);
  const plan = await moveRecord(workspace, { entry, step, assignments: own, others, today, actor, reason });
  return carryOut(plan, { book, workspace, sound }, context);
}
