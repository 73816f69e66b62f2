import type { RegistryEvent } from '../../history/registry-walk.ts';
import { differingParts } from '../../history/text-difference.ts';
import { isPersonal } from '../../registry/personal.ts';
import { plainText } from '../../registry/query.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { TableDocument } from '../../render/render-table.ts';
import { factsOf, HIDDEN, wordsFor } from './told-event.ts';

/** What a log is of, and which part of it was asked for. */
export type LogDocument = {
  readonly workspace: Workspace;
  readonly entry: Entry;
  readonly events: readonly RegistryEvent[];
  /** As people name it: `D1.2`, `risks`, `the book`. */
  readonly name: string;
  /** What was asked for beside it: a person, a time. */
  readonly asked: readonly string[];
};

const HEADINGS = ['Date', 'Who', 'Record', 'What', 'Field', 'Before', 'After', 'Why', 'Commit'];
const WIDTHS = [9, 13, 9, 10, 12, 18, 18, 15, 9];
/** A longer text is shown where it changed: the columns are for reading. */
const LONG = 240;

/** Returns a log as a table for a Word document: the rows of the other formats, a column for each question. */
export function logDocument({ workspace, entry, events, name, asked }: LogDocument): TableDocument {
  const days = events.map(({ commit }) => commit.author.date).filter((day) => day !== '');
  const [first, last] = [days.reduce(earlier, days[0] ?? ''), days.reduce(later, '')];
  const period = first === '' ? 'No changes.' : `Changes from ${first} to ${last}, newest first.`;
  const long = `Of texts with more than ${LONG} letters the places that differ are shown; the formats csv and json hold them whole.`;
  return {
    workspace,
    entry,
    title: `Log of ${name}`,
    lines: [period, ...(asked.length > 0 ? [`Only ${asked.join(', ')}.`] : []), long],
    headings: HEADINGS,
    rows: events.flatMap(rowsOf),
    widths: WIDTHS,
    date: last === '' ? undefined : last,
  };
}

function earlier(a: string, b: string): string {
  return b < a ? b : a;
}

function later(a: string, b: string): string {
  return b > a ? b : a;
}

function rowsOf(event: RegistryEvent): string[][] {
  const { commit, registry, id, changes } = event;
  const [who, why] = [whoOf(event), whyOf(event)];
  const row = (field: string, before: string, after: string) => [
    commit.author.date,
    who,
    id,
    wordsFor(event),
    field,
    before,
    after,
    why,
    commit.oid.slice(0, 10),
  ];
  if (changes.length === 0) return [row('', '', '')];
  return changes.map(({ path, field, before, after }) => {
    if (isPersonal(registry, path)) return row(field, '', HIDDEN);
    return row(field, ...shown(plainText(before), plainText(after)));
  });
}

function shown(before: string, after: string): [string, string] {
  const isLong = before.length > LONG || after.length > LONG;
  return isLong ? differingParts(before, after) : [before, after];
}

function whoOf(event: RegistryEvent): string {
  const { committer, onBehalfOf } = factsOf(event);
  const others = [
    ...(onBehalfOf.length > 0 ? [`on behalf of ${onBehalfOf.join(', ')}`] : []),
    ...(committer === undefined ? [] : [`committed by ${committer}`]),
  ];
  return [event.commit.author.name, ...others].join('; ');
}

function whyOf(event: RegistryEvent): string {
  const { approval } = factsOf(event);
  const approved = approval.length > 0 ? [`approved by ${approval.join(', ')}`] : [];
  return [...(event.reason === undefined ? [] : [event.reason]), ...approved].join('; ');
}
