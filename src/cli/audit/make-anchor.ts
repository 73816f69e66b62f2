import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { type Anchor, anchorDigest, anchorText, readAnchor } from '../../history/audit/anchor.ts';
import { anchorsAt, anchorTag, ownAnchors, tagObjects, writeApart } from '../../io/audit/anchors.ts';
import { contentDigest } from '../../io/git/content-digest.ts';
import { readIdentity } from '../../io/git/identity.ts';
import { isShallow, type Repository } from '../../io/git/repository.ts';
import { makeTag } from '../../io/git/tags.ts';
import { codeEntry } from '../../text/codes/index.ts';
import { type Book, loadBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { anchorFindings, redactionsIn } from './run-audit.ts';

/** Where an anchor goes beside the repository, and where those before it are kept. */
export type Anchoring = { readonly output: string | undefined; readonly anchors: string | undefined };

/** Makes the next anchor, as a tag and as a text for a second place. Refused where the anchors before it do not hold. */
export async function makeAnchor(book: Book, where: Anchoring, context: Context): Promise<number> {
  const { out, globals } = context;
  const repository = repositoryOf(book);
  const head = wholeHead(repository);
  const elsewhere = where.anchors === undefined ? [] : anchorsAt(where.anchors);
  // Who makes an anchor vouches for what is there now, by the people of now; a redaction gets its first anchor here.
  const trusted = await loadBook(book, head);
  const redactions = await redactionsIn(repository, { trusted, elsewhere: [] });
  const own = ownAnchors(repository, redactions.maps);
  const found = anchorFindings(repository, { own, elsewhere, redactions });
  const wrong = found.filter(({ code }) => codeEntry(code)?.severity === 'error');
  for (const { code, message } of wrong) out.data(`${out.paint.red('error')} ${code} ${showLine(message)}\n`);
  if (wrong.length > 0) {
    out.warn(`${out.paint.red('refused:')} no anchor is made on a history that does not hold its anchors\n`);
    return EXIT.findings;
  }
  const last = own.at(-1)?.text;
  const next = anchorOf(repository, { head, last, day: globals.today });
  const isNew = last === undefined || !sameStand(readAnchor(last), next);
  const text = isNew ? anchorText(next, globals.reason) : last;
  if (globals.dryRun) out.talk('nothing was written (--dry-run); the anchor would say:\n\n');
  else keep({ repository, text, isNew, anchor: next, output: where.output }, context);
  if (where.output === undefined || globals.dryRun) out.data(text);
  return EXIT.clean;
}

function wholeHead(repository: Repository): string {
  const { head } = repository;
  if (head !== undefined && !isShallow(repository)) return head;
  throw new RequestError(
    'an anchor stands for the whole history, and it is not here',
    'commit first, or fetch the whole history: git fetch --unshallow',
  );
}

type Kept = {
  readonly repository: Repository;
  readonly text: string;
  readonly isNew: boolean;
  readonly anchor: Anchor;
  readonly output: string | undefined;
};

/** The file comes first: where it cannot be written, there is no anchor that the second place lacks. */
function keep({ repository, text, isNew, anchor, output }: Kept, { out }: Context): void {
  if (output !== undefined) writeApart(output, text);
  if (!isNew) {
    out.talk(`nothing is new since ${anchorTag(anchor.number - 1)}\n`);
    return;
  }
  const name = anchorTag(anchor.number);
  makeTag(repository, name, { oid: anchor.commit, message: text });
  const where =
    output === undefined ? 'keep the text in a second place' : `keep ${showLine(output)} in a second place`;
  out.talk(`${out.paint.green('made')} ${name}; ${where}, and: git push origin ${name}\n`);
}

type Stand = { readonly head: string; readonly last: string | undefined; readonly day: string };

function anchorOf(repository: Repository, { head, last, day }: Stand): Anchor {
  const { name, email } = readIdentity(repository.topLevel, 'committer');
  const before = last === undefined ? undefined : readAnchor(last);
  return {
    number: (before?.number ?? 0) + 1,
    previous: last === undefined ? undefined : anchorDigest(last),
    commit: head,
    ...contentDigest(repository, head),
    tags: [...tagObjects(repository)],
    day,
    by: `${name} <${email}>`,
  };
}

function sameStand(before: Anchor | undefined, now: Anchor): boolean {
  const tags = (anchor: Anchor) => anchor.tags.map((pair) => pair.join(' ')).join('\n');
  return before?.commit === now.commit && tags(before) === tags(now);
}
