import { CannotError } from '../../base/cannot-error.ts';
import { showLine } from '../../base/show-text.ts';
import type { RegistryEvent } from '../../history/registry-walk.ts';
import { writeOutput } from '../../io/write-output.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { renderTable } from '../../render/render-table.ts';
import type { Book } from '../book.ts';
import { type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { outputFile } from '../output-file.ts';
import { logDocument } from './log-document.ts';
import type { LogSubject } from './log-subject.ts';

const DOCUMENT = { what: 'a Word document', ending: 'docx', example: '--output build/log.docx' };

/** What is written: the chosen events of a subject, as they were asked for. */
export type LogWriting = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly input: Input;
  readonly subject: LogSubject;
  readonly shown: readonly RegistryEvent[];
};

/** Writes a log as a Word document into the book, and says where. */
export async function writeLogDocument(writing: LogWriting, { out }: Context): Promise<void> {
  const { book, workspace, input, subject, shown } = writing;
  const named = subject.kind === 'book' ? 'log' : `log-${subject.name}`;
  const target = textOption(input, 'output') ?? `build/${named.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.docx`;
  const path = outputFile(target, DOCUMENT);
  const asked = ['person', 'since', 'until', 'limit'].flatMap((option) => {
    const value = textOption(input, option);
    return value === undefined ? [] : [`${option} ${value}`];
  });
  const entry = subject.around?.entry ?? workspace.entries.get(subject.name) ?? projectOf(workspace);
  const made = await renderTable(logDocument({ workspace, entry, events: shown, name: subject.name, asked }));
  if (!made.ok) throw new Error(made.diagnostics[0]?.message);
  const changed = writeOutput(book.root, { path, bytes: made.value });
  out.data(`${showLine(path)}  ${changed ? 'written' : 'unchanged'}\n`);
}

function projectOf({ registries }: Workspace): Entry {
  const [entry] = registries.get('project')?.entries ?? [];
  if (entry) return entry;
  throw new CannotError('project-data/project.yaml cannot be read: a document needs the project', {
    hint: 'see what is wrong with: grantbook validate',
  });
}
