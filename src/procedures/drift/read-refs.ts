import { plainForm } from '../../base/plain-form.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { namedIn } from '../../registry/named-in.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Value } from '../../text/value.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Reading } from './reading.ts';

/** A field that refers to records: one, or a list of them. */
export type RefField = { readonly name: string; readonly list: boolean; readonly to: readonly string[] };

/** Holds the records that a text names against those a field refers to. */
export function readRefs(text: string, field: RefField, on: { entry: Entry; workspace: Workspace }): Reading {
  const { entry, workspace } = on;
  const registries = field.to.flatMap((name) => workspace.registries.get(name) ?? []);
  const plain = plainForm(text);
  const mentions = mentionsIn(
    plain,
    registries.flatMap(({ entries }) => entries),
  );
  const nouns = registries.map(({ schema }) => schema.noun).join(' or ');
  if (mentions.length === 0) return { kind: 'unread', why: `it names no ${nouns} of the book` };
  const held = namedIn(entry, field.name);
  const named = field.list ? mentions : mentions.slice(0, 1);
  const chosen = named.map((mention) => idOf(mention, held));
  const strangers = field.list ? strangersIn(plain, mentions, workspace) : [];
  const same = new Set(chosen).size === held.length && held.every((id) => chosen.includes(id));
  if (same && strangers.length === 0) return { kind: 'agrees' };
  const book = held.map((id) => nameOf(id, workspace)).join(', ');
  const why = uncertain(
    named,
    strangers.map((name) => asWritten(name, text)),
    nouns,
  );
  if (why !== undefined) return { kind: 'differs', book, values: [], why };
  const value: Value = field.list ? [...new Set(chosen)] : (chosen[0] ?? '');
  return { kind: 'differs', book, values: [[field.name, value]] };
}

function uncertain(
  named: readonly Mention[],
  strangers: readonly string[],
  nouns: string,
): string | undefined {
  if (strangers.length > 0) return `"${strangers[0]}" is no ${nouns} of the book`;
  const several = named.find(({ entries }) => entries.length > 1);
  return several && `${several.entries.map(({ id }) => id).join(' and ')} have the same name`;
}

function asWritten(plain: string, text: string): string {
  const at = text.toLowerCase().indexOf(plain);
  return at < 0 ? plain : text.slice(at, at + plain.length);
}

/** Of records with one name, the one that the book has here. */
function idOf({ entries }: Mention, held: readonly string[]): string {
  return (entries.find(({ id }) => held.includes(id)) ?? entries[0])?.id ?? '';
}

function nameOf(id: string, { entries }: Workspace): string {
  const entry = entries.get(id);
  const label = entry ? labelOf(entry) : id;
  return label === id ? id : `${id} ${label}`;
}

/** Names in a list that the book does not know; what stands in brackets explains a name. */
function strangersIn(plain: string, mentions: readonly Mention[], { entries }: Workspace): string[] {
  let rest = '';
  let at = 0;
  for (const { start, end } of mentions) {
    rest += `${plain.slice(at, start)};`;
    at = end;
  }
  rest += plain.slice(at);
  const known = new Set([...entries.keys()].map(plainForm));
  return rest
    .replaceAll(/\([^()]{0,200}\)/g, ';')
    .split(/[;,/]|\band\b|&| - /)
    .map((piece) => piece.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((piece) => piece.replaceAll(/\b(?:dr|prof|mr|mrs|ms|ing|mag)\b/g, '').match(/\p{L}{2}/u) !== null)
    .filter((piece) => !known.has(piece));
}
