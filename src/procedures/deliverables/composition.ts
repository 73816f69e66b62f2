import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asMappings } from '../../schema/keywords/parts.ts';
import type { Mapping } from '../../text/value.ts';
import { type Part, recordParts, sectionParts } from './parts.ts';

/** A part of a composite document, as a template prints it: what is known of it, and its section or record. */
export type ComposedPart = Omit<Part, 'entry'> & {
  readonly section?: Mapping;
  readonly record?: Mapping;
};

/**
 * Returns the parts of a composite document in the order in which they are read: its sections, each with
 * the record of the same title where one is written for it, and then the records that have no section.
 */
export function composition(entry: Entry, workspace: Workspace): ComposedPart[] {
  const records = new Map(recordParts(entry, workspace).map((part) => [part.title, part]));
  const sections = asMappings(entry.data.sections);
  const own = sectionParts(entry, workspace).map((part, i): ComposedPart => {
    const written = records.get(part.title);
    records.delete(part.title);
    const section = sections[i] ?? {};
    return written
      ? { ...part, ...printed(written), ...textOf(part, written), section }
      : { ...part, section };
  });
  return [...own, ...[...records.values()].map(printed)];
}

/** The text that was assembled stands in the document, whatever the record says now. */
function textOf(section: Part, { text }: Part): Pick<Part, 'text'> {
  const said = section.text ?? text;
  return said === undefined ? {} : { text: said };
}

function printed({ entry, ...part }: Part): ComposedPart {
  return { ...part, ...(entry && { record: entry.data }) };
}
