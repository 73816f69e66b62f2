import { accountsOf } from '../../registry/identity/accounts.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { OwnerGroup } from './owners.ts';
import type { Platform } from './platform-files.ts';

/** The lines of CODEOWNERS, and those who are asked nothing because the platform does not know them. */
export type CodeOwners = { readonly text: string; readonly unknown: readonly Entry[] };

const LOGIN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,62}$/;

/** Returns the text of CODEOWNERS: who is asked to look at a change of which files. */
export function codeOwners(groups: readonly OwnerGroup[], platform: Platform): CodeOwners {
  const unknown = new Map<string, Entry>();
  const handles = (owners: readonly Entry[]) =>
    owners.flatMap((person) => {
      const login = loginOf(person, platform);
      if (login === undefined) unknown.set(person.id, person);
      return login === undefined ? [] : [`@${login}`];
    });
  const sections = groups.map(({ why, ownerships }) => {
    const lines = ownerships.flatMap(({ pattern, owners }) => {
      const known = handles(owners);
      return known.length > 0 ? [`${escaped(pattern)} ${known.join(' ')}`] : [];
    });
    return lines.length > 0 ? `\n# ${why}\n${lines.join('\n')}\n` : '';
  });
  return {
    text: sections.join('').replace(/^\n/, ''),
    unknown: [...unknown.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A folder of the repository may have a space in its name. */
function escaped(pattern: string): string {
  return pattern.replaceAll(/[\\ #]/g, '\\$&');
}

function loginOf(person: Entry, platform: Platform): string | undefined {
  return accountsOf(person).find(([where, login]) => where === platform && LOGIN.test(login))?.[1];
}
