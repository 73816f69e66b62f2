import { reachableObjects, readObjects } from '../../io/git/reachable-objects.ts';
import type { Repository } from '../../io/git/repository.ts';
import { identifiers, type PersonalText } from '../../procedures/privacy/identifiers.ts';
import { isRedacted } from '../../registry/personal.ts';
import { belongsTo } from '../../registry/sort-files.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isMapping, type Mapping } from '../../text/value.ts';
import { decodeText } from '../../text/yaml/decode.ts';
import { readYamlFile } from '../../text/yaml/read-yaml-file.ts';

/** Returns the values by which a record can be recognised: those it has now, and all it ever had in a commit. */
export async function everyIdentifier(
  repository: Repository | undefined,
  entry: Entry,
): Promise<readonly PersonalText[]> {
  const past = repository ? await pastData(repository, entry) : [];
  const all = [entry.data, ...past].flatMap((data) => identifiers(entry.registry, data));
  const known = new Map(
    all.filter(({ text }) => !isRedacted(text)).map((each) => [`${each.field} ${each.text}`, each]),
  );
  return [...known.values()];
}

/** Reads the record in every version of its registry's files. */
async function pastData(repository: Repository, { id, registry }: Entry): Promise<Mapping[]> {
  const inBook = (path: string) => path.slice(repository.bookPrefix.length);
  const versions = reachableObjects(repository).filter(
    ({ type, path }) =>
      type === 'blob' && path.startsWith(repository.bookPrefix) && belongsTo(inBook(path), registry),
  );
  const found: Mapping[] = [];
  for (const { object, content } of readObjects(repository, versions)) {
    const { text } = decodeText(object.path, content);
    if (text.includes(id)) found.push(...(await recordsIn({ file: object.path, text }, { id, registry })));
  }
  return found;
}

async function recordsIn(
  source: { readonly file: string; readonly text: string },
  { id, registry }: Pick<Entry, 'id' | 'registry'>,
): Promise<Mapping[]> {
  const shape = registry.source.kind === 'folder' || registry.single ? 'record' : 'list';
  const { records } = await readYamlFile({ ...source, shape, idField: registry.id.field });
  return records.flatMap(({ value }) => (isMapping(value) && value[registry.id.field] === id ? [value] : []));
}
