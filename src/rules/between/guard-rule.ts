import { fitsWhere } from '../../registry/fits-where.ts';
import { holds } from '../../registry/holds.ts';
import { isInState } from '../../registry/lifecycle.ts';
import { fieldName, membersAt } from '../../registry/members.ts';
import { namedIn } from '../../registry/named-in.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { Records } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { GuardRule } from '../../schema/keywords/guard.ts';
import type { Ruled } from '../../schema/registry-schema.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Path, sameValue, type Value } from '../../text/value.ts';
import { comparedRecords, pastPeople, pastRecords } from '../past.ts';
import type { Rule, Situation } from '../rule.ts';
import { checkRole } from './guard-role.ts';
import { quoted, wayHint } from './way-hint.ts';

/**
 * A guarded field changes only on the basis of a change or decision that says so, or by those with the
 * role, as `x-guard` says. The guard that the record had before counts.
 */
export const guardRule: Rule = {
  name: 'guarded fields',
  *check(situation) {
    const past = pastRecords(situation);
    for (const { entry, old } of comparedRecords(situation)) {
      for (const rule of old?.registry.guards ?? []) {
        if (!old || !isInState(old, rule.while)) continue;
        const change = changeOf(entry, old, rule);
        if (change) yield* checkChange(change, rule, { ...situation, past });
      }
    }
  },
};

type Change = {
  readonly entry: Entry;
  readonly path: Path;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
};

function changeOf(entry: Entry, old: Entry, { field }: Ruled<GuardRule>): Change | undefined {
  const [before, after] = [membersAt(old.data, field), membersAt(entry.data, field)];
  const first = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i).find(
    (i) => !sameValue(before[i]?.value, after[i]?.value),
  );
  if (first === undefined) return undefined;
  const [was, is] = [before[first], after[first]];
  return { entry, path: is?.path ?? was?.path ?? [], from: was?.value, to: is?.value };
}

type WithPast = Situation & { readonly past: Records };

function* checkChange(change: Change, rule: GuardRule, situation: WithPast): Generator<Diagnostic> {
  const { actor } = situation;
  if (rule.by !== undefined) yield* checkBasis(change, { ...rule, by: rule.by }, situation);
  if (actor && rule.roles.length > 0)
    yield* checkRole(change, { rule, actor, trusted: pastPeople(situation) });
}

type WithBasis = GuardRule & { readonly by: string };

function* checkBasis(change: Change, rule: WithBasis, { workspace, past }: WithPast): Generator<Diagnostic> {
  const { entry, path } = change;
  const named = namedIn(entry, rule.by);
  if (named.some((id) => workspace.unreadable.has(id))) return;
  const bases = named.flatMap((id) => workspace.entries.get(id) ?? []);
  if (bases.some((basis) => isFit(basis, entry, rule) && !isSpent(basis, rule, past))) return;
  const [first] = bases;
  yield entryFinding(entry, {
    code: 'change/needs-reference',
    path,
    message: `${fieldName(path)} of ${entry.id} changes${fromTo(change)} without a record in "${rule.by}" that says so`,
    hint:
      first && !isSpent(first, rule, past)
        ? basisHint(first, entry, rule)
        : missingHint(entry, rule, { workspace, past }),
  });
}

function isFit(basis: Entry, entry: Entry, rule: WithBasis): boolean {
  return isInState(basis, rule.states) && fitsWhere(basis.data, rule.where) && lists(basis, entry, rule);
}

/** A basis that was in its state before has carried its changes already, where it counts once. */
function isSpent({ id }: Entry, { once, states }: GuardRule, past: Records): boolean {
  const old = past.entries.get(id);
  return once && old !== undefined && isInState(old, states);
}

function fromTo({ entry, path, from, to }: Change): string {
  const plain = [from, to].every((value) => typeof value !== 'object' || value === null);
  if (!plain || isPersonal(entry.registry, path)) return '';
  return ` from "${from ?? ''}" to "${to ?? ''}"`;
}

function lists(basis: Entry, entry: Entry, { lists: field }: GuardRule): boolean {
  return field === undefined || holds(basis.data[field], entry.id);
}

function basisHint(basis: Entry, entry: Entry, rule: WithBasis): string {
  if (!fitsWhere(basis.data, rule.where)) return `${basis.id} does not do: it has to have ${kind(rule)}`;
  if (!isInState(basis, rule.states))
    return `${basis.id} has to be ${quoted(rule.states)} first: ${wayHint(basis, rule.states)}`;
  return `${basis.id} does not list ${entry.id}: grantbook set ${basis.id} ${rule.lists}+=${entry.id}`;
}

function kind({ where }: GuardRule): string {
  return [...where].map(([field, values]) => `${field} ${values.join(' or ')}`).join(', ');
}

type Book = { readonly workspace: Workspace; readonly past: Records };

/** Names a record that would do, where there is one. */
function missingHint(entry: Entry, rule: WithBasis, { workspace, past }: Book): string {
  const ref = entry.registry.refs.find(({ field }) => field[0] === rule.by);
  const candidates = (ref?.to ?? []).flatMap((name) => workspace.registries.get(name)?.entries ?? []);
  const fits = candidates.find((basis) => isFit(basis, entry, rule) && !isSpent(basis, rule, past));
  if (fits) return `if it is on the basis of ${fits.id}: grantbook set ${entry.id} ${rule.by}=${fits.id}`;
  const states = rule.states.length > 0 ? ` that is ${quoted(rule.states)}` : '';
  const when = rule.once ? ' in the same commit' : '';
  const listing = rule.lists === undefined ? '' : ` and lists ${entry.id} in "${rule.lists}"`;
  const what = rule.where.length > 0 ? `, with ${kind(rule)}` : '';
  return `name one${states}${when}${listing}${what}: ${rule.by}=…; see: grantbook list ${ref?.to[0] ?? ''}`;
}
