import { showJson } from '../../base/show-text.ts';
import { type Part, partsOf } from '../../procedures/deliverables/parts.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { tableText } from '../format/table.ts';
import { readBook } from '../read-book.ts';

/** `grantbook deliverable parts ID`: who owes which part of a composite deliverable. */
export const deliverablePartsCommand: Command = {
  name: 'parts',
  summary: 'show who owes which part of a composite deliverable',
  args: [{ name: 'id', description: 'the deliverable' }],
  options: [],
  reads: 'schemas and registries',
  writes: 'nothing',
  exits: ['0 shown', '2 no such deliverable', '3 no book'],
  examples: [
    ['grantbook deliverable parts D7.2', 'the parts of a report, who owes them and by when'],
    ['grantbook deliverable parts D1.4 --json', 'the same for a program'],
  ],
  run: runParts,
};

async function runParts(context: Context, input: Input): Promise<number> {
  return readBook(context, ({ workspace }, held) => showParts(workspace, input, held));
}

function showParts(workspace: Workspace, input: Input, context: Context): number {
  const { out, globals } = context;
  const entry = entryAskedFor(workspace, input.args[0] ?? '', context);
  const parts = partsOf(entry, workspace);
  if (globals.json) out.data(`${showJson({ id: entry.id, parts: parts.map(asJson) }, 2)}\n`);
  else if (parts.length > 0) out.data(tableText(tableOf(parts), out.paint, out.width));
  const open = parts.filter(({ done }) => !done).length;
  out.talk(
    parts.length === 0
      ? `${entry.id} has no sections, and nothing is written for it\n`
      : `${parts.length - open} of ${parts.length} parts are in\n`,
  );
  return EXIT.clean;
}

function tableOf(parts: readonly Part[]) {
  return {
    headings: ['part', 'title', 'owed by', 'due', 'state'],
    rows: parts.map((part) => [
      part.entry?.id ?? '–',
      part.title,
      part.partner ?? '',
      part.due ?? '',
      part.state,
    ]),
  };
}

function asJson({ entry, text: _, ...part }: Part) {
  return { ...(entry && { id: entry.id }), ...part };
}
