import { plainForm } from '../../base/plain-form.ts';
import type { Revisions, WordDocument } from '../../exchange/word/word-document.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { currentState, possibleSteps } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Value } from '../../text/value.ts';
import { findSubject } from './find-subject.ts';
import { meaningsOf, wordsOf } from './label-fields.ts';
import { mentionsIn } from './mentions.ts';
import { isPlainText, readText, readValue } from './read-value.ts';
import type { Reading } from './reading.ts';
import { type Cover, readCover, type Said } from './said.ts';

/** How the book can be made to say what the document says. */
export type Remedy =
  | { readonly kind: 'set'; readonly values: readonly (readonly [field: string, value: Value])[] }
  | { readonly kind: 'move'; readonly verb: string }
  /** The book stays as it is, for this reason; the document has to follow. */
  | { readonly kind: 'render'; readonly why?: string };

/** A field in which a document and the book do not say the same. */
export type Drift = {
  readonly field: string;
  readonly document: string;
  readonly where: string;
  readonly book: string;
  readonly remedy: Remedy;
};

/** Something that the document says and that can be read in two ways, one of which is the book's. */
export type Note = { readonly field: string; readonly where: string; readonly note: string };

/** What became of holding a document against the book. */
export type DriftReport = {
  readonly entry: Entry;
  readonly drifts: readonly Drift[];
  readonly notes: readonly Note[];
  /** The fields that were found in the document and compared. */
  readonly compared: readonly string[];
  readonly revisions: Revisions;
};

type Compared = { readonly field: string; readonly said: Said; readonly reading: Reading };

/** Holds a Word document against the record it is about. Throws a RequestError where that is not certain. */
export function findDrift(document: WordDocument, workspace: Workspace, asked?: string): DriftReport {
  const cover = readCover(document);
  const entry = findSubject(cover, workspace, asked);
  const compared = [
    ...compareTitles(cover, entry, workspace),
    ...joinLists(cover.labelled, entry, workspace).flatMap((said) => compareLabelled(said, entry, workspace)),
  ];
  return {
    entry,
    drifts: compared.flatMap((each) => asDrift(each, entry)),
    notes: compared.flatMap(({ field, said, reading }) =>
      reading.kind === 'agrees' && reading.note !== undefined
        ? [{ field, where: said.where, note: reading.note }]
        : [],
    ),
    compared: [...new Set(compared.map(({ field }) => field))],
    revisions: document.revisions,
  };
}

/** `Reviewer 1` and `Reviewer 2` in rows of their own are one list. */
function joinLists(labelled: readonly Said[], { registry }: Entry, workspace: Workspace): Said[] {
  const joined: Said[] = [];
  for (const said of labelled) {
    const numbered = /^(.*\D)\s*\d+$/.exec(said.label)?.[1]?.trim();
    const meanings = numbered === undefined ? [] : meaningsOf(numbered, registry, workspace);
    const isList = meanings.some((each) => each.kind === 'field' && each.field.schema.type === 'array');
    const label = isList && numbered !== undefined ? numbered : said.label;
    const last = joined.at(-1);
    if (isList && last?.label === label)
      joined[joined.length - 1] = { ...last, text: `${last.text}; ${said.text}` };
    else joined.push({ ...said, label });
  }
  return joined;
}

function compareLabelled(said: Said, entry: Entry, workspace: Workspace): Compared[] {
  const compared = meaningsOf(said.label, entry.registry, workspace).flatMap((meaning): Compared[] => {
    if (meaning.kind === 'record') return compareRecord(said, entry, workspace);
    const { field, exact } = meaning;
    if (!exact && isPlainText(field)) return [];
    const reading = readValue(field, said.text, { entry, workspace });
    if (reading === undefined || (!exact && reading.kind === 'unread')) return [];
    return [{ field: field.name, said, reading }];
  });
  const byField = new Map(compared.map((each) => [`${each.field} ${JSON.stringify(each.reading)}`, each]));
  return [...byField.values()];
}

/** A row that names the record: by another id it is another record; words beside the id are its title. */
function compareRecord(said: Said, entry: Entry, workspace: Workspace): Compared[] {
  const { registry } = entry;
  const entries = workspace.registries.get(registry.name)?.entries ?? [];
  const ids = mentionsIn(plainForm(said.text), entries).flatMap((mention) => mention.entries);
  const other = ids.length > 0 && !ids.includes(entry) ? ids[0] : undefined;
  if (other)
    return [
      {
        field: registry.id.field,
        said,
        reading: { kind: 'differs', book: entry.id, values: [], why: `it names ${other.id}` },
      },
    ];
  return speaksOfTitle(said.text, entry) && !holdsTitle(said.text, labelOf(entry))
    ? compareTitle(said, entry, workspace)
    : [];
}

