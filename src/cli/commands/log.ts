import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { describeField } from '../../history/describe-changes.ts';
import type { RecordEvent } from '../../history/record-history.ts';
import { findEntry } from '../../registry/find-entry.ts';
import { fieldName } from '../../registry/members.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { Entry } from '../../registry/workspace.ts';
import { loadBook, openBook } from '../book.ts';
import { type Command, EXIT, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import { historyOf } from '../record-events.ts';

/** `grantbook log ID`: who changed what in a record, when and why. */
export const logCommand: Command = {
  name: 'log',
  summary: 'show who changed what in a record, when and why',
  args: [{ name: 'id', description: 'the record’s id' }],
  options: [
    { flags: '--limit <number>', description: 'only the newest changes' },
    { flags: '-f, --format <name>', description: 'text or json', choices: ['text', 'json'] },
  ],
  reads: 'the commits of the repository',
  writes: 'nothing',
  exits: ['0 shown', '2 no such record', '3 no git, or a shallow clone whose history is cut off'],
  examples: [
    ['grantbook log D1.2', 'every change of the deliverable, newest first'],
    ['grantbook log R-003 --limit 3 --json', 'the last three changes of a risk, for a program'],
  ],
  run: runLog,
};

async function runLog(context: Context, input: Input): Promise<number> {
  const limit = textOption(input, 'limit') ?? '100000';
  if (!/^\d{1,6}$/.test(limit))
    throw new RequestError(`"${limit}" is not a number`, 'for example: --limit 10');
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = findEntry(workspace, input.args[0] ?? '');
  const history = await historyOf(book, entry);
  const events = history.slice(0, Number(limit));
  const json = formatOption(input, context.globals) === 'json';
  const told = () => events.map((event) => asJson(event, entry));
  if (json) context.out.data(`${showJson(told(), 2)}\n`);
  else for (const event of events) printEvent(event, entry, context);
  if (history.length === 0) context.out.talk(`${entry.id} is not committed yet: grantbook save\n`);
  return EXIT.clean;
}

function printEvent(event: RecordEvent, entry: Entry, { out }: Context): void {
  const { commit, kind, changes, transition, reason } = event;
  const { paint } = out;
  const who = showLine(commit.author.name);
  const what = transition === undefined ? kind : `${kind}: ${transition.replace(' -> ', ' → ')}`;
  out.data(
    `${paint.bold(commit.author.date)}  ${who}  ${paint.cyan(showLine(what))}  ${paint.dim(commit.oid.slice(0, 10))}\n`,
  );
  if (reason !== undefined) out.data(wrapText(`“${showLine(reason)}”`, out.width, '  '));
  if (kind !== 'changed') return;
  const state = entry.registry.lifecycle?.field;
  for (const change of changes) {
    // The first line has said it.
    if (change.path.length === 1 && change.path[0] === state) continue;
    const shown = isPersonal(entry.registry, change.path)
      ? 'changed (personal data, not shown)'
      : describeField(change);
    out.data(wrapText(`${showLine(change.field)}: ${showLine(shown)}`, out.width, '  '));
  }
}

function asJson(
  { commit, kind, changes, transition, reason, subject }: RecordEvent,
  entry: Entry,
): Record<string, unknown> {
  const shown = changes.filter(({ path }) => !isPersonal(entry.registry, path));
  return {
    commit: commit.oid,
    author: commit.author.name,
    date: commit.author.date,
    kind,
    subject,
    reason,
    transition,
    changes: shown.map(({ path, field, before, after }) => ({ field, path: fieldName(path), before, after })),
  };
}
