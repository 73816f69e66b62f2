import { labelOf } from '../../registry/find-entry.ts';
import { linksOf } from '../../registry/find-links.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { partnerOf } from '../../registry/people.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';

/** A part of a composite deliverable: a section of its own, or a record that is written for it. */
export type Part = {
  /** The record, where the part is one. */
  readonly entry?: Entry;
  readonly title: string;
  /** The partner who owes it, as far as it is known. */
  readonly partner?: string;
  readonly due?: string;
  readonly state: string;
  /** Whether it is in, as its registry or its text says. */
  readonly done: boolean;
  readonly text?: string;
};

/** The name by which a schema says that records are parts of a deliverable: the inverse of their reference. */
const INVERSE = 'parts';

/** Returns the parts of a deliverable: its own sections in their order, then the records written for it. */
export function partsOf(deliverable: Entry, workspace: Workspace): Part[] {
  const records = recordParts(deliverable, workspace);
  const written = new Set(records.map(({ title }) => title));
  return [...sectionParts(deliverable, workspace).filter(({ title }) => !written.has(title)), ...records];
}

/** Returns the records that are written for a deliverable, as parts of it. */
export function recordParts(deliverable: Entry, workspace: Workspace): Part[] {
  const writing = [...workspace.registries.values()].filter(({ schema }) =>
    schema.refs.some(({ inverse }) => inverse === INVERSE),
  );
  return writing
    .flatMap(linksOf)
    .filter(({ to, inverse }) => to === deliverable.id && inverse === INVERSE)
    .map(({ from }) => recordPart(from, workspace));
}

/** Returns the sections of a deliverable, as parts of it, in their order. */
export function sectionParts({ data }: Entry, workspace: Workspace): Part[] {
  const sections = isList(data.sections) ? data.sections.filter((each) => isMapping(each)) : [];
  return sections.map((section) => {
    const lead = text(section, 'lead');
    const partner = text(section, 'partner') ?? (lead === undefined ? undefined : partnerOf(workspace, lead));
    const [due, written] = [text(section, 'due'), text(section, 'text')];
    return {
      title: text(section, 'title') ?? '',
      state: written === undefined ? 'owed' : 'in',
      done: written !== undefined,
      ...(partner !== undefined && { partner }),
      ...(due !== undefined && { due }),
      ...(written !== undefined && { text: written }),
    };
  });
}

function recordPart(entry: Entry, workspace: Workspace): Part {
  const { data } = entry;
  const author = text(data, 'author');
  const partner = text(data, 'partner') ?? (author === undefined ? undefined : partnerOf(workspace, author));
  const [due, written] = [text(data, 'due'), text(data, 'text')];
  return {
    entry,
    title: labelOf(entry),
    state: currentState(entry)?.title ?? '',
    done: isClosed(entry) && written !== undefined,
    ...(partner !== undefined && { partner }),
    ...(due !== undefined && { due }),
    ...(written !== undefined && { text: written }),
  };
}

function text(data: Mapping, field: string): string | undefined {
  const value = data[field];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
