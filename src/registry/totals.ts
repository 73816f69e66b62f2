import type { TotalRule } from '../schema/keywords/totals.ts';
import type { Path, Value } from '../text/value.ts';
import { fitsWhere } from './fits-where.ts';
import { type MemberWithin, membersAlong } from './members-along.ts';
import { recordsAlong } from './records-with.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A total, and where it stands. */
export type Total = { readonly path: Path; readonly value: number };

/** What is added up: the amount, and the record it is of; one of the record itself has no name. */
export type Part = { readonly name: string; readonly amount: number };

type Asked = { readonly rule: TotalRule; readonly total: Total };

/** Returns the parts of a total, as its `x-totals` says: of the record, or of the records that refer to it. */
export function partsOfTotal(entry: Entry, asked: Asked, workspace: Workspace): Part[] {
  const { rule, total } = asked;
  const { registry, of = '', where } = rule;
  if (registry === undefined) {
    const beside = typeof rule.total === 'string' ? total.path : [];
    const within = membersAlong(entry.data, of, beside).filter((member) => fitsWhere(member.within, where));
    return within.flatMap((member) => part('', member));
  }
  const records =
    rule.via === undefined
      ? (workspace.registries.get(registry)?.entries ?? [])
      : recordsAlong(workspace, registry, { way: rule.via, value: entry.id });
  const counted = records.filter(({ data }) => fitsWhere(data, where));
  const matches = matching(entry, asked);
  return counted.flatMap(({ id, data }) =>
    rule.of === undefined
      ? [{ name: id, amount: 1 }].filter(() => matches({ path: [], value: null, within: data }))
      : membersAlong(data, of)
          .filter(matches)
          .flatMap((member) => part(id, member)),
  );
}

/** Only parts count that hold what stands beside the total: those of its own group. */
function matching({ data }: Entry, { rule, total }: Asked): (member: MemberWithin) => boolean {
  const wanted = [...rule.match].map(([field, way]): [string, Value[]] => [
    field,
    membersAlong(data, way, total.path).map(({ value }) => value),
  ]);
  return ({ within }) =>
    wanted.every(([field, values]) => {
      const held = within[field];
      return held !== undefined && values.includes(held);
    });
}

function part(name: string, { value }: MemberWithin): Part[] {
  return typeof value === 'number' ? [{ name, amount: value }] : [];
}
