import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Code } from '../text/codes/index.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { type Path, valueAt } from '../text/value.ts';
import type { YamlRecord } from '../text/yaml/yaml-file.ts';
import { fieldName } from './members.ts';
import { isStored } from './personal.ts';
import type { Entry } from './workspace.ts';

type RecordProblem = {
  readonly schema: RegistrySchema;
  readonly file: string;
  readonly record: YamlRecord;
  readonly code: Code;
};

/** Returns a finding about a record that is no entry (it has no usable data). */
export function registryFinding({ schema, file, record, code }: RecordProblem, message: string): Diagnostic {
  const span = record.locate([])?.value ?? record.slice;
  return { code, severity: 'error', file, span, message, registry: schema.name };
}

/** What a rule says of a member of a record. */
export type EntryFinding = {
  readonly code: Code;
  readonly path: Path;
  readonly message: string;
  readonly severity?: Diagnostic['severity'];
  readonly hint?: string | undefined;
  readonly suggestions?: readonly string[] | undefined;
  readonly related?: Diagnostic['related'];
  readonly unseen?: boolean;
  /** Point at the key instead of the value. */
  readonly atKey?: boolean;
};

/** Returns a finding about a member of a record, at the member's place or at the nearest one that exists. */
export function entryFinding(entry: Entry, finding: EntryFinding): Diagnostic {
  const { code, path, message, hint, suggestions, related, severity = 'error' } = finding;
  const where = holderOf(entry, path);
  return {
    code,
    severity,
    file: where.file,
    span: spanOf(where, path, finding.atKey === true),
    message,
    ...(hint !== undefined && { hint }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
    ...(related && { related }),
    ...(finding.unseen && { unseen: true }),
    registry: entry.registry.name,
    ...(entry.id !== '' && { record: entry.id }),
    ...(path.length > 0 && { field: fieldName(path) }),
  };
}

/** Returns the record whose file holds a member: that of the store for a personal value kept there. */
export function holderOf(entry: Entry, path: Path): Entry {
  const { stored, open } = entry.apart ?? {};
  const [name] = path;
  if (!stored || name === undefined || !isStored(entry.registry, path)) return entry;
  return stored.data[String(name)] === undefined && open?.[String(name)] !== undefined ? entry : stored;
}

/** Returns where a member stands: its value (or key); of an absent one, where its mapping begins. */
export function spanOf(entry: Entry, path: Path, atKey = false): Span {
  for (let at = path; at.length > 0; at = at.slice(0, -1)) {
    const place = entry.record.locate(at);
    if (!place) continue;
    if (at.length === path.length) return atKey ? (place.key ?? place.value) : place.value;
    return place.key ?? firstLine(place.value, valueAt(entry.data, at) !== undefined);
  }
  const whole = entry.record.locate([])?.value ?? entry.record.slice;
  return entry.record.locate([entry.registry.id.field])?.value ?? firstLine(whole, true);
}

function firstLine(span: Span, present: boolean): Span {
  return present ? { start: span.start, end: span.start + 1 } : span;
}
