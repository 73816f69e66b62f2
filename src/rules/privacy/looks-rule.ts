import { isStored } from '../../registry/personal.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Registry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import { findPersonal, findSecret, tellingPlaces } from '../../text/telling-texts.ts';
import { isList, isMapping, type Path, type Value } from '../../text/value.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** No address or number of a person stands in a text that is not declared personal, and no password anywhere. */
export const looksRule: EachRule = eachRegistry('what looks personal or secret', checkRegistry);

/** The text of a file says quickly which of its records can be meant at all. */
function* checkRegistry({ files, entries }: Registry): Generator<Diagnostic> {
  const places = new Map<string, readonly number[]>();
  for (const { file, text } of files) {
    const found = tellingPlaces(text);
    if (found.length > 0) places.set(file, found);
  }
  if (places.size === 0) return;
  for (const entry of entries) {
    const found = places.get(entry.file);
    if (found && holdsOne(found, entry.record.slice)) yield* checkEntry(entry);
  }
}

/** Whether one of some offsets, in order, lies in a stretch. */
function holdsOne(offsets: readonly number[], { start, end }: Span): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? end) >= start) high = middle;
    else low = middle + 1;
  }
  return (offsets[low] ?? end) < end;
}

function* checkEntry(entry: Entry): Generator<Diagnostic> {
  const data = entry.apart?.open ?? entry.data;
  if (!tells(data)) return;
  for (const { path, text } of textsIn(data)) {
    const secret = findSecret(text);
    if (secret !== undefined) yield secretFinding(entry, path, secret);
    // A field that is nothing but an address is declared one: that of an office, a list, a body.
    const personal = secret === undefined ? findPersonal(text) : undefined;
    if (personal !== undefined && !isStored(entry.registry, path))
      yield personalFinding(entry, path, personal);
  }
}

function personalFinding(entry: Entry, path: Path, kind: string): Diagnostic {
  return entryFinding(entry, {
    code: 'privacy/looks-personal',
    severity: 'warning',
    path,
    unseen: true,
    message: `the text holds ${kind} (not shown), and the field is no personal one`,
    hint: 'name the person by id instead; what is in the history stays there',
  });
}

function secretFinding(entry: Entry, path: Path, kind: string): Diagnostic {
  return entryFinding(entry, {
    code: 'privacy/looks-secret',
    severity: 'warning',
    path,
    unseen: true,
    message: `the text holds what looks like ${kind} (not shown)`,
    hint: 'make it invalid where it was issued: once committed, everybody who has a clone has it',
  });
}

/** Whether any text of a value tells something: most tell nothing, and where each stands need not be known. */
function tells(value: Value): boolean {
  if (typeof value === 'string') return findSecret(value) !== undefined || findPersonal(value) !== undefined;
  if (isList(value)) return value.some(tells);
  return isMapping(value) && Object.values(value).some(tells);
}

function* textsIn(value: Value, path: Path = []): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (isList(value)) for (const [i, item] of value.entries()) yield* textsIn(item, [...path, i]);
  else if (isMapping(value))
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
}
