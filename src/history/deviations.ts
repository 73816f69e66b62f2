import { labelOf } from '../registry/find-entry.ts';
import { namedIn } from '../registry/named-in.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { GuardRule } from '../schema/keywords/guard.ts';
import type { Ruled } from '../schema/registry-schema.ts';
import type { Path } from '../text/value.ts';
import type { BookPair, FieldDifference, RecordDifference } from './compare-books.ts';

/** A record that deviates from what was agreed: in its contractual fields, or by being new or gone. */
export type Deviation = {
  readonly record: RecordDifference;
  /** Only contractual ones. */
  readonly changes: readonly FieldDifference[];
  /** The records on whose basis it changed, as it names them now. */
  readonly bases: readonly Basis[];
};

export type Basis = { readonly id: string; readonly label: string; readonly reason: string };

/** Returns the differences that matter to the contract: of fields that only change on the basis of another record. */
export function deviationsOf(records: readonly RecordDifference[], pair: BookPair): Deviation[] {
  return records.flatMap((record) => {
    const guards = guardsOf(record, pair);
    if (guards.length === 0) return [];
    const changes = record.changes.filter(({ path }) => guards.some(({ field }) => isWithin(path, field)));
    if (record.kind === 'changed' && changes.length === 0) return [];
    return [{ record, changes, bases: basesOf(record, guards, pair.after) }];
  });
}

/** What guarded the record then, and what guards it now. */
function guardsOf({ registry: { name } }: RecordDifference, { before, after }: BookPair): Ruled<GuardRule>[] {
  const schemas = [before, after].flatMap(({ registries }) => registries.get(name)?.schema ?? []);
  return schemas.flatMap(({ guards }) => guards).filter(({ by }) => by !== undefined);
}

function isWithin(path: Path, field: readonly string[]): boolean {
  return path.every((step, i) => field[i] === undefined || field[i] === '*' || field[i] === step);
}

function basesOf({ id }: RecordDifference, guards: readonly GuardRule[], { entries }: Workspace): Basis[] {
  const entry = entries.get(id);
  const fields = new Set(guards.flatMap(({ by }) => by ?? []));
  const ids = [...fields].flatMap((field) => (entry ? namedIn(entry, field) : []));
  return [...new Set(ids)].map((each) => {
    const basis = entries.get(each);
    return { id: each, label: basis ? labelOf(basis) : '', reason: basis ? reasonOf(basis) : '' };
  });
}

/** Why it was decided; where that is not written down, what it says. */
function reasonOf({ data }: Entry): string {
  const found = [data.decision_reason, data.reason, data.description].find(
    (text) => typeof text === 'string',
  );
  return typeof found === 'string' ? found.replaceAll(/\s+/g, ' ').trim() : '';
}
