import { formerIdsOf } from '../registry/former-ids.ts';
import { isPersonal, isStored } from '../registry/personal.ts';
import { plainText } from '../registry/query.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { withoutSecrets } from '../text/telling-texts.ts';
import { sameValue, type Value } from '../text/value.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { differingParts } from './text-difference.ts';

/** Returns what changed between two states of a book, a line each: `D1.2 status: draft → internal_review`. */
export function describeChanges(before: Workspace | undefined, after: Workspace): string[] {
  const old = before?.entries ?? new Map<string, Entry>();
  const pairs = recordsApart(after, before).map(
    (entry) => [old.get(entry.id) ?? formerIn(entry, old, after), entry] as const,
  );
  const lines = pairs.flatMap(([was, entry]) => describeEntry(was, entry));
  const renamed = new Set(pairs.flatMap(([was]) => was?.id ?? []));
  for (const entry of before ? recordsApart(before, after) : []) {
    const gone = !renamed.has(entry.id) && !after.unreadable.has(entry.id);
    if (gone) lines.push(`${entry.id} removed (${entry.registry.noun})`);
  }
  return lines;
}

/** Returns the records of a book but for the registries that another has as they are. */
function recordsApart({ registries, entries }: Workspace, other: Workspace | undefined): Entry[] {
  const apart = [...registries].filter(([name, registry]) => other?.registries.get(name) !== registry);
  return apart.flatMap(([, registry]) => registry.entries.filter((entry) => entries.get(entry.id) === entry));
}

function describeEntry(was: Entry | undefined, entry: Entry): string[] {
  if (!was) return [`${entry.id} added (${entry.registry.noun})`];
  const lines = was.id === entry.id ? [] : [`${was.id} renamed ${entry.id} (${entry.registry.noun})`];
  return sameValue(was.data, entry.data) ? lines : [...lines, ...describeRecord(was, entry)];
}

/** The record that one says it was. */
function formerIn(entry: Entry, old: ReadonlyMap<string, Entry>, after: Workspace): Entry | undefined {
  const isGone = (id: string) => old.get(id)?.registry.name === entry.registry.name && !after.entries.has(id);
  return old.get(formerIdsOf(entry).findLast(isGone) ?? '');
}

function describeRecord(was: Entry, entry: Entry): string[] {
  const own: readonly unknown[] = was.id === entry.id ? [] : [entry.registry.id.field, entry.registry.former];
  const changes = fieldChanges(was.data, entry.data).filter(({ path }) => !own.includes(path[0]));
  return changes.map((change) => {
    const shown =
      isPersonal(entry.registry, change.path) || (entry.apart && isStored(entry.registry, change.path))
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
  const texts = [before, after].map(plain);
  const [was = '', is = ''] = texts.some(isLong) ? differingParts(texts[0] ?? '', texts[1] ?? '') : texts;
  return `${was || EMPTY} → ${is || EMPTY}`;
}

const EMPTY = '(empty)';

function short(value: Value | undefined): string {
  const text = plain(value);
  return isLong(text) ? `${text.slice(0, 69)}…` : text || EMPTY;
}

function plain(value: Value | undefined): string {
  return withoutSecrets(plainText(value)).replaceAll(/\s+/g, ' ');
}

function isLong(text: string): boolean {
  return text.length > 70;
}
