import type { RegistrySchema } from '../schema/registry-schema.ts';

/**
 * Returns where records of a registry stand or may have stood: its list file and its folder, both,
 * so that a record is followed from one to the other when the layout changes.
 */
export function recordPaths({ source }: RegistrySchema): [folder: string, file: string] {
  const folder = source.path.replace(/(?:\.yaml|\/)$/, '');
  return [folder, `${folder}.yaml`];
}
