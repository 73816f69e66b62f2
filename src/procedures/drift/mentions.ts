import { plainForm } from '../../base/plain-form.ts';
import { labelOf } from '../../registry/find-entry.ts';
import type { Entry } from '../../registry/workspace.ts';

/** A place of a text that names a record, or one of several of the same name. */
export type Mention = { readonly entries: readonly Entry[]; readonly start: number; readonly end: number };

/** Returns where a text, in the form that is compared, names records by their id or by what they are called. */
export function mentionsIn(plain: string, entries: readonly Entry[]): Mention[] {
  const names = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const name of namesOf(entry)) names.set(name, [...(names.get(name) ?? []), entry]);
  const found = [...names].flatMap(([name, named]) =>
    placesOf(plain, name).map((start) => ({ entries: named, start, end: start + name.length })),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Mention[] = [];
  for (const mention of found) if (mention.start >= (apart.at(-1)?.end ?? 0)) apart.push(mention);
  return apart;
}

/** An id may stand with a space before its number, a person's name with the family name first. */
function namesOf(entry: Entry): Set<string> {
  const { prefix } = entry.registry.id;
  const id = plainForm(entry.id);
  const spaced = prefix === undefined ? [] : [`${plainForm(prefix)} ${id.slice(prefix.length)}`];
  const label = plainForm(labelOf(entry));
  const words = label.split(' ');
  const turned = words.length === 2 ? [`${words[1]} ${words[0]}`, `${words[1]}, ${words[0]}`] : [];
  return new Set([id, ...spaced, label, ...turned].filter((name) => name.length > 1));
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const after = text.slice(at + name.length, at + name.length + 2);
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{L}\p{N}]|[.-]\p{N})/u.test(after)) places.push(at);
  }
  return places;
}
