import { RequestError } from '../../base/request-error.ts';
import { findEntry, labelOf } from '../../registry/find-entry.ts';
import { linksTo } from '../../registry/find-links.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

type Sending = {
  readonly input: Input;
  readonly workspace: Workspace;
  /** To whom the sheet was made out. */
  readonly to: string | undefined;
};

/** Returns the id of the person who filled a sheet in: who is named, else to whom it was made out. Throws a RequestError for a partner of several people. */
export function senderOf({ input, workspace, to }: Sending, { globals }: Context): string | undefined {
  const [from, behalf] = [textOption(input, 'from'), globals.onBehalfOf];
  if (from !== undefined && behalf !== undefined && from !== behalf)
    throw new RequestError('--from and --on-behalf-of contradict each other', 'leave out one of the two');
  const named = from ?? behalf;
  if (named === undefined)
    return workspace.entries.get(to ?? '')?.registry.name === 'people' ? to : undefined;
  const entry = findEntry(workspace, named, 'people');
  return entry.registry.name === 'people' ? entry.id : oneOf(entry, workspace);
}

/** Of a partner, its only person; of several, one has to be named. */
function oneOf(partner: Entry, workspace: Workspace): string {
  const people = linksTo(workspace, partner.id).filter(
    ({ from, path }) => from.registry.name === 'people' && path.length === 1,
  );
  const [only] = people;
  if (only && people.length === 1) return only.from.id;
  const shown = people.map(({ from: each }) =>
    isPersonal(each.registry, [each.registry.label]) ? each.id : `${each.id} ${labelOf(each)}`,
  );
  throw new RequestError(
    `"${partner.id}" is a ${partner.registry.noun}, not a person`,
    shown.length > 0 ? `say who of them: ${shown.join(', ')}` : 'see: grantbook list people',
  );
}
