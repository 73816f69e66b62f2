import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { writeApart } from '../../io/audit/anchors.ts';
import { bundleObjects } from '../../io/audit/bundle-objects.ts';
import { resolveRef } from '../../io/git/repository.ts';
import { packageFile } from '../../io/package-files.ts';
import { writeOutput } from '../../io/write-output.ts';
import { bundleRecords } from '../../procedures/bundle/bundle-records.ts';
import { makeBundle } from '../../procedures/bundle/make-bundle.ts';
import { type Book, loadBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { tableCsv } from '../format/csv.ts';
import { plural } from '../print-findings.ts';
import { historyOf } from '../record-events.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** What a bundle is asked for. */
export type BundleRequest = {
  readonly subject: string | undefined;
  readonly at: string | undefined;
  /** A new file anywhere; below build/ where not given. */
  readonly output: string | undefined;
  readonly personal: boolean;
};

/** Puts a record or a period together for an auditor: one file, readable without git, verified by a second program. */
export async function bundle(book: Book, request: BundleRequest, context: Context): Promise<number> {
  const { subject: id, at = 'HEAD', output, personal } = request;
  if (id === undefined)
    throw new RequestError('what is the bundle about?', 'a record or a period: grantbook audit bundle RP1');
  const repository = repositoryOf(book);
  const commit = resolveRef(repository, at);
  const workspace = await loadBook(book, commit);
  const subject = entryAskedFor(workspace, id, context);
  const records = [];
  for (const entry of bundleRecords(workspace, subject))
    records.push({ entry, events: await historyOf(book, entry, commit) });
  const bytes = makeBundle({
    workspace,
    subject,
    commit,
    records,
    personal,
    prefix: repository.bookPrefix,
    objects: personal ? (paths) => bundleObjects(repository, commit, paths) : undefined,
    verifier: packageFile('docs/verify-bundle.py'),
    csv: tableCsv,
  });
  const name = `${workspace.project?.acronym ?? 'book'}_${subject.id}_${commit.slice(0, 10)}.zip`;
  context.out.data(`${write(book, output, { name, bytes })}\n`);
  context.out.talk(
    `${plural(records.length, 'record')} with their history, from commit ${commit.slice(0, 10)}\n`,
  );
  return warnOfProblems(workspace, undefined, context) || EXIT.clean;
}

type Made = { readonly name: string; readonly bytes: Uint8Array };

function write({ root }: Book, output: string | undefined, { name, bytes }: Made): string {
  if (output !== undefined) {
    writeApart(output, bytes);
    return `${showLine(output)}  written`;
  }
  const path = `build/${name}`;
  return `${showLine(path)}  ${writeOutput(root, { path, bytes }) ? 'written' : 'unchanged'}`;
}
