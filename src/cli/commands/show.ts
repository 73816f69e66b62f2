import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine, showText } from '../../base/show-text.ts';
import { whoMay } from '../../procedures/lifecycle/who-may.ts';
import { derivedData, derivedOf } from '../../registry/derived/with-derived.ts';
import { entryNamed, findEntry, labelOf } from '../../registry/find-entry.ts';
import { linksTo } from '../../registry/find-links.ts';
import { formerIdsOf } from '../../registry/former-ids.ts';
import { currentState, possibleSteps } from '../../registry/lifecycle.ts';
import { fieldName } from '../../registry/members.ts';
import { partnerOf } from '../../registry/people.ts';
import { withoutPersonal } from '../../registry/personal.ts';
import { plainText } from '../../registry/query.ts';
import { whyWithheld, withheldFields } from '../../registry/withheld.ts';
import type { Entry, Link, Workspace } from '../../registry/workspace.ts';
import { formatDocument } from '../../text/edit/format-value.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { wrapText } from '../format/wrap-text.ts';
import { readBook } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook show ID`: a record, what it refers to and what refers to it. */
export const showCommand: Command = {
  name: 'show',
  summary: 'show a record, what it refers to and what refers to it',
  args: [{ name: 'id', description: 'the record’s id: D1.2, R-003, ENSIE, project' }],
  options: [
    { flags: '-f, --format <name>', description: 'text, json or yaml', choices: ['text', 'json', 'yaml'] },
    { flags: '--personal', description: 'show personal data (e-mail addresses, telephone numbers) as well' },
    { flags: '--at <ref>', description: 'as it was at a commit' },
  ],
  reads: 'schemas and registries',
  writes: 'nothing',
  exits: [
    '0 shown',
    '1 shown, but some of the book could not be read',
    '2 no such record, or not at that commit',
    '3 no book',
  ],
  examples: [
    ['grantbook show D1.2', 'the deliverable, with names beside ids, and the steps it can take'],
    ['grantbook show R-002 --at HEAD --format yaml', 'its data as last committed'],
  ],
  run: runShow,
};

async function runShow(context: Context, input: Input): Promise<number> {
  const at = textOption(input, 'at');
  const id = input.args[0] ?? '';
  if (at === undefined)
    return readBook(context, ({ workspace }, held) =>
      showEntry(entryAskedFor(workspace, id, held), { workspace, input, context: held }),
    );
  const book = await openBook(context.globals, { compared: false });
  const workspace = await loadBook(book, at);
  return showEntry(await entryAt({ book, workspace, at, context }, id), { workspace, input, context });
}

type Asked = { readonly workspace: Workspace; readonly input: Input; readonly context: Context };

function showEntry(whole: Entry, { workspace, input, context }: Asked): number {
  const data = flag(input, 'personal') ? whole.data : withoutPersonal(whole.registry, whole.data);
  const entry = { ...whole, data };
  const hidden = Object.keys(whole.data).filter((name) => !Object.hasOwn(data, name));
  const derived = derivedData(whole, workspace, context.globals.today);
  const format = formatOption(input, context.globals) ?? 'text';
  if (format === 'json') context.out.data(`${showJson({ ...asJson(entry, workspace), derived }, 2)}\n`);
  else if (format === 'yaml') context.out.data(formatDocument(entry.data, { indent: 0, eol: '\n' }));
  else if (format === 'text') printRecord(entry, { workspace, hidden, derived }, context);
  else throw new RequestError(`"${format}" is not a format`, 'use text, json or yaml');
  if (format !== 'text' && hidden.length > 0)
    context.out.talk(`${hidden.map(showLine).join(', ')}: ${HIDDEN}\n`);
  // What refers to a record may stand in any registry.
  return warnOfProblems(workspace, undefined, context);
}

type Past = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly at: string;
  readonly context: Context;
};

/** Returns the record as it was at a commit. Throws a RequestError where it was not there then, though it is now. */
async function entryAt({ book, workspace, at, context }: Past, id: string): Promise<Entry> {
  const past = entryNamed(workspace, id);
  if (past || workspace.unreadable.has(id)) return past ?? findEntry(workspace, id);
  const now = entryNamed(await loadBook(book), id);
  if (!now) return findEntry(workspace, id);
  const then = workspace.entries.get(formerIdsOf(now).findLast((each) => workspace.entries.has(each)) ?? '');
  if (then?.registry.name === now.registry.name) {
    context.out.talk(`${showLine(`${now.id} was ${then.id} then`)}\n`);
    return then;
  }
  throw new RequestError(`"${now.id}" was not there at ${at}`, await whyNot(book, now, at));
}

async function whyNot(book: Book, { id, registry }: Entry, at: string): Promise<string> {
  const { historyOf } = await import('../record-events.ts');
  const events = await historyOf(book, { id, registry });
  const formerId = events.find((event) => event.formerId !== undefined)?.formerId;
  if (formerId !== undefined) return `it had another id before: grantbook show ${formerId} --at ${at}`;
  const [last] = await historyOf(book, { id, registry }, at);
  if (last?.kind === 'removed')
    return `it was removed on ${last.commit.author.date} in commit ${last.commit.oid.slice(0, 10)}; see: grantbook log ${id}`;
  const added = events.findLast(({ kind }) => kind === 'added')?.commit;
  if (!added) return 'it is not committed yet: grantbook save';
  return `it was added on ${added.author.date} in commit ${added.oid.slice(0, 10)}; see: grantbook log ${id}`;
}

const HIDDEN = 'personal data, shown with --personal';

function asJson(entry: Entry, workspace: Workspace): Record<string, unknown> {
  const referredBy = backLinks(entry, workspace).map(({ from, path }) => ({
    id: from.id,
    field: fieldName(path),
  }));
  return { registry: entry.registry.name, id: entry.id, file: entry.file, data: entry.data, referredBy };
}

type Showing = {
  readonly workspace: Workspace;
  readonly hidden: readonly string[];
  readonly derived: Mapping;
};

function printRecord(entry: Entry, { workspace, hidden, derived }: Showing, { out }: Context): void {
  const { paint } = out;
  out.data(`${paint.bold(showLine(`${entry.registry.noun} ${entry.id}`))}  ${showLine(labelOf(entry))}\n`);
  const state = currentState(entry);
  out.data(`${state ? `${paint.cyan(showLine(state.title))}  ` : ''}${paint.dim(showLine(entry.file))}\n`);
  out.data('\n');
  const names = [...entry.registry.fields.map((f) => f.name), ...Object.keys(entry.data)];
  for (const name of new Set(names)) {
    const value = entry.data[name];
    if (value !== undefined && name !== entry.registry.id.field) printField({ name, value, workspace }, out);
  }
  for (const name of hidden) out.data(`${paint.bold(showLine(name))}: ${HIDDEN}\n`);
  const withheld = withheldFields(entry);
  if (withheld.length > 0)
    out.data(`${paint.bold(withheld.map(showLine).join(', '))}: ${showLine(whyWithheld(entry))}\n`);
  printDerived(entry, derived, out);
  printBackLinks(entry, workspace, out);
  printSteps(entry, out);
}

/** What is worked out is told apart from what is stored: it cannot be set. */
function printDerived({ registry }: Entry, derived: Mapping, { data, paint }: Context['out']): void {
  const known = derivedOf(registry).filter(({ name }) => derived[name] !== undefined);
  if (known.length > 0) data(`\n${paint.bold('worked out')}\n`);
  for (const { name } of known)
    data(`  ${paint.bold(name.replaceAll('_', ' '))}: ${showLine(plainText(derived[name]))}\n`);
}

function printSteps(entry: Entry, { data, paint, width }: Context['out']): void {
  const steps = possibleSteps(entry);
  if (steps.length > 0) data(`\n${paint.bold('next steps')}\n`);
  for (const step of steps) {
    const who = whoMay(step);
    const by = who === 'anyone' ? '' : ` (by ${who})`;
    const [line, what] = [
      `  grantbook move ${showLine(entry.id)} ${showLine(step.name)}`,
      showLine(`→ ${step.to}${by}`),
    ];
    const fits = line.length + 2 + what.length <= width;
    data(fits ? `${line}  ${paint.dim(what)}\n` : `${line}\n${paint.dim(wrapText(what, width, '      '))}`);
  }
}

type Field = { readonly name: string; readonly value: Value; readonly workspace: Workspace };

function printField({ name, value, workspace }: Field, out: Context['out']): void {
  const head = out.paint.bold(showLine(name.replaceAll('_', ' ')));
  const flat = isList(value) ? value.every((item) => !isMapping(item) && !isList(item)) : !isMapping(value);
  if (flat) {
    const text = isList(value)
      ? value.map((item) => withLabel(item, workspace)).join(', ')
      : withLabel(value, workspace);
    const short = text.length + name.length + 3 <= out.width && !text.includes('\n');
    out.data(short ? `${head}: ${showLine(text)}\n` : `${head}:\n${paragraphs(text, out.width)}`);
    return;
  }
  out.data(`${head}:\n`);
  const items = isList(value) ? value : [value];
  for (const item of items)
    out.data(
      wrapText(`- ${showLine(plainText(item))}`, out.width, '  ').replaceAll(/\n {2}(?!-)/g, '\n    '),
    );
}

function paragraphs(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapText(showLine(line), width, '  '))
    .join('');
}

/** Returns a value with the name of the record beside an id: `ENSIE (European Network …)`; of people with their partner. */
function withLabel(value: Value, workspace: Workspace): string {
  const target = typeof value === 'string' ? workspace.entries.get(value) : undefined;
  const text = showText(plainText(value));
  if (!target || labelOf(target) === value) return text;
  const partner = target.registry.name === 'people' ? partnerOf(workspace, target.id) : undefined;
  return `${text} (${labelOf(target)}${partner === undefined ? '' : `, ${partner}`})`;
}

/** Returns the references to a record from others, in the order of the book. */
export function backLinks(entry: Entry, workspace: Workspace): Link[] {
  return linksTo(workspace, entry.id).filter(({ from }) => from.id !== entry.id);
}

function printBackLinks(entry: Entry, workspace: Workspace, { data, paint, width }: Context['out']): void {
  const groups = new Map<string, string[]>();
  for (const { from, path, inverse } of backLinks(entry, workspace)) {
    const head =
      inverse ?? `${from.registry.name} (${fieldName(path.filter((step) => typeof step === 'string'))})`;
    groups.set(head, [...(groups.get(head) ?? []), from.id]);
  }
  if (groups.size > 0) data(`\n${paint.bold('referred to by')}\n`);
  for (const [head, ids] of groups)
    data(wrapText(`${showLine(head)}: ${[...new Set(ids)].map(showLine).join(', ')}`, width, '  '));
}
