import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { findEntry, labelOf } from '../../registry/find-entry.ts';
import { type Holding, holdings } from '../../registry/holdings.ts';
import { fieldName } from '../../registry/members.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { isList, valueAt } from '../../text/value.ts';
import { type Command, formatOption, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { readBook } from '../read-book.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/** `grantbook partner leaves ID`: what a partner and its people still hold, with the commands that hand it over. */
export const partnerLeavesCommand: Command = {
  name: 'leaves',
  summary: 'list what a partner and its people still hold, with the commands that hand it over',
  args: [{ name: 'id', description: 'the partner’s acronym' }],
  options: [{ flags: '-f, --format <name>', description: 'text or json', choices: ['text', 'json'] }],
  reads: 'every record that is still open',
  writes: 'nothing',
  exits: ['0 shown', '1 shown, but some of the book could not be read', '2 no such partner', '3 no book'],
  examples: [
    ['grantbook partner leaves SWR', 'what has to be handed over before SWR can withdraw'],
    ['grantbook partner leaves SWR --json', 'the same, for a program'],
  ],
  run: runLeaves,
};

async function runLeaves(context: Context, input: Input): Promise<number> {
  return readBook(context, ({ workspace }, held) => showHoldings(workspace, input, held));
}

function showHoldings(workspace: Workspace, input: Input, context: Context): number {
  const { id, registry } = findEntry(workspace, input.args[0] ?? '', 'partners');
  if (registry.name !== 'partners')
    throw new RequestError(`"${id}" is a ${registry.noun}, not a partner`, 'see: grantbook list partners');
  const held = holdings(workspace, new Set([id]));
  if (formatOption(input, context.globals) === 'json') context.out.data(`${showJson(held.map(asJson), 2)}\n`);
  else print(held, id, context);
  return warnOfProblems(workspace, undefined, context);
}

function print(held: readonly Holding[], id: string, { out }: Context): void {
  out.data(`${held.length === 0 ? `${id} holds nothing that is open` : `${id} holds (${held.length})`}\n`);
  for (const holding of held) {
    const { entry, path, id: who } = holding;
    const what = `${entry.registry.noun} ${entry.id}: ${fieldName(path)} ${who}`;
    out.data(`\n${out.paint.bold(showLine(what))}  ${showLine(labelOf(entry))}\n`);
    for (const command of handOver(holding)) out.data(`  ${showLine(command)}\n`);
  }
}

/** In a list one is taken out and another put in; a single field takes the other. */
function handOver({ entry, path, id }: Holding): string[] {
  const list = isList(valueAt(entry.data, path.slice(0, -1)));
  if (!list) return [`grantbook set ${entry.id} ${fieldName(path)}=…`];
  const name = fieldName(path.slice(0, -1));
  return [`grantbook set ${entry.id} ${name}-=${id} ${name}+=…`];
}

function asJson(holding: Holding): Record<string, unknown> {
  const { entry, path, id } = holding;
  return {
    registry: entry.registry.name,
    record: entry.id,
    field: fieldName(path),
    holder: id,
    commands: handOver(holding),
  };
}
