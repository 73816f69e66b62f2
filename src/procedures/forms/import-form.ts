import { plainForm } from '../../base/plain-form.ts';
import type { Assignment } from '../../change/assignment.ts';
import type { Trailer } from '../../change/commit-message.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import type { WordDocument } from '../../exchange/word/word-document.ts';
import type { Form } from '../../registry/forms/form.ts';
import { sentAnswers } from '../../registry/forms/sent-answers.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';
import { compareForm } from './compare-form.ts';
import type { Question, RowChange } from './question.ts';
import { type BackTrouble, type ReadBack, readBack } from './read-back.ts';

/** A form that came back: the form as it was sent, and the record as it was then and as it is now. */
export type Returned = {
  readonly form: Form;
  readonly document: WordDocument;
  readonly base: Entry;
  readonly now: Entry;
  /** The fields that are to be taken over; all where it is not given. */
  readonly only?: readonly string[] | undefined;
};

/** What a form that came back would change, and what has to be asked first. */
export type ImportReport = {
  readonly edits: readonly Assignment[];
  readonly questions: readonly (Question | BackTrouble)[];
  readonly rows: readonly RowChange[];
  readonly read: Pick<ReadBack, 'byControls' | 'byHeadings'>;
};

/** Compares a form that came back with what was sent and with the record as it is now. */
export function compareReturned({ form, document, base, now, only }: Returned): ImportReport {
  const fields = form.fields.filter(({ path }) => only?.includes(path[0] ?? '') ?? true);
  const { answers, troubles, ...read } = readBack(fields, document);
  const told = only === undefined ? troubles : troubles.filter(({ field }) => field !== undefined);
  const questions: Question[] = [];
  const rows: RowChange[] = [];
  const lost = new Set(told.filter(({ code }) => code !== 'form/unknown').map(({ field }) => field));
  const clear = fields.filter(({ path }) => !lost.has(path[0]));
  const sent = sentAnswers(clear, base.data);
  const compared = { sent, back: answers, base: base.data, now: now.data };
  const edits = compareForm(clear, compared, { record: now.id, questions, rows });
  return { edits: withoutEmptied(edits, now.data), questions: [...told, ...questions], rows, read };
}

/** Returns the edits in which a mapping of which nothing is left goes as a whole. */
export function withoutEmptied(edits: readonly Assignment[], data: Mapping): Assignment[] {
  const emptied = new Set<string>();
  for (const [name = '', members] of byParent(edits)) {
    const held = data[name];
    const cleared = members.filter(({ operation }) => operation === 'clear').map(({ path }) => path[1]);
    if (
      typeof held === 'object' &&
      held !== null &&
      !Array.isArray(held) &&
      cleared.length === members.length
    )
      if (Object.keys(held).every((key) => cleared.includes(key))) emptied.add(name);
  }
  const kept = edits.filter(({ path }) => !emptied.has(String(path[0])));
  return [
    ...kept,
    ...[...emptied].map((name): Assignment => ({ path: [name], operation: 'clear', value: null })),
  ];
}

function byParent(edits: readonly Assignment[]): Map<string, Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const edit of edits) {
    const [name, member] = edit.path;
    if (typeof name === 'string' && typeof member === 'string')
      groups.set(name, [...(groups.get(name) ?? []), edit]);
  }
  return groups;
}

/** What came, and why it is taken over: for the message of the commit. */
export type Received = {
  /** The digest of the document. */
  readonly digest: string;
  readonly reason?: string | undefined;
};

/** Plans what a form that came back changes. */
export async function importForm(
  workspace: Workspace,
  { entry, edits }: { readonly entry: Entry; readonly edits: readonly Assignment[] },
  { digest, reason }: Received,
): Promise<Outcome<Plan>> {
  const draft = new Draft(workspace);
  const edited = await draft.edit(entry, edits);
  if (!edited.ok) return edited;
  const fields = [...new Set(edits.map(({ path }) => String(path[0])))];
  const does = `take over the form: ${fields.join(', ')}`;
  const trailers: Trailer[] = [['Received', `sha256:${digest}`]];
  return done(draft.plan(recordMessage(entry, { does, reason, trailers })));
}

/** Returns the paragraphs of a document that its form did not have: nothing of them is taken over. */
export function textsBeside(document: WordDocument, fixed: readonly string[]): string[] {
  const known = new Set(fixed.map(plainForm));
  return document.blocks.flatMap((block) => {
    if (block.kind === 'table' || block.style.startsWith('heading')) return [];
    const plain = plainForm(block.text);
    return plain === '' || known.has(plain) ? [] : [block.text.trim()];
  });
}
