import { isList, isMapping, type Value } from '../text/value.ts';
import { setting } from './setting.ts';
import type { Workspace } from './workspace.ts';

/** Returns the bodies that may decide on a type of change; none where it needs no decision of a body. */
export function decidingBodies(workspace: Workspace, type: Value | undefined): string[] {
  const listed = setting(workspace, 'changes.decided_by');
  const items = (isList(listed) ? listed : []).filter((item) => isMapping(item));
  const bodies = items.find((item) => item.type === type)?.bodies;
  return isList(bodies) ? bodies.filter((body) => typeof body === 'string') : [];
}
