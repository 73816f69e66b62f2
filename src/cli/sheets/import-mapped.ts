import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { addRecord } from '../../change/add-record.ts';
import { readImportMap } from '../../procedures/first-load/import-map.ts';
import { countCells } from '../../procedures/first-load/sheet-columns.ts';
import { suggestMap } from '../../procedures/first-load/suggest-map.ts';
import { type Loaded, takeRows } from '../../procedures/first-load/take-rows.ts';
import { tablesOf } from '../../procedures/sheets/given-tables.ts';
import type { GivenSheet } from '../../procedures/sheets/received.ts';
import { findEntry, findRegistry } from '../../registry/find-entry.ts';
import type { Table } from '../../registry/sheets/table.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { done } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { plural } from '../print-findings.ts';
import { answerSheets } from './answer-sheets.ts';
import { type GivenFiles, readGivenSheets, remarksOn } from './read-given-sheets.ts';
import { senderOf } from './sender.ts';

const MAPS = 'import-maps';

/** `grantbook import FILE --map new`: begins a map of a workbook of somebody else, with suggestions that nobody has confirmed yet. */
export async function beginMap(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const shown = onlyFile(input);
  const given = readGivenSheets([shown], input, globals);
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const name = textOption(input, 'registry');
  if (name === undefined)
    throw new RequestError(
      'which registry are its rows records of?',
      'add --registry NAME, for example --registry risks',
    );
  const table = mainTable(workspace, findRegistry(workspace, name).schema.name);
  const { sheet } = sheetNamed(given, textOption(input, 'sheet'));
  const headerRow = Number(textOption(input, 'headerRow') ?? sheet.rows[0]?.row ?? 1);
  const data = suggestMap({ file: shown.replace(/^.*[/\\]/, ''), sheet, headerRow, table });
  const assignments = Object.entries(data).map(([field, value]) => ({
    path: [field],
    operation: 'set' as const,
    value,
  }));
  const { schema: registry } = findRegistry(workspace, MAPS);
  const added = await addRecord(workspace, { registry, assignments, reason: globals.reason });
  const columns = isList(data.columns) ? data.columns.filter(isMapping) : [];
  for (const { title, suggestion } of columns)
    out.data(
      `${showLine(`"${String(title)}": ${suggestion === undefined ? 'nothing like it' : `${String(suggestion)}?`}`)}\n`,
    );
  const yes = flag(input, 'yes');
  const way = yes ? context : { ...context, globals: { ...globals, dryRun: true } };
  const status = await carryOut(
    added.ok ? done(added.value.plan) : added,
    { book, workspace, told: true },
    way,
  );
  if (status !== 0 || !added.ok) return status;
  out.talk(
    yes
      ? `${showLine(`confirm it: grantbook edit ${added.value.id}; give each column its field, or ignore: true, and say in match by which fields a row is known again; then: grantbook import ${shown} --map ${added.value.id}`)}\n`
      : 'to begin the map: the same with --yes\n',
  );
  return status;
}

/** `grantbook import FILE --map MAP-001`: takes over what is new in a workbook of somebody else, every cell accounted for. */
export async function importMapped(id: string, context: Context, input: Input): Promise<number> {
  const { globals } = context;
  const shown = onlyFile(input);
  const given = readGivenSheets([shown], input, globals);
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const map = readImportMap(findEntry(workspace, id, MAPS));
  const table = mainTable(workspace, findRegistry(workspace, map.registry).schema.name);
  const { sheet, reading } = sheetNamed(given, isCsv(given) ? undefined : map.sheet);
  const loaded = takeRows({ map, table, workspace, sheet, csv: reading.csv, from1904: reading.from1904 });
  const { added, questions } = loaded;
  const report = {
    ...{
      edits: [],
      added: [...added],
      removed: [],
      questions: [...questions],
      items: [],
      missing: [],
      absent: [],
    },
    rows: added.length + loaded.known.length,
  };
  return answerSheets(
    {
      ...{ book, workspace, report, digest: given.digest, shown, options: `--map ${map.id} ` },
      beside: { notes: notesOf(loaded, given, sheet.name), others: [] },
      yes: flag(input, 'yes'),
      from: senderOf({ input, workspace, to: undefined }, context),
    },
    context,
  );
}

/** A CSV file is one sheet, whatever its name. */
function isCsv({ sheets }: GivenFiles): boolean {
  return sheets.length === 1 && sheets[0]?.reading.csv === true;
}

function onlyFile({ args }: Input): string {
  const [shown = '', ...more] = args;
  if (more.length === 0) return shown;
  throw new RequestError('a map is of one workbook', 'import them one by one');
}

function mainTable(workspace: Workspace, registry: string): Table {
  const table = tablesOf(workspace, new Set([registry])).get(registry);
  if (!table) throw new Error(`${registry} has no table`);
  return table;
}

function sheetNamed({ sheets }: GivenFiles, name: string | undefined): GivenSheet {
  const filled = sheets.filter(({ sheet }) => sheet.rows.length > 0);
  const found =
    name === undefined
      ? filled.filter(({ sheet }) => !sheet.hidden)
      : filled.filter(({ sheet }) => sheet.name === name);
  const [first] = found;
  if (first && found.length === 1) return first;
  const names = filled.map(({ sheet }) => `"${sheet.name}"`).join(', ');
  throw new RequestError(
    name === undefined ? 'it has several sheets' : `it has no sheet "${name}"`,
    name === undefined ? `say which: --sheet NAME (${names})` : `it has: ${names}`,
  );
}

/** Every cell is accounted for. */
function notesOf({ known, count }: Loaded, { sheets, beside }: GivenFiles, name: string): string[] {
  const others = sheets.filter(({ sheet }) => sheet.name !== name && sheet.rows.length > 0);
  return [
    ...(known.length > 0
      ? [
          `in the book already, and left as they are there: ${known
            .slice(0, 8)
            .map(({ place, id }) => `${place} (${id})`)
            .join(', ')}${known.length > 8 ? ` and ${known.length - 8} more` : ''}`,
        ]
      : []),
    `${plural(count.read, 'cell')} of "${name}": ${count.mapped} mapped, ${count.ignored} left out by the map, ${count.reported} asked about`,
    ...others.map(
      ({ sheet }) => `not read: the sheet "${sheet.name}" (${plural(countCells(sheet.rows), 'cell')})`,
    ),
    ...remarksOn(sheets),
    ...(beside.length > 0 ? [`not read: ${beside.join(', ')}`] : []),
  ];
}
