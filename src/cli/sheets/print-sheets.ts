import { showLine } from '../../base/show-text.ts';
import type { Assignment } from '../../change/assignment.ts';
import type { SheetReport } from '../../procedures/sheets/compare-sheets.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { fieldName } from '../../registry/members.ts';
import { plainText } from '../../registry/query.ts';
import { withoutSecrets } from '../../text/telling-texts.ts';
import { type Mapping, type Value, valueAt } from '../../text/value.ts';
import type { Context } from '../context.ts';
import { plural } from '../print-findings.ts';

/** More changes than this are counted, not shown; --json says all. */
const SHOWN = 100;

/** What is said of sheets that came back beside their changes. */
export type Beside = { readonly notes: readonly string[]; readonly others: readonly string[] };

/** Prints what sheets that came back would change: each change with its cell. */
export function printSheets(report: SheetReport, { notes, others }: Beside, { out }: Context): void {
  const lines = [
    ...changeLines(report),
    ...report.items.map(({ kind, place, name }) => `${place}: ${kind} "${name}"`),
  ];
  for (const line of lines.slice(0, SHOWN)) out.data(`${showLine(line)}\n`);
  if (lines.length > SHOWN) out.data(`and ${lines.length - SHOWN} more: with --json all are listed\n`);
  for (const name of others)
    out.data(`${showLine(`not taken over: the sheet "${name}", which grantbook did not make`)}\n`);
  const { missing } = report;
  if (missing.length > 0) {
    const named = missing.slice(0, 8).join(', ');
    const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
    out.talk(
      `${showLine(`not in the sheet, and not removed: ${named}${more}; with --remove-missing they are`)}\n`,
    );
  }
  for (const { registry, count, of } of report.absent)
    out.talk(
      `${showLine(`not in the sheet, and not removed: ${count} of the ${of} records of ${registry}; it does not say which rows it was made with`)}\n`,
    );
  for (const note of notes) out.talk(`${showLine(note)}\n`);
  out.talk(`read ${plural(report.rows, 'row')}\n`);
}

function changeLines({ edits, added, removed }: SheetReport): string[] {
  return [
    ...edits.flatMap(({ entry, assignments, places }) =>
      assignments.map((each) => `${before(places(each.path))}${entry.id} ${changeText(each, entry.data)}`),
    ),
    ...added.map(({ registry, given, places }) => {
      const id = given[registry.id.field];
      const label = plainText(given[registry.label]);
      return `${before(places([registry.id.field]))}new ${registry.noun}${typeof id === 'string' ? ` ${id}` : ''} "${shortened(label)}"`;
    }),
    ...removed.map((entry) => `${entry.id} removed: ${shortened(labelOf(entry))}`),
  ];
}

function before(place: string): string {
  return place === '' ? '' : `${place}: `;
}

function changeText({ path, operation, value }: Assignment, data: Mapping): string {
  const then = valueAt(data, path);
  const now = operation === 'clear' ? undefined : value;
  return `${fieldName(path)}: ${valueText(then)} → ${valueText(now)}`;
}

function valueText(value: Value | undefined): string {
  if (value === undefined) return '(nothing)';
  return value === '' ? '(empty)' : value === null ? '(null)' : shortened(withoutSecrets(plainText(value)));
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Returns all that is said of sheets that came back as one object. */
export function sheetsJson(report: SheetReport, { notes, others }: Beside): Record<string, unknown> {
  const { edits, added, removed, questions, items, missing, absent, rows } = report;
  return {
    rows,
    changes: edits.flatMap(({ entry, assignments, places }) =>
      assignments.map(({ path, operation, value }) => ({
        ...{ cell: places(path), record: entry.id, field: fieldName(path), operation },
        ...(operation === 'set' && { value }),
      })),
    ),
    added: added.map(({ registry, given, places }) => ({
      cell: places([registry.id.field]),
      registry: registry.name,
      given,
    })),
    removed: removed.map(({ id }) => id),
    items,
    missing,
    absent,
    questions,
    not_taken_over: others,
    notes,
  };
}
