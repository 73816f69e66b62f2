import { showLine } from '../../base/show-text.ts';
import { resolveRef } from '../../io/git/repository.ts';
import { writeOutput } from '../../io/write-output.ts';
import { bundleRecords } from '../../procedures/bundle/bundle-records.ts';
import { makeBundle } from '../../procedures/bundle/make-bundle.ts';
import { findEntry } from '../../registry/find-entry.ts';
import { loadBook, openBook, repositoryOf } from '../book.ts';
import { type Command, EXIT, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { outputFolder } from '../output-folder.ts';
import { plural } from '../print-findings.ts';
import { historyOf } from '../record-events.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook bundle ID`: all that an auditor asks for about a record or a period, in one file. */
export const bundleCommand: Command = {
  name: 'bundle',
  summary: 'put a record or a period together for an audit: records, documents, logs',
  args: [{ name: 'id', description: 'a record, D1.2; or a reporting period, RP1' }],
  options: [
    { flags: '--at <ref>', description: 'as it was at a commit (default: the last one)' },
    { flags: '-o, --output <dir>', description: 'a folder inside the book (default: build)' },
  ],
  reads: 'the book at a commit, and the history of each record; edits that are not saved do not count',
  writes: 'one zip file below build/ (git ignores it): the same bytes for the same commit',
  exits: [
    '0 written, or unchanged',
    '1 written, but some of the book could not be read',
    '2 no such record',
    '3 no git, or a shallow clone',
  ],
  examples: [
    ['grantbook bundle D1.2', 'the deliverable with its reviews, tasks, documents, receipts and its history'],
    ['grantbook bundle RP1 --at v1.0', 'all that belongs to the first period, as it was at a tag'],
  ],
  run: runBundle,
};

async function runBundle(context: Context, input: Input): Promise<number> {
  const folder = outputFolder(textOption(input, 'output') ?? 'build');
  const book = await openBook(context.globals);
  const commit = resolveRef(repositoryOf(book), textOption(input, 'at') ?? 'HEAD');
  const workspace = await loadBook(book, commit);
  const subject = findEntry(workspace, input.args[0] ?? '');
  const records = [];
  for (const entry of bundleRecords(workspace, subject))
    records.push({ entry, events: await historyOf(book, entry, commit) });
  const bytes = makeBundle({ workspace, subject, commit, records });
  const path = `${folder}/${workspace.project?.acronym ?? 'book'}_${subject.id}_${commit.slice(0, 10)}.zip`;
  const changed = writeOutput(book.root, { path, bytes });
  context.out.data(`${showLine(path)}  ${changed ? 'written' : 'unchanged'}\n`);
  context.out.talk(
    `${plural(records.length, 'record')} with their history, from commit ${commit.slice(0, 10)}\n`,
  );
  return warnOfProblems(workspace, undefined, context) || EXIT.clean;
}
