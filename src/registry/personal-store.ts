import type { LoadedSchema } from '../schema/load-schemas.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import { type FileEntry, type Files, STORE_FOLDER } from './files.ts';
import { readText } from './load-registry.ts';
import { storedFields } from './personal.ts';
import { takeRecords } from './take-records.ts';
import type { PersonalStore } from './workspace.ts';

/** A store of personal values as it was read, and the problems of what could not be. */
export type StoreRead = { readonly store: PersonalStore; readonly problems: readonly Diagnostic[] };

/** Returns where the store keeps the values of a registry. */
export function storeFile(registry: string): string {
  return `${STORE_FOLDER}${registry}.yaml`;
}

/** Reads the store of personal values beside a snapshot: a list of records for each registry that has some. */
export async function readStore(files: Files, schemas: readonly LoadedSchema[]): Promise<StoreRead> {
  const { personal } = files;
  if (personal === undefined) return { store: { here: false, files: new Map() }, problems: [] };
  const found = new Map<string, Stored>();
  const problems: Diagnostic[] = [];
  // The store holds more than registries: the key for digests, what its own repository needs.
  for (const { path, mode } of personal.list().filter(isRegistryFile)) {
    const schema = schemas.find(({ registry }) => storeFile(registry.name) === path);
    if (!mode.startsWith('100')) problems.push(strangeFile(path));
    else if (!schema || storedFields(schema.registry).length === 0) problems.push(unknownFile(path, schemas));
    else {
      const read = await readStoreFile(personal, { path, schema });
      problems.push(...read.problems);
      if (read.stored) found.set(schema.registry.name, read.stored);
    }
  }
  return { store: { here: true, files: found }, problems };
}

function isRegistryFile({ path }: FileEntry): boolean {
  return path.endsWith('.yaml') || !path.startsWith(STORE_FOLDER);
}

type Stored = PersonalStore['files'] extends ReadonlyMap<string, infer V> ? V : never;

type ToRead = { readonly path: string; readonly schema: LoadedSchema };

async function readStoreFile(
  files: Files,
  { path, schema: { registry } }: ToRead,
): Promise<{ stored?: Stored; problems: readonly Diagnostic[] }> {
  const { text, problems } = readText(files, path);
  if (problems.length > 0) return { problems };
  const source = { file: path, text, shape: 'list', idField: registry.id.field } as const;
  const quick = readYaml(source);
  const yaml = quick === 'needs-judge' ? readYaml(source, await loadJudge()) : quick;
  if (yaml === 'needs-judge') return { problems };
  const taken = takeRecords(registry, yaml);
  const said = [...yaml.problems, ...taken.problems].filter(({ code }) => code !== 'yaml/empty');
  return {
    stored: { yaml, entries: taken.entries },
    problems: said.map((problem) => ({ ...problem, registry: registry.name })),
  };
}

function strangeFile(path: string): Diagnostic {
  return {
    code: 'book/not-a-file',
    severity: 'error',
    file: path,
    message: `"${path}" is not an ordinary file`,
    hint: 'replace it by an ordinary file',
  };
}

function unknownFile(path: string, schemas: readonly LoadedSchema[]): Diagnostic {
  const names = schemas.map(({ registry }) => registry).filter((each) => storedFields(each).length > 0);
  return {
    code: 'book/unknown-file',
    severity: 'error',
    file: path,
    message: `no registry with personal values has the file "${path}"`,
    hint: `files of the store: ${names.map(({ name }) => storeFile(name)).join(', ')}`,
  };
}
