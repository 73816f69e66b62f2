import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { lastChanges } from '../../history/blame.ts';
import { hasOtherCommitter } from '../../history/event-facts.ts';
import type { RecordEvent } from '../../history/record-history.ts';
import type { Entry } from '../../registry/workspace.ts';
import { sameValue } from '../../text/value.ts';
import { lastCommitted, loadBook, openBook } from '../book.ts';
import { type Command, EXIT, formatOption, type Input } from '../command.ts';
import type { Context, Out } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { tableCsv } from '../format/csv.ts';
import { tableMarkdown } from '../format/markdown.ts';
import type { Table } from '../format/table.ts';
import { wrapText } from '../format/wrap-text.ts';
import { historyOf } from '../record-events.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

const FORMATS = ['text', 'json', 'csv', 'md'] as const;

/** `grantbook blame ID`: who set each field of a record last, when, in which commit and why. */
export const blameCommand: Command = {
  name: 'blame',
  summary: 'show who set each field of a record last, when and why',
  args: [{ name: 'id', description: 'the record’s id' }],
  options: [{ flags: '-f, --format <name>', description: 'text, json, csv or md', choices: FORMATS }],
  reads: 'schemas, registries and the commits of the repository',
  writes: 'nothing',
  exits: ['0 shown', '2 no such record', '3 no git, or a shallow clone whose history is cut off'],
  examples: [
    ['grantbook blame D1.2', 'each field of the deliverable, with the commit that set it last'],
    ['grantbook blame R-002 --format csv', 'the same of a risk, for a spreadsheet'],
  ],
  run: runBlame,
};

/** A field of a record as it is now; without an event where it differs from what is committed. */
type Blamed = { readonly field: string; readonly event: RecordEvent | undefined };

async function runBlame(context: Context, input: Input): Promise<number> {
  const asked = formatOption(input, context.globals) ?? 'text';
  const format = FORMATS.find((name) => name === asked);
  if (!format) throw new RequestError(`"${asked}" is not a format`, `use one of: ${FORMATS.join(', ')}`);
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const committed = (await lastCommitted(book, workspace))?.entries.get(entry.id);
  const fields = blame(entry, { committed, events: await historyOf(book, entry) });
  const { data } = context.out;
  if (format === 'json') data(`${showJson(fields.map(asJson), 2)}\n`);
  if (format === 'csv') data(tableCsv(fullTable(fields)));
  if (format === 'md') data(tableMarkdown(fullTable(fields)));
  if (format === 'text') printFields(fields, context.out);
  const open = fields.filter(({ event }) => event === undefined).map(({ field }) => field);
  if (open.length > 0) context.out.talk(`${showLine(open.join(', '))}: not committed yet: grantbook save\n`);
  return warnOfProblems(workspace, entry.registry.name, context) || EXIT.clean;
}

type Past = { readonly committed: Entry | undefined; readonly events: readonly RecordEvent[] };

function blame({ data }: Entry, { committed, events }: Past): Blamed[] {
  const last = lastChanges(events);
  return Object.entries(data).map(([field, value]) => {
    const kept = committed !== undefined && sameValue(committed.data[field], value);
    return { field, event: kept ? last.get(field) : undefined };
  });
}

/** The names of fields are never cut: they are what is typed next. */
function printFields(fields: readonly Blamed[], { data, paint, width }: Out): void {
  const widest = Math.max(...fields.map(({ field }) => field.length));
  for (const { field, event } of fields) {
    const head = paint.bold(showLine(field).padEnd(widest));
    if (!event) {
      data(`${head}  not committed yet\n`);
      continue;
    }
    const { author, oid } = event.commit;
    data(`${head}  ${author.date}  ${showLine(author.name)}  ${paint.dim(oid.slice(0, 10))}\n`);
    if (event.reason !== undefined) data(wrapText(`“${showLine(event.reason)}”`, width, '  '));
  }
}

const HEADINGS = ['field', 'date', 'author', 'committer', 'commit', 'subject', 'reason'] as const;

function fullTable(fields: readonly Blamed[]): Table {
  const rows = fields.map((blamed) => {
    const facts = asJson(blamed);
    return HEADINGS.map((heading) => facts[heading] ?? '');
  });
  return { headings: HEADINGS, rows };
}

function asJson({ field, event }: Blamed): Partial<Record<(typeof HEADINGS)[number], string>> {
  if (!event) return { field };
  const { author, committer, oid } = event.commit;
  return {
    field,
    date: author.date,
    author: author.name,
    committer: hasOtherCommitter(event.commit) ? committer.name : author.name,
    commit: oid,
    subject: event.subject,
    ...(event.reason !== undefined && { reason: event.reason }),
  };
}
