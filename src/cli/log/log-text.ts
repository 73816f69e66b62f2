import { showLine } from '../../base/show-text.ts';
import type { FieldChange } from '../../history/field-changes.ts';
import type { RegistryEvent } from '../../history/registry-walk.ts';
import type { Out } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import { factsOf, shownChange, wordsFor } from './told-event.ts';

/** Prints the history of one record or field: a head line for each change, then what is known of it. */
export function printRecordLog(events: readonly RegistryEvent[], out: Out, field: boolean): void {
  const { paint } = out;
  for (const event of events) {
    const { author, oid } = event.commit;
    const what = paint.cyan(showLine(wordsFor(event)));
    out.data(
      `${paint.bold(author.date)}  ${showLine(author.name)}  ${what}  ${paint.dim(oid.slice(0, 10))}\n`,
    );
    printFacts(event, out);
    for (const change of field ? event.changes : changesToSay(event))
      printChange(event, change, { out, indent: '  ' });
  }
}

/** Prints the history of many records: a head line for each commit, then its records. */
export function printBookLog(events: readonly RegistryEvent[], out: Out): void {
  const { paint } = out;
  let last: string | undefined;
  for (const event of events) {
    const { author, oid } = event.commit;
    if (oid !== last) {
      out.data(`${paint.bold(author.date)}  ${showLine(author.name)}  ${paint.dim(oid.slice(0, 10))}\n`);
      printFacts({ ...event, changes: [] }, out);
    }
    last = oid;
    out.data(wrapText(`${showLine(event.id)} ${showLine(wordsFor(event))}`, out.width, '  '));
    for (const change of changesToSay(event)) printChange(event, change, { out, indent: '    ' });
  }
}

function printFacts(event: RegistryEvent, out: Out): void {
  const { committer, onBehalfOf } = factsOf(event);
  const line = (text: string) => out.data(wrapText(showLine(text), out.width, '  '));
  if (event.reason !== undefined) line(`“${event.reason}”`);
  if (committer !== undefined) line(`committed by ${committer} on ${event.commit.committer.date}`);
  if (onBehalfOf.length > 0) line(`on behalf of ${onBehalfOf.join(', ')}`);
}

/** Of a record that comes or goes the fields are not told one by one, nor again the step, or the id, that the first line said. */
function changesToSay({ kind, changes, formerId, registry }: RegistryEvent): readonly FieldChange[] {
  if (kind !== 'changed') return [];
  const { lifecycle, id, former } = registry;
  const said = [lifecycle?.field, ...(formerId === undefined ? [] : [id.field, former])];
  return changes.filter(({ path }) => path.length > 2 || !said.includes(String(path[0])));
}

type Printing = { readonly out: Out; readonly indent: string };

function printChange(event: RegistryEvent, change: FieldChange, { out, indent }: Printing): void {
  const shown = showLine(shownChange(change, event));
  out.data(wrapText(`${showLine(change.field)}: ${shown}`, out.width, indent));
}
