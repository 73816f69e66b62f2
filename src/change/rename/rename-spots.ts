import { formerIdsOf } from '../../registry/former-ids.ts';
import { fieldName, membersAt } from '../../registry/members.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { FieldPattern } from '../../schema/walk-schema.ts';
import { isList, isMapping, type Path, type Value } from '../../text/value.ts';
import { findWords } from './find-words.ts';

/** A member of a record that says the id of another, or of itself. */
export type Spot = {
  readonly entry: Entry;
  readonly path: Path;
  readonly kind: 'id' | 'reference' | 'mention';
  readonly text: string;
};

/** Returns the members of records that say an id: of the record itself, as a reference, or in a text. */
export function spotsOf(target: Entry, workspace: Workspace): Spot[] {
  return [...workspace.registries.values()].flatMap(({ entries }) =>
    entries.flatMap((entry) => [...spotsIn(entry, target, workspace)]),
  );
}

function* spotsIn(entry: Entry, target: Entry, workspace: Workspace): Generator<Spot> {
  let kindOf: ReturnType<typeof kinds> | undefined;
  for (const { path, text } of textsIn(entry.data, [])) {
    if (!text.includes(target.id) || isHeldElsewhere(entry, path, workspace)) continue;
    kindOf ??= kinds(entry, target);
    const kind = kindOf(path, text);
    if (kind) yield { entry, path, kind, text };
  }
}

/** What a member is that holds the id: paths of files are looked at by themselves, lists of former ids say what was. */
function kinds(entry: Entry, target: Entry): (path: Path, text: string) => Spot['kind'] | undefined {
  const { refs, evidence, id, former, single } = entry.registry;
  const named = (rules: readonly { readonly field: FieldPattern }[]) =>
    new Set(rules.flatMap(({ field }) => membersAt(entry.data, field).map(({ path }) => fieldName(path))));
  const [references, files] = [named(refs), named(evidence)];
  const inText = (name: string, text: string) => {
    if (references.has(name)) return text === target.id ? 'reference' : undefined;
    return findWords(text, target.id).length > 0 ? 'mention' : undefined;
  };
  return (path, text) => {
    const name = fieldName(path);
    if (path[0] === former || files.has(name)) return undefined;
    if (single || name !== id.field) return inText(name, text);
    return entry === target ? 'id' : undefined;
  };
}

/** What stands in the store of personal values is no text of the book. */
function isHeldElsewhere({ apart }: Entry, [name]: Path, { store }: Workspace): boolean {
  return store !== undefined && apart !== undefined && !Object.hasOwn(apart.open, String(name));
}

function* textsIn(value: Value, path: Path): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (isList(value)) for (const [i, item] of value.entries()) yield* textsIn(item, [...path, i]);
  else if (isMapping(value))
    for (const [name, member] of Object.entries(value)) yield* textsIn(member, [...path, name]);
}

/** Returns the list of former ids that a record has once it got another id. */
export function formerAfter(entry: Entry): string[] {
  return [...new Set([...formerIdsOf(entry), entry.id])];
}
