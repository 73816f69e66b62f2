import type { Draft } from '../../change/draft.ts';
import { fieldName } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { MigrationStep } from '../../registry/upgrade/migration.ts';
import { type RecordChange, type StepChanges, stepChanges } from '../../registry/upgrade/step-changes.ts';
import type { Entry } from '../../registry/workspace.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import type { Path, Value } from '../../text/value.ts';

/** Gives the value that somebody gave for a field of a record; undefined where nobody did. */
export type AnswerFor = (entry: Entry, path: Path) => Value | undefined;

/** Takes the records of a draft through steps, one after the other. Returns what could not be decided, a finding for each question. */
export async function migrateRecords(
  draft: Draft,
  steps: readonly MigrationStep[],
  answerFor: AnswerFor,
): Promise<Outcome<void>> {
  const open: OpenValue[] = [];
  for (const { schema, entries } of draft.workspace.registries.values()) {
    const own = steps.filter(({ registry }) => registry === schema.name);
    if (own.length === 0) continue;
    for (const entry of entries) {
      const migrated = await migrateRecord(draft, { entry, steps: own, answerFor });
      if (!migrated.ok) return migrated;
      open.push(...migrated.value);
    }
  }
  return open.length > 0 ? { ok: false, diagnostics: questions(open) } : done(undefined);
}

/** A value of a record that a step cannot decide. */
type OpenValue = StepChanges['open'][number] & { readonly entry: Entry };

type Migrating = {
  readonly entry: Entry;
  readonly steps: readonly MigrationStep[];
  readonly answerFor: AnswerFor;
};

async function migrateRecord(
  draft: Draft,
  { entry, steps, answerFor }: Migrating,
): Promise<Outcome<OpenValue[]>> {
  let now = entry;
  for (const step of steps) {
    const found = stepChanges(step, now.data, (path) => answerFor(entry, path));
    const open = [...found.open, ...apart(draft, entry, found)];
    if (open.length > 0) return done(open.map((each) => ({ ...each, entry })));
    for (const change of found.changes) {
      const made = await makeChange(draft, now, change);
      if (!made.ok) return made;
      now = made.value;
    }
  }
  return done([]);
}

/** A value that stands in the store of personal values is never put into the book by a step. */
function apart({ store }: Draft, { registry }: Entry, { changes }: StepChanges): StepChanges['open'] {
  const held = changes.filter((change) => 'clear' in change && store.holds(registry, change.path));
  return held.map(({ path }) => ({
    path,
    why: 'it stands in the store of personal values, and is to go elsewhere',
  }));
}

async function makeChange(draft: Draft, entry: Entry, change: RecordChange): Promise<Outcome<Entry>> {
  const { path } = change;
  if ('rename' in change) return draft.rename(entry, path, change.rename);
  if ('set' in change) return draft.edit(entry, [{ path, operation: 'set', value: change.set }]);
  return draft.edit(entry, [{ path, operation: 'clear', value: null }]);
}

/** What is asked of many records alike is one question. */
function questions(open: readonly OpenValue[]): Diagnostic[] {
  const groups = new Map<string, OpenValue[]>();
  for (const each of open) {
    const key = JSON.stringify([each.entry.registry.name, wayOf(each.path), each.why]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [question(first, others)] : []));
}

function question({ entry, path, why }: OpenValue, others: readonly OpenValue[]): Diagnostic {
  const name = fieldName(path);
  const ids = [...new Set([entry, ...others.map((other) => other.entry)].map(({ id }) => id))];
  const all = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
  return entryFinding(entry, {
    code: 'upgrade/open-value',
    path,
    message: `"${name}" of ${all} has to be decided: ${why}`,
    hint: `give it: --answer ${entry.id}.${name}=VALUE, or for all: --answer ${entry.registry.name}.${wayOf(path)}=VALUE; or put the record right first`,
  });
}

/** Returns the way that a path goes, whatever the positions in lists. */
export function wayOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.');
}
