import { isList } from '../text/value.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Returns the person of the people registry with this e-mail address, letters' case apart. */
export function personByEmail(workspace: Workspace, email: string): Entry | undefined {
  const wanted = email.toLowerCase();
  const people = workspace.registries.get('people')?.entries ?? [];
  return people.find(({ data }) => typeof data.email === 'string' && data.email.toLowerCase() === wanted);
}

/** Returns the roles of a person: `coordinator`, `wp_leader`, …; none for somebody the book does not know. */
export function rolesOf(person: Entry | undefined): string[] {
  const roles = person?.data.roles;
  return isList(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

/** Returns the people who have a role. */
export function peopleWithRole(workspace: Workspace, role: string): Entry[] {
  const people = workspace.registries.get('people')?.entries ?? [];
  return people.filter((person) => rolesOf(person).includes(role));
}

/** Returns the partner somebody belongs to: of a partner's id that partner, of a person's id the person's partner. */
export function partnerOf(workspace: Workspace, id: string): string | undefined {
  const entry = workspace.entries.get(id);
  if (entry?.registry.name === 'partners') return id;
  const partner = entry?.data.partner;
  return typeof partner === 'string' ? partner : undefined;
}

/** Returns whether one of the ids is a person's own or that of the person's partner. */
export function isNamed(person: Entry, ids: readonly string[]): boolean {
  return (
    ids.includes(person.id) || (typeof person.data.partner === 'string' && ids.includes(person.data.partner))
  );
}
