import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { baselineMessage } from '../../history/baseline-message.ts';
import { changedSince } from '../../io/git/changed-since.ts';
import { contentDigest } from '../../io/git/content-digest.ts';
import { makeTag } from '../../io/git/tags.ts';
import { check, sortFindings } from '../../rules/check.ts';
import { type Book, loadBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { printFindings } from '../print-findings.ts';
import { refuseName, tagName } from './baselines.ts';

/** Makes a baseline of what is committed: a tag that says what it holds. Refused for a book with errors or unsaved edits. */
export async function createBaseline(book: Book, name: string, context: Context): Promise<number> {
  const { out, globals } = context;
  const repository = repositoryOf(book);
  refuseName(repository, name);
  const edited = changedSince(repository, book.files, repository.head);
  const { head } = repository;
  if (head === undefined || edited.length > 0)
    throw new RequestError(
      `a baseline holds what is committed, and there are edits that are not: ${edited.slice(0, 3).join(', ')}`,
      'commit them first: grantbook save',
    );
  const workspace = await loadBook(book);
  const errors = sortFindings(check({ workspace })).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    printFindings({ findings: errors, files: workspace.files }, globals.json ? 'json' : 'text', context);
    out.warn(`${out.paint.red('refused:')} a book with errors is no baseline\n`);
    return EXIT.findings;
  }
  const message = baselineMessage({ name, commit: head, ...contentDigest(repository, head) }, globals.reason);
  if (globals.dryRun) {
    out.talk(`nothing was written (--dry-run); the tag ${tagName(name)} would say:\n\n`);
    out.data(message);
    return EXIT.clean;
  }
  makeTag(repository, tagName(name), { oid: head, message });
  out.talk(`${out.paint.green('made')} ${tagName(name)} at ${head.slice(0, 10)}; to have it elsewhere: `);
  out.talk(`git push origin ${showLine(tagName(name))}\n`);
  return EXIT.clean;
}
