import type { RefRule } from '../schema/registry-schema.ts';
import type { Path } from '../text/value.ts';
import { isClosed } from './is-closed.ts';
import { isInState } from './lifecycle.ts';
import { membersAt } from './members.ts';
import { partnerOf } from './people.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Something open that is in the hands of a partner or of one of its people: by which field of which record. */
export type Holding = { readonly entry: Entry; readonly path: Path; readonly id: string };

/**
 * Returns what partners and their people hold: open records that name them where somebody has to be
 * there (`active` of x-ref), or a partner in some states.
 */
export function holdings(workspace: Workspace, partners: ReadonlySet<string>): Holding[] {
  return [...workspace.registries.values()].flatMap(({ schema, entries }) =>
    schema.refs
      .filter(isOwner)
      .flatMap((ref) =>
        entries
          .filter((entry) => counts(entry, ref))
          .flatMap((entry) => heldBy(entry, ref, { workspace, partners })),
      ),
  );
}

type Holders = { readonly workspace: Workspace; readonly partners: ReadonlySet<string> };

function heldBy(entry: Entry, { field }: RefRule, { workspace, partners }: Holders): Holding[] {
  return membersAt(entry.data, field).flatMap(({ path, value }) => {
    const partner = typeof value === 'string' ? partnerOf(workspace, value) : undefined;
    return typeof value === 'string' && partner !== undefined && partners.has(partner)
      ? [{ entry, path, id: value }]
      : [];
  });
}

function isOwner({ active, to, states }: RefRule): boolean {
  return to.includes('people') ? active : to.includes('partners') && states.length > 0;
}

/** A partner's own contacts go with it. */
function counts(entry: Entry, { while: states }: RefRule): boolean {
  return entry.registry.name !== 'partners' && !isClosed(entry) && isInState(entry, states);
}
