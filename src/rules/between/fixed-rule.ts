import { fitsWhere } from '../../registry/fits-where.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { FixedRule } from '../../schema/keywords/frozen-by.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import { type Compared, comparedRecords, isHidden, removedRecords } from '../past.ts';
import type { Rule, Situation } from '../rule.ts';

/**
 * Records of a kind that came from elsewhere stay as they came, and none are added to them, as
 * `x-fixed` says. What makes a record one of the kind stays as well, or nothing would be fixed.
 */
export const fixedRule: Rule = {
  name: 'fixed records',
  *check(situation) {
    for (const compared of comparedRecords(situation)) yield* checkRecord(compared, situation);
    for (const old of removedRecords(situation)) {
      if (old.registry.fixed && fitsWhere(old.data, old.registry.fixed.where)) yield gone(old);
    }
  },
};

function* checkRecord({ entry, old }: Compared, situation: Situation): Generator<Diagnostic> {
  const rule = old ? old.registry.fixed : entry.registry.fixed;
  if (!rule) return;
  if (old && fitsWhere(old.data, rule.where)) yield* rewritten(entry, old, rule);
  else if (rule.noNew && fitsWhere(entry.data, rule.where)) yield* addedLater(entry, rule, situation);
}

function* rewritten(entry: Entry, old: Entry, { fields, where }: FixedRule): Generator<Diagnostic> {
  for (const field of new Set([...fields, ...where.map(([field]) => field)])) {
    if (sameValue(old.data[field], entry.data[field])) continue;
    yield entryFinding(entry, {
      code: 'records/fixed',
      path: [field],
      message: `"${field}" of ${entry.id} does not change: ${kind(where)}`,
      hint: `undo it: git diff HEAD -- ${entry.file}`,
    });
  }
}

/** The first of the kind may come whenever they come; after that there are no others. */
function* addedLater(entry: Entry, { where }: FixedRule, situation: Situation): Generator<Diagnostic> {
  const { before } = situation;
  if (!before || isHidden(entry, before) || !heldKind(entry, where, { ...situation, before })) return;
  const [[field = ''] = []] = where;
  yield entryFinding(entry, {
    code: 'records/added-later',
    path: [field],
    message: `${entry.registry.noun} ${entry.id} comes later: ${kind(where)}, and none is added to those`,
    hint: `give "${field}" another value`,
  });
}

type WithPast = Situation & { readonly before: Workspace };

function heldKind(
  { registry }: Entry,
  where: FixedRule['where'],
  { workspace, before, changed }: WithPast,
): boolean {
  const unchanged = (workspace.registries.get(registry.name)?.entries ?? []).filter(
    ({ file }) => changed && !changed.has(file),
  );
  const past = [...(before.registries.get(registry.name)?.entries ?? []), ...unchanged];
  return past.some((each) => fitsWhere(each.data, where));
}

function gone(old: Entry): Diagnostic {
  return {
    code: 'records/fixed',
    severity: 'error',
    file: old.file,
    message: `${old.registry.noun} ${old.id} is gone: ${kind(old.registry.fixed?.where ?? [])}`,
    hint: `bring it back: git checkout HEAD -- ${old.file}`,
    registry: old.registry.name,
    record: old.id,
  };
}

function kind(where: FixedRule['where']): string {
  const fields = [...where].map(
    ([field, values]) => `"${field}" is ${values.map((value) => `"${value}"`).join(' or ')}`,
  );
  return fields.length === 0 ? 'it is fixed once it is there' : `it is fixed where ${fields.join(' and ')}`;
}
