import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { writeOutput } from '../../io/write-output.ts';
import { formDocument } from '../../procedures/forms/form-text.ts';
import { findEntry } from '../../registry/find-entry.ts';
import { makeForm } from '../../registry/forms/make-form.ts';
import { currentState } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { writeForm } from '../../render/forms/write-form.ts';
import { aNoun } from '../../schema/words.ts';
import { sameValue } from '../../text/value.ts';
import { lastCommitted, loadBook, openBook, repositoryOf } from '../book.ts';
import { EXIT, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { outputFolder } from '../output-folder.ts';
import { askedFields, personNamed } from './asked-fields.ts';

/** `grantbook form export ID`: writes a form of a record as it is committed, so that what comes back can be held against it. */
export async function exportForm(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const [, id = ''] = input.args;
  const folder = outputFolder(textOption(input, 'output') ?? 'build/forms');
  const book = await openBook(globals);
  const present = await loadBook(book);
  const now = entryAskedFor(present, id, context);
  const base = repositoryOf(book).head;
  const workspace = await lastCommitted(book, present);
  const entry = workspace?.entries.get(now.id);
  if (base === undefined || !workspace || !entry)
    throw new CannotError(`${now.id} is not committed yet: what comes back could be held against nothing`, {
      hint: 'commit it first: grantbook save',
    });
  if (!sameValue(entry.data, now.data))
    out.warn(`edits of ${entry.id} that are not saved are not in the form: grantbook save\n`);
  const only = askedFields(input, entry);
  const form = makeForm(entry, workspace, only);
  if (form.fields.length === 0) throw nothingToAsk(entry);
  const to = filledInBy(textOption(input, 'to'), entry, workspace);
  const document = formDocument(form, { base, to, only: only !== undefined }, workspace);
  const path = `${folder}/${workspace.project?.acronym ?? 'form'}_${entry.id}_form.docx`;
  const changed = writeOutput(book.root, { path, bytes: writeForm(document) });
  out.data(`${showLine(path)}  ${changed ? 'written' : 'unchanged'}\n`);
  if (to) out.talk(`${showLine(`made out to ${to.id}`)}\n`);
  if (form.unfit.length > 0)
    out.talk(`${showLine(`not in the form, too manifold for one: ${form.unfit.join(', ')}`)}\n`);
  return EXIT.clean;
}

function nothingToAsk(entry: Entry): RequestError {
  const state = currentState(entry);
  return new RequestError(
    `${aNoun(entry.registry.noun)} ${state ? `that is "${state.title}" ` : ''}has nothing that a form could ask for`,
    `see what it holds: grantbook show ${entry.id}`,
  );
}

/** Who is named, else the person the record waits for. */
function filledInBy(named: string | undefined, entry: Entry, workspace: Workspace): Entry | undefined {
  if (named !== undefined) return personNamed(findEntry(workspace, named, 'people'));
  const field = currentState(entry)?.waitsFor;
  const waits = field === undefined ? undefined : entry.data[field];
  const person = typeof waits === 'string' ? workspace.entries.get(waits) : undefined;
  return person?.registry.name === 'people' ? person : undefined;
}
