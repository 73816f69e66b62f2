import { sumExactly } from '../../base/sum-exactly.ts';
import { isWhole } from '../../registry/is-whole.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { membersAlong } from '../../registry/members-along.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { type Part, partsOfTotal, type Total } from '../../registry/totals.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { TotalRule } from '../../schema/keywords/totals.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** What an `x-totals` names is the sum of its parts, in the record or in the records that refer to it. */
export const totalsRule: EachRule = eachRegistry('totals', function* (registry, { workspace }) {
  for (const rule of registry.schema.totals) {
    if (rule.registry !== undefined && !isWhole(workspace, rule.registry)) continue;
    for (const entry of registry.entries) yield* disagreements(entry, rule, workspace);
  }
});

function* disagreements(entry: Entry, rule: TotalRule, workspace: Workspace): Generator<Diagnostic> {
  if (rule.unless !== undefined && isFilled(entry.data[rule.unless])) return;
  for (const total of totalsOf(entry, rule)) {
    const parts = partsOfTotal(entry, { rule, total }, workspace);
    const sum = sumExactly(parts.map(({ amount }) => amount));
    const told = parts.length > 0 || (rule.registry !== undefined && rule.of === undefined);
    if (!told || sum === total.value) continue;
    yield finding(entry, { total, rule, sum, parts });
  }
}

/** A total that is the number itself stands wherever the parts do. */
function totalsOf({ data }: Entry, { total, of }: TotalRule): Total[] {
  if (typeof total === 'string')
    return membersAlong(data, total).flatMap(({ path, value }) =>
      typeof value === 'number' ? [{ path, value }] : [],
    );
  const [first] = membersAlong(data, of ?? '');
  return first ? [{ path: first.path.slice(0, 1), value: total }] : [];
}

type Wrong = {
  readonly rule: TotalRule;
  readonly total: Total;
  readonly sum: number;
  readonly parts: readonly Part[];
};

const MOST_NAMED = 12;

function finding(entry: Entry, { total, rule, sum, parts }: Wrong): Diagnostic {
  const amounts = parts.map(({ amount }) => amount).join(' + ');
  const sumOf =
    parts.length > 1 && parts.length <= MOST_NAMED && rule.of !== undefined ? ` (${amounts})` : '';
  const names = [...new Set(parts.map(({ name }) => name))].filter((name) => name !== '');
  const seen = names.length > 0 ? `; counted: ${names.slice(0, MOST_NAMED).join(', ')}` : '';
  const what = rule.of === undefined ? `there are ${sum}` : `its parts add up to ${sum}`;
  const excuse = rule.unless === undefined ? '' : `, or say why it differs: ${rule.unless}: …`;
  return entryFinding(entry, {
    code: 'totals/disagree',
    path: total.path,
    message: `the total is "${total.value}", and ${what}${sumOf}`,
    hint: `correct the total, or the part that is wrong${excuse}${seen}`,
  });
}
