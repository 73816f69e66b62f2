import { isMapping, type Mapping } from '../../text/value.ts';
import { setting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { readShare, type Share } from './share.ts';

/** The rules of the body that a meeting, a decision or a written procedure names, as project.yaml sets them. */
export function bodyRules(workspace: Workspace, { data }: Entry): Mapping {
  const rules =
    typeof data.body === 'string' ? setting(workspace, `meetings.bodies.${data.body}`) : undefined;
  return isMapping(rules) ? rules : {};
}

/** Returns a share that the rules of a record's body set: its quorum, its majority. */
export function bodyShare(workspace: Workspace, entry: Entry, name: string): Share | undefined {
  return readShare(bodyRules(workspace, entry)[name]);
}

/** Returns a number that the rules of a record's body set. */
export function bodyNumber(workspace: Workspace, entry: Entry, name: string): number | undefined {
  const value = bodyRules(workspace, entry)[name];
  return typeof value === 'number' ? value : undefined;
}
