import { isList } from '../../text/value.ts';
import { setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';

/** Returns the roles that may change what the book is judged by: schemas, templates, settings; the coordinator where the project does not say. */
export function protectingRoles(workspace: Workspace): string[] {
  return textsAt(workspace, 'identity.protected_by') ?? ['coordinator'];
}

/** Returns the roles that may act on anybody's behalf, in their own right; the coordinator where the project does not say. */
export function clerkRoles(workspace: Workspace): string[] {
  return textsAt(workspace, 'identity.on_behalf_of') ?? ['coordinator'];
}

/** Returns the paths from the top of the repository that are protected beside those that always are; folders end in a slash. */
export function morePaths(workspace: Workspace): string[] {
  return textsAt(workspace, 'identity.protected_paths') ?? [];
}

function textsAt(workspace: Workspace, way: string): string[] | undefined {
  const value = setting(workspace, way);
  return isList(value) ? value.filter((each) => typeof each === 'string') : undefined;
}
