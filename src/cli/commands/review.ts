import { RequestError } from '../../base/request-error.ts';
import { shellWord } from '../../base/shell-word.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { planSignOff } from '../../procedures/reviews/plan-sign-off.ts';
import { reviewOf } from '../../registry/reviews/review-state.ts';
import type { Entry } from '../../registry/workspace.ts';
import { actorOf } from '../acting.ts';
import { lastCommitted, loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, EXIT, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context, Globals } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { wrapText } from '../format/wrap-text.ts';
import { isSaved, type ReviewFacts, type Reviewing, reviewFacts } from '../review/review-facts.ts';
import { reviewJson } from '../review/review-json.ts';
import { printReview } from '../review/review-text.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook review ID`: whether what a record says was signed off, and what changed since; --accept signs it off. */
export const reviewCommand: Command = {
  name: 'review',
  summary: 'show what changed since a record was signed off, and by whom; or sign it off',
  args: [{ name: 'id', description: 'the record’s id: one, for nobody signs off what they have not read' }],
  options: [
    { flags: '--accept', description: 'sign off what the record says now, as a commit of yours' },
    {
      flags: '--content <fingerprint>',
      description: 'with --accept: only if this is still what it says',
    },
    { flags: '-f, --format <name>', description: 'text or json', choices: ['text', 'json'] },
  ],
  about: (width) =>
    wrapText(
      'Of the registry of peer reviews it is the noun as well: grantbook review return RV-012. Its steps: grantbook show RV-012.',
      width,
    ),
  reads: 'schemas, registries, the commits of the repository; who you are, from git',
  writes: 'nothing; with --accept, one record of who signed off which content, and its commit',
  exits: [
    '0 shown, or signed off',
    '1 refused: you wrote it yourself, or it is not yours to sign off',
    '2 no such record, or nothing in it counts for reviews',
    '3 no book, no git, or a shallow clone whose history is cut off',
  ],
  examples: [
    ['grantbook review D4.1', 'what changed in the deliverable since it was signed off, and by whom'],
    [
      'grantbook review D4.1 --accept -m "checked against the data files"',
      'sign off what it says now; never your own text',
    ],
  ],
  run: runReview,
};

async function runReview(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const format = formatOption(input, globals) ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new RequestError(`"${format}" is not a format`, 'use text or json');
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const review = reviewOf(entry, workspace);
  if (!review)
    throw new RequestError(
      `nothing in ${entry.id} counts for reviews: ${entry.registry.file} marks no field`,
      'mark the fields that do with "x-review": true',
    );
  const on = { book, workspace, committed: await lastCommitted(book, workspace) };
  const facts = await reviewFacts(entry, review, on);
  if (flag(input, 'accept')) return accept(facts, { on, content: textOption(input, 'content') }, context);
  if (textOption(input, 'content') !== undefined)
    throw new RequestError('--content says what is signed off', 'give it together with --accept');
  if (format === 'json') out.data(`${showJson(reviewJson(facts), 2)}\n`);
  else {
    printReview(facts, workspace, out);
    const exactly = facts.seal.fingerprint.slice(-64).slice(0, 12);
    if (review.state !== 'current')
      out.talk(
        `to sign off exactly this: grantbook review ${shellWord(entry.id)} --accept --content ${exactly}\n`,
      );
  }
  return warnOfProblems(workspace, undefined, context) || EXIT.clean;
}

type Accepting = { readonly on: Reviewing; readonly content: string | undefined };

async function accept(facts: ReviewFacts, { on, content }: Accepting, context: Context): Promise<number> {
  const { entry, authors, seal } = facts;
  const { globals, out } = context;
  refuseOtherContent(seal.fingerprint, content);
  refuseUnsaved(entry, on, globals.commit);
  const reviewer = reviewerOf(on, context.globals);
  const own = facts.signOffs.find(
    ({ judged }) => judged.standing === 'current' && judged.signOff.reviewer === reviewer.id,
  );
  if (own) {
    const { signOff } = own.judged;
    out.talk(`you signed off just this on ${signOff.on}: ${showLine(signOff.entry.id)}\n`);
    return EXIT.clean;
  }
  const planned = await planSignOff(on.workspace, {
    entry,
    reviewer: reviewer.id,
    on: globals.today,
    authors: authors.people,
    note: globals.reason,
  });
  return carryOut(planned, on, context);
}

/** What was shown and what is signed off are the same, or nothing is signed off. */
function refuseOtherContent(fingerprint: string, content: string | undefined): void {
  if (content === undefined) return;
  const hex = content.replace(/^v\d+:sha256:/, '');
  const same =
    content === fingerprint || (/^[0-9a-f]{8,}$/.test(hex) && fingerprint.split(':')[2]?.startsWith(hex));
  if (!same)
    throw new RequestError(
      `what it says now is not "${content}"`,
      'look again at what it says: run grantbook review without --accept',
    );
}

function refuseUnsaved(entry: Entry, on: Reviewing, commits: boolean): void {
  if (commits && !isSaved(entry, on))
    throw new RequestError(
      `${entry.id}, or what it refers to, has edits that are not saved: they would be signed off before anybody can see them`,
      'save them first: grantbook save',
    );
}

function reviewerOf({ book, workspace, committed }: Reviewing, globals: Globals): Entry {
  const actor = actorOf(book, committed ?? workspace, globals);
  if (actor?.person) return actor.person;
  const who = actor ? `${actor.name} <${actor.email}>` : 'nobody';
  throw new RequestError(
    `only people of the book sign off, and git says that you are ${who}`,
    'give yourself the address that the people registry has: git config user.email …',
  );
}
