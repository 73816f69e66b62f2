import { fitsWhere } from '../../registry/fits-where.ts';
import { isWhole } from '../../registry/is-whole.ts';
import { type MemberWithin, membersAlong } from '../../registry/members-along.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { TotalRule } from '../../schema/keywords/totals.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Path } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** What an `x-totals` names is the sum of its parts, in the record or in the records that refer to it. */
export const totalsRule: Rule = {
  name: 'totals',
  *check({ workspace }) {
    for (const { schema, entries } of workspace.registries.values()) {
      for (const rule of schema.totals) {
        if (rule.registry !== undefined && !isWhole(workspace, rule.registry)) continue;
        for (const entry of entries) yield* disagreements(entry, rule, workspace);
      }
    }
  },
};

type Total = { readonly path: Path; readonly value: number };

function* disagreements(entry: Entry, rule: TotalRule, workspace: Workspace): Generator<Diagnostic> {
  for (const total of totalsOf(entry, rule)) {
    const parts = partsOf(entry, { rule, total }, workspace);
    const sum = parts.reduce((before, part) => before + part.amount, 0);
    const told = parts.length > 0 || (rule.registry !== undefined && rule.of === undefined);
    if (!told || Math.abs(sum - total.value) < EXACT) continue;
    yield finding(entry, { total, rule, sum, parts });
  }
}

/** Halves and tenths do not add up exactly in a computer's arithmetic. */
const EXACT = 1e-6;

/** A total that is the number itself stands wherever the parts do. */
function totalsOf({ data }: Entry, { total, of }: TotalRule): Total[] {
  if (typeof total === 'string')
    return membersAlong(data, total).flatMap(({ path, value }) =>
      typeof value === 'number' ? [{ path, value }] : [],
    );
  const [first] = membersAlong(data, of ?? '');
  return first ? [{ path: first.path.slice(0, 1), value: total }] : [];
}

type Part = { readonly name: string; readonly amount: number };
type Asked = { readonly rule: TotalRule; readonly total: Total };

function partsOf(entry: Entry, { rule, total }: Asked, workspace: Workspace): Part[] {
  const { registry, of = '', where } = rule;
  if (registry === undefined) {
    const beside = typeof rule.total === 'string' ? total.path : [];
    const within = membersAlong(entry.data, of, beside).filter((member) => fitsWhere(member.within, where));
    return within.flatMap((member) => part('', member));
  }
  const records = workspace.registries.get(registry)?.entries ?? [];
  const counted = records.filter(({ data }) => refersTo(data, rule.via, entry.id) && fitsWhere(data, where));
  return counted.flatMap(({ id, data }) =>
    rule.of === undefined ? [{ name: id, amount: 1 }] : membersAlong(data, of).flatMap((m) => part(id, m)),
  );
}

function refersTo(data: Entry['data'], via: string | undefined, id: string): boolean {
  return via === undefined || membersAlong(data, via).some(({ value }) => value === id);
}

function part(name: string, { value }: MemberWithin): Part[] {
  return typeof value === 'number' ? [{ name, amount: value }] : [];
}

type Wrong = Asked & { readonly sum: number; readonly parts: readonly Part[] };

const MOST_NAMED = 12;

function finding(entry: Entry, { total, rule, sum, parts }: Wrong): Diagnostic {
  const amounts = parts.map(({ amount }) => rounded(amount)).join(' + ');
  const sumOf =
    parts.length > 1 && parts.length <= MOST_NAMED && rule.of !== undefined ? ` (${amounts})` : '';
  const names = [...new Set(parts.map(({ name }) => name))].filter((name) => name !== '');
  const seen = names.length > 0 ? `; counted: ${names.slice(0, MOST_NAMED).join(', ')}` : '';
  const what = rule.of === undefined ? `there are ${rounded(sum)}` : `its parts add up to ${rounded(sum)}`;
  return entryFinding(entry, {
    code: 'totals/disagree',
    path: total.path,
    message: `the total is "${rounded(total.value)}", and ${what}${sumOf}`,
    hint: `correct the total, or the part that is wrong${seen}`,
  });
}

function rounded(amount: number): string {
  return String(Math.round(amount * 1e6) / 1e6);
}
