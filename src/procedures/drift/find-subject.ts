import { plainForm } from '../../base/plain-form.ts';
import { RequestError } from '../../base/request-error.ts';
import { findEntry } from '../../registry/find-entry.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { meaningsOf } from './label-fields.ts';
import { mentionsIn } from './mentions.ts';
import type { Cover, Said } from './said.ts';

type Named = { readonly entry: Entry; readonly said: Said };

/**
 * Returns the record that a document is about: the one asked for, or the only one that its title, its
 * cover or its properties name as theirs. Throws a RequestError with the candidates where it is not certain.
 */
export function findSubject(cover: Cover, workspace: Workspace, asked?: string): Entry {
  if (asked !== undefined) return findEntry(workspace, asked);
  const all = [
    ...namedInSubject(cover, workspace),
    ...namedWithNoun(cover, workspace),
    ...namedInRows(cover, workspace),
    ...namedInTitle(cover, workspace, 'first'),
  ];
  // What the properties say it is keeps apart a written procedure and the deliverable it decides on.
  const kind = all.find(({ said }) => said.where.startsWith('property'))?.entry.registry;
  const clear = kind === undefined ? all : all.filter(({ entry }) => entry.registry === kind);
  const found = clear.length > 0 ? clear : namedInTitle(cover, workspace, 'any');
  const apart = new Map(withoutFields(found, workspace).map((named) => [named.entry.id, named]));
  const [first, ...others] = apart.values();
  if (first === undefined)
    throw new RequestError(
      'the document names no record of this book in its title, on its cover or in its properties',
      'say which it is about: --record D1.2',
    );
  if (others.length === 0) return first.entry;
  const candidates = [first, ...others].slice(0, 8);
  throw new RequestError(
    `the document may be about ${candidates.map(({ entry, said }) => `${entry.id} (${said.where})`).join(' or ')}`,
    `say which: ${candidates.map(({ entry }) => `--record ${entry.id}`).join(' or ')}`,
  );
}

/** A row such as `Deliverable | D1.2 …`. */
function namedInRows({ labelled }: Cover, workspace: Workspace): Named[] {
  return manyRecords(workspace).flatMap(({ schema, entries }) => {
    const rows = labelled.filter(({ label }) =>
      meaningsOf(label, schema, workspace).some(({ kind }) => kind === 'record'),
    );
    return rows.flatMap((said) => mentioned(said, entries).slice(0, 1));
  });
}

/** What rendering writes into the subject: the template and the id. */
function namedInSubject({ lines }: Cover, { entries }: Workspace): Named[] {
  return lines.flatMap((said) => {
    const id = said.label === 'subject' ? /^\S+ (\S+)$/.exec(said.text)?.[1] : undefined;
    const entry = id === undefined ? undefined : entries.get(id);
    return entry ? [{ entry, said: { ...said, label: '' } }] : [];
  });
}

/** A title or line that begins with what the record is: `Deliverable D1.2`. */
function namedWithNoun({ titles, lines }: Cover, workspace: Workspace): Named[] {
  const short = [...titles, ...lines].filter(({ text }) => text.length < 200);
  return manyRecords(workspace).flatMap(({ schema, entries }) => {
    const noun = `${plainForm(schema.noun.replaceAll('-', ' '))} `;
    const spoken = short.filter(({ text }) => plainForm(text).replaceAll('-', ' ').startsWith(noun));
    return spoken.flatMap((said) =>
      mentioned({ ...said, text: plainForm(said.text).slice(noun.length) }, entries, 'start'),
    );
  });
}

/** Every document names the project; none is about it alone. */
function manyRecords({ registries }: Workspace): Registry[] {
  return [...registries.values()].filter(({ schema }) => !schema.single);
}

function mentioned(said: Said, entries: readonly Entry[], where?: 'start'): Named[] {
  const mentions = mentionsIn(plainForm(said.text), entries);
  const wanted = mentions.filter(({ start }) => where === undefined || start === 0);
  return wanted.flatMap(({ entries: named }) => named.map((entry) => ({ entry, said })));
}

/** A record whose id stands in a title: as its first word, or anywhere. */
function namedInTitle({ titles, lines }: Cover, { entries }: Workspace, where: 'first' | 'any'): Named[] {
  const ids = new Map([...entries.values()].map((entry) => [plainForm(entry.id), entry]));
  const spoken = where === 'first' ? titles : [...titles, ...lines.filter((line) => line.where !== 'cover')];
  return spoken.flatMap((said) => {
    const words = plainForm(said.text).split(/[\s,;:()|/_]+/);
    return words
      .slice(0, where === 'first' ? 1 : undefined)
      .flatMap((word) => ids.get(word.replace(/[.]$/, '')) ?? [])
      .filter(({ id }) => /\d/.test(id))
      .map((entry) => ({ entry, said }));
  });
}

/** A work package in a row of its own is a field of the deliverable that the document is about. */
function withoutFields(found: readonly Named[], workspace: Workspace): readonly Named[] {
  const kept = found.filter(
    ({ entry, said }) =>
      said.label === '' ||
      !found.some(
        (other) =>
          other.entry.registry !== entry.registry &&
          meaningsOf(said.label, other.entry.registry, workspace).some(({ kind }) => kind === 'field'),
      ),
  );
  return kept.length > 0 ? kept : found;
}