/** Whether a text holds a title as a part of its own: `Minutes: Kick-off meeting, 26 January 2021`. */
function holdsTitle(text: string, title: string): boolean {
  const [plain, wanted] = [plainForm(text), plainForm(title)];
  const at = plain.indexOf(wanted);
  const [before, after] = [plain.slice(0, at).trimEnd(), plain.slice(at + wanted.length).trimStart()];
  return at > 0 && /(^|[,;:|-])$/.test(before) && /^($|[,;:|(-])/.test(after);
}

/** Beside the id of a record may stand its kind or its place: one or two words are a title only if the book has them too. */
function speaksOfTitle(text: string, entry: Entry): boolean {
  const words = wordsOf(text.replace(entry.id, ''));
  const held = wordsOf(labelOf(entry));
  return words.length > 2 || words.some((word) => word.length > 3 && held.includes(word));
}

/**
 * A title in the properties counts only where it names the record: others come from some template. It
 * may say more than the record's title.
 */
function compareTitles({ titles }: Cover, entry: Entry, workspace: Workspace): Compared[] {
  const own = titles.filter(
    ({ where, text }) =>
      where !== 'property "title"' ||
      (mentionsIn(plainForm(text), [entry]).length > 0 && !holdsTitle(text, labelOf(entry))),
  );
  return own.flatMap((said) => compareTitle(said, entry, workspace));
}

function compareTitle(said: Said, entry: Entry, { project }: Workspace): Compared[] {
  const { label, noun } = entry.registry;
  const field = entry.registry.fields.find(({ name }) => name === label);
  const title = withoutNames(said.text, [project?.acronym ?? '', noun.replaceAll('-', ' '), entry.id]);
  if (field === undefined || !isPlainText(field) || !/\p{L}{2}/u.test(title)) return [];
  const names = [
    label,
    ...entry.registry.fields.map(({ name }) => name).filter((name) => name.endsWith(`_${label}`)),
  ];
  const readings = [title, said.text].flatMap((text) =>
    names.map((name) => readText(text, { name: label, held: entry.data[name] })),
  );
  const reading = readings.find(({ kind }) => kind === 'agrees') ?? readings[0];
  return reading ? [{ field: label, said, reading }] : [];
}

/** Takes the project, the noun and the id from the front of a title. */
function withoutNames(text: string, names: readonly string[]): string {
  let rest = text.trim();
  for (let i = 0; i < names.length; i++) {
    const name = names.find((each) => each !== '' && startsWithName(rest, each));
    if (name === undefined) return rest;
    rest = rest.slice(name.length).replace(/^[\s:.–—|_-]+/, '');
  }
  return rest;
}

function startsWithName(text: string, name: string): boolean {
  return (
    text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
    !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
  );
}

function asDrift({ field, said, reading }: Compared, entry: Entry): Drift[] {
  if (reading.kind === 'agrees') return [];
  const told = { field, document: said.text, where: said.where };
  if (reading.kind === 'unread') {
    const held = entry.data[field];
    const book = held === undefined ? '' : [held].flat().map(String).join(', ');
    return [{ ...told, book, remedy: { kind: 'render', why: reading.why } }];
  }
  return [{ ...told, book: reading.book, remedy: remedyFor(reading, entry) }];
}

/** Some fields change only by a step, some not at all any more. */
function remedyFor({ values, why }: Extract<Reading, { kind: 'differs' }>, entry: Entry): Remedy {
  if (why !== undefined || values.length === 0) return { kind: 'render', ...(why !== undefined && { why }) };
  const state = currentState(entry);
  const [[field, value] = ['', null]] = values;
  if (field === entry.registry.lifecycle?.field) {
    const step = possibleSteps(entry).find(({ to }) => to === value);
    return step
      ? { kind: 'move', verb: step.name }
      : { kind: 'render', why: 'no step leads there from its state' };
  }
  const frozen = values.find(([name]) => state?.frozen.includes(name));
  if (state && frozen) return { kind: 'render', why: `"${frozen[0]}" is fixed since it is "${state.title}"` };
  return { kind: 'set', values };
}
