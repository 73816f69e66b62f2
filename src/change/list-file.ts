import { CannotError } from '../base/cannot-error.ts';
import { naturalOrder } from '../base/natural-order.ts';
import { belongsTo, isMeantFor } from '../registry/sort-files.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { readYamlFile } from '../text/yaml/read-yaml-file.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';

/** Returns the list file that new records of a registry go into: of several, the last by its name, whether or not it was read. */
export function lastListFile(registry: RegistrySchema, { files }: Workspace): string {
  const { source } = registry;
  if (source.kind === 'file') return source.path;
  const there = files.list().flatMap(({ path }) => (belongsTo(path, registry) ? [path] : []));
  return there.sort(naturalOrder).at(-1) ?? `${source.path}1.yaml`;
}

/**
 * Returns a list file as it was read; one that is not there yet holds no records. One that is there and was not
 * read, or stands beside such a one, is refused: what it holds would be lost, or its ids given a second time.
 */
export async function readListFile(
  path: string,
  registry: RegistrySchema,
  { registries, files }: Workspace,
): Promise<YamlFile> {
  const read = registries.get(registry.name)?.files ?? [];
  const seen = new Set(read.map(({ file }) => file));
  const unread = files.list().find((each) => !seen.has(each.path) && isMeantFor(each.path, registry));
  if (unread) throw notRead(unread.path);
  const present = read.find(({ file }) => file === path);
  return present ?? readYamlFile({ file: path, text: '[]\n', shape: 'list', idField: registry.id.field });
}

/** Returns the obstacle for whoever would write a file anew that is there and was not read. */
export function notRead(path: string): CannotError {
  return new CannotError(`${path} is there and cannot be read: nothing is written over it`, {
    hint: 'see what is wrong with: grantbook validate',
  });
}
