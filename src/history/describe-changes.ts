import { isPersonal } from '../registry/personal.ts';
import { plainText } from '../registry/query.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { sameValue, type Value } from '../text/value.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** Returns what changed between two states of a book, a line each: `D1.2 status: draft → internal_review`. */
export function describeChanges(before: Workspace | undefined, after: Workspace): string[] {
  const old = before?.entries ?? new Map<string, Entry>();
  const lines: string[] = [];
  for (const entry of after.entries.values()) {
    const was = old.get(entry.id);
    if (!was) lines.push(`${entry.id} added (${entry.registry.noun})`);
    else if (!sameValue(was.data, entry.data)) lines.push(...describeRecord(was, entry));
  }
  for (const entry of old.values()) {
    const gone = !after.entries.has(entry.id) && !after.unreadable.has(entry.id);
    if (gone) lines.push(`${entry.id} removed (${entry.registry.noun})`);
  }
  return lines;
}

function describeRecord(was: Entry, entry: Entry): string[] {
  return fieldChanges(was.data, entry.data).map((change) => {
    const shown = isPersonal(entry.registry, change.path)
      ? 'changed (personal data, not shown)'
      : describeField(change);
    return `${entry.id} ${change.field}: ${shown}`;
  });
}

/** Returns a field's change in words: `M10 → M12`, `set to M12`, `cleared (was M10)`, of an item of a list `added P-004`. */
export function describeField({ path, before, after }: FieldChange): string {
  const item = typeof path.at(-1) === 'number';
  if (item && before === undefined) return `added ${short(after)}`;
  if (item && after === undefined) return `removed ${short(before)}`;
  if (before === undefined) return `set to ${short(after)}`;
  if (after === undefined) return `cleared (was ${short(before)})`;
  const [was, is] = [plainLine(before), plainLine(after)];
  const from = whereTheyDiffer(was, is);
  return `${cut(was, from)} → ${cut(is, from)}`;
}

const SHOWN = 70;
/** How much of what two texts have in common is shown before they differ. */
const AROUND = 25;

/** Of long texts that begin alike, the beginning tells nothing; cut is between words. */
function whereTheyDiffer(one: string, other: string): number {
  if (Math.max(one.length, other.length) <= SHOWN) return 0;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at <= AROUND ? 0 : one.lastIndexOf(' ', at - AROUND) + 1;
}

function cut(text: string, from: number): string {
  return from === 0 ? short(text) : `…${short(text.slice(from))}`;
}

function plainLine(value: Value | undefined): string {
  return plainText(value).replaceAll(/\s+/g, ' ');
}

function short(value: Value | undefined): string {
  const text = plainLine(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text === '' ? '(empty)' : text;
}
