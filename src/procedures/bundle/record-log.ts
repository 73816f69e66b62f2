import { describeField } from '../../history/describe-changes.ts';
import type { RecordEvent } from '../../history/record-history.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { Entry } from '../../registry/workspace.ts';

/** Returns the history of a record as a page: who did what when, why, field by field, each with its commit. Personal data is left out unless asked for. */
export function recordLog(entry: Entry, events: readonly RecordEvent[], personal = false): string {
  const head = `# ${entry.registry.noun} ${entry.id}: ${line(labelOf(entry))}\n`;
  if (events.length === 0) return `${head}\nNo commit of this repository names it.\n`;
  return `${head}${events.map((event) => eventText(event, entry, personal)).join('')}`;
}

function eventText(event: RecordEvent, { registry }: Entry, personal: boolean): string {
  const { commit, kind, changes, transition, reason } = event;
  const what = transition === undefined ? kind : `${kind}: ${transition}`;
  const shown = kind === 'changed' ? changes : [];
  const fields = shown.map((change) => {
    const value =
      !personal && isPersonal(registry, change.path)
        ? 'changed (personal data, left out)'
        : describeField(change);
    return `- ${line(change.field)}: ${line(value)}\n`;
  });
  const why = reason === undefined ? '' : `\n${line(reason)}\n`;
  return `\n## ${commit.author.date}, ${line(commit.author.name)}, ${line(what)}\n\ncommit ${commit.oid}\n${why}${fields.length > 0 ? '\n' : ''}${fields.join('')}`;
}

/** One line of text: what stands in a record cannot begin a heading of its own. */
function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
