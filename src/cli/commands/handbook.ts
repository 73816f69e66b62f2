import { CannotError } from '../../base/cannot-error.ts';
import { readIdentity } from '../../io/git/identity.ts';
import { bookFacts } from '../../procedures/handbook/book-facts.ts';
import { writeHandbook } from '../../procedures/handbook/write-handbook.ts';
import { peopleWithRole, personByEmail } from '../../registry/people.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { loadTemplates } from '../../render/load-template.ts';
import { renderMarkdown } from '../../render/render-document.ts';
import { loadJudge } from '../../text/yaml/judge.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook handbook`: writes the project's handbook from the registries and settings, and keeps it. */
export const handbookCommand: Command = {
  name: 'handbook',
  summary: 'write the project’s handbook anew from the settings in force, and keep it',
  args: [],
  options: [],
  reads: 'schemas, registries, templates/handbook.md.hbs',
  writes: 'the handbook below evidence/, its record in the documents, and one commit of the two',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook handbook -m "the notice of meetings was changed"', 'keep a new edition'],
    ['grantbook render handbook project', 'make it as a Word document to send round, and keep nothing'],
  ],
  run: runHandbook,
};

async function runHandbook(context: Context): Promise<number> {
  const { today, reason } = context.globals;
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const { templates } = loadTemplates(workspace.files, await loadJudge());
  const template = templates.find(({ name }) => name === 'handbook');
  const entry = workspace.registries.get('project')?.entries[0];
  if (!template || !entry) {
    throw new CannotError('this book has no templates/handbook.md.hbs that can be used', {
      hint: 'see what is wrong with: grantbook validate',
    });
  }
  const facts = bookFacts({ workspace, entry, templates: () => templates });
  const text = renderMarkdown({ workspace, template, entry, history: [], book: facts });
  const plan = text.ok
    ? await writeHandbook(workspace, { text: text.value, today, owner: keeper(book, workspace), reason })
    : text;
  return carryOut(plan, { book, workspace }, context);
}

/** Who writes it keeps it; where the book does not know them, the coordinator does. */
function keeper(book: Book, workspace: Workspace): string {
  const person = book.repository && personByEmail(workspace, readIdentity(book.root).email);
  const keepers = [...(person ? [person] : []), ...peopleWithRole(workspace, 'coordinator')];
  return keepers[0]?.id ?? '';
}
