import { RequestError } from '../base/request-error.ts';
import { findEntry } from './find-entry.ts';
import { partnerOf } from './people.ts';
import type { Workspace } from './workspace.ts';

/** Tells whether what these people or partners owe is meant. */
export type Whose = (who: readonly string[]) => boolean;

/** Returns whose duties are asked for: everybody's, a partner's with its people's, or one person's. */
export function whoseDuties(
  workspace: Workspace,
  asked: { readonly partner?: string | undefined; readonly person?: string | undefined },
): Whose {
  const { partner, person } = asked;
  if (partner !== undefined && person !== undefined)
    throw new RequestError('--partner and --person are given both', 'leave out one of the two');
  if (person !== undefined) {
    const id = debtor(workspace, person, ['people']);
    return (who) => who.includes(id);
  }
  if (partner === undefined) return () => true;
  const id = debtor(workspace, partner, ['partners', 'people']);
  return (who) => who.some((each) => each === id || partnerOf(workspace, each) === id);
}

function debtor(workspace: Workspace, name: string, registries: readonly string[]): string {
  const { id, registry } = findEntry(workspace, name, registries[0]);
  if (registries.includes(registry.name)) return id;
  const what = registries[0] === 'people' ? 'a person' : 'a partner';
  throw new RequestError(
    `"${id}" is a ${registry.noun}, not ${what}`,
    `see: grantbook list ${registries[0]}`,
  );
}
