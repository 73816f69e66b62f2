import type { Workspace } from './workspace.ts';

/** Returns whether every record of a registry could be read: only then can they be counted or added up. */
export function isWhole(workspace: Workspace, name: string): boolean {
  const registry = workspace.registries.get(name);
  if (!registry || workspace.partial.has(name)) return false;
  return registry.files.every(({ records }) => records.every(({ value }) => value !== undefined));
}
