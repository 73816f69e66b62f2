import { compareText, naturalOrder } from '../../base/natural-order.ts';
import { onceFor } from '../../base/once-for.ts';
import { asMappings, asText, asTexts } from '../../schema/keywords/parts.ts';
import type { SignOffRule } from '../../schema/keywords/sign-off.ts';
import type { IdRule } from '../../schema/registry-schema.ts';
import type { Mapping } from '../../text/value.ts';
import { isInState } from '../lifecycle.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { WholeSeal } from './seal.ts';

/** What somebody signed off, as a record of a registry with `x-sign-off` says. */
export type SignOff = WholeSeal & {
  readonly entry: Entry;
  readonly rule: SignOffRule;
  readonly reviewer: string;
  readonly on: string;
  readonly authors: readonly string[];
  readonly note: string | undefined;
  /** Whether it is in a state in which it counts: not withdrawn. */
  readonly counts: boolean;
};

type Known = ReadonlyMap<string, readonly SignOff[]>;
const allSignOffs = onceFor(readAll);

/** Returns the sign-offs of a record, newest first. */
export function signOffsOf(id: string, { registries }: Pick<Workspace, 'registries'>): readonly SignOff[] {
  return signOffsNear(registries, id) ?? allSignOffs(registries).get(id) ?? [];
}

/** Returns the same out of the files that hold the id; undefined where they are not told. */
function signOffsNear(registries: Workspace['registries'], id: string): readonly SignOff[] | undefined {
  const found: SignOff[] = [];
  for (const { schema, holding } of registries.values()) {
    const near = schema.signOff ? holding?.(id) : [];
    if (!near) return undefined;
    found.push(...near.flatMap((entry) => signOffIn(entry) ?? []).filter(({ of }) => of === id));
  }
  return found.sort(newestFirst);
}

/** Returns the sign-off that a record is; undefined where its registry holds none. */
export function signOffIn(entry: Entry): SignOff | undefined {
  const { signOff: rule } = entry.registry;
  if (!rule) return undefined;
  const { data } = entry;
  const text = (field: string | undefined) => (field === undefined ? undefined : asText(data[field]));
  return {
    ...sealIn(data, rule),
    linked: asMappings(data[rule.linked]).map((item) => sealIn(item, rule)),
    entry,
    rule,
    reviewer: text(rule.reviewer) ?? '',
    on: text(rule.on) ?? '',
    authors: asTexts(data[rule.authors]),
    note: text(rule.note),
    counts: isInState(entry, rule.states),
  };
}

/** Returns whether there may be sign-offs that could not be read. */
export function mayHideSignOffs({ registries, partial, unreadable }: Workspace): boolean {
  const isHidden = ({ prefix = '' }: IdRule) =>
    prefix !== '' && [...unreadable].some((id) => id.startsWith(prefix));
  return [...registries.values()].some(
    ({ schema }) => schema.signOff && (partial.has(schema.name) || isHidden(schema.id)),
  );
}

function readAll(registries: Workspace['registries']): Known {
  const all = new Map<string, SignOff[]>();
  for (const registry of registries.values()) {
    for (const entry of registry.schema.signOff ? registry.entries : []) {
      const found = signOffIn(entry);
      if (found) all.set(found.of, [...(all.get(found.of) ?? []), found]);
    }
  }
  for (const list of all.values()) list.sort(newestFirst);
  return all;
}

function newestFirst(a: SignOff, b: SignOff): number {
  return compareText(b.on, a.on) || naturalOrder(b.entry.id, a.entry.id);
}

function sealIn(data: Mapping, { of, fields, fingerprint }: SignOffRule) {
  return {
    of: asText(data[of]) ?? '',
    fields: asTexts(data[fields]),
    fingerprint: asText(data[fingerprint]) ?? '',
  };
}
