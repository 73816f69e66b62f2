import { whenAsked } from '../base/when-asked.ts';
import type { SchemasLoaded } from '../schema/load-schemas.ts';
import { TextMemory } from '../text/yaml/text-memory.ts';
import type { Files } from './files.ts';
import { filesHolding, remembering } from './files-holding.ts';
import { joinStore } from './join-store.ts';
import { LazyEntries } from './lazy-entries.ts';
import { loadRegistry, type ReadBefore, type RegistryRequest } from './load-registry.ts';
import { keepsStore, readProject } from './project.ts';
import { type Ids, idsIn, sameIds } from './record-ids.ts';
import { filesReadBefore, type Reuse } from './reuse-registry.ts';
import { filesByRegistry, hasOneOf, sortFiles } from './sort-files.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

/** What is known of a book that was read before, and what has changed of it since. */
export type KnownBook = {
  readonly schemas: SchemasLoaded;
  readonly ids: Ids;
  /** The files whose content is another: of registries, and not the project's settings. No other file has changed, come or gone. */
  readonly written: readonly string[];
  /** The book before these were written, where it is loaded: its other registries are this one's. */
  readonly from?: Workspace;
};

/** Returns whether a file may be one of a registry's records; the settings, on which all rest, are told by their registry. */
export function isRecordsFile(path: string): boolean {
  return path.startsWith('project-data/') && path.endsWith('.yaml');
}

/** More has changed than can be told without reading the whole book. */
export class ReadWhole extends Error {
  override readonly name = 'ReadWhole';
}

/**
 * Returns a book of which a registry is read only once somebody looks at its records. Those with changed files are read
 * at once. Throws a ReadWhole, also later where something is looked at, where a record came, went or got
 * another id, or where anything is wrong with what is read: the whole book is then to be read.
 */
export function loadLazily(files: Files, { schemas, ids, written, from }: KnownBook): Workspace {
  const { data, strange } = sortFiles(files.list());
  if (strange.length > 0) throw new ReadWhole();
  const pathsOf = filesByRegistry(data);
  const reuse = from && { from, changed: new Set(written) };
  const registries = new Map(
    schemas.schemas.map((schema): [string, Registry] => {
      const { registry } = schema;
      const same = hasOneOf(registry, written) ? undefined : from?.registries.get(registry.name);
      return [registry.name, same ?? lazyRegistry({ files, schema, paths: pathsOf(registry) }, reuse)];
    }),
  );
  for (const registry of registries.values()) {
    const { name } = registry.schema;
    if (!hasOneOf(registry.schema, written)) continue;
    if (name === 'project' || !sameIds(idsIn(registry), ids[name])) throw new ReadWhole();
  }
  const project = readProject(registries.get('project')?.entries[0]?.data);
  if (!project || keepsStore(project)) throw new ReadWhole();
  return {
    files,
    project,
    schemas,
    registries,
    entries: new LazyEntries(registries, ids),
    unreadable: new Set(),
    partial: new Set(),
    problems: [],
  };
}

/** Of a registry, so many words are each looked for in its files; who asks for more, reads it whole. */
const FEW = 4;

/** With members of its own: who spreads it, reads it. Each file is read once, whoever asks for it. */
function lazyRegistry(request: RegistryRequest, reuse: Reuse | undefined): Registry {
  const { files, paths } = request;
  const { registry: schema, validate } = request.schema;
  const parts = new Map<string, Registry>();
  let before: ReadBefore | undefined;
  let memory: TextMemory | undefined;
  const part = (path: string): Registry => {
    before ??= reuse && filesReadBefore(request.schema, reuse);
    memory ??= new TextMemory();
    const read = parts.get(path) ?? readSound({ ...request, paths: [path], before, memory });
    parts.set(path, read);
    return read;
  };
  return whenAsked<Registry>({
    schema: () => schema,
    validate: () => validate,
    files: () => paths.flatMap((path) => part(path).files),
    entries: () => paths.flatMap((path) => part(path).entries),
    holding: () => {
      const found = new Map<string, readonly Entry[]>();
      const searched = remembering(files);
      return (word) => {
        if (found.has(word)) return found.get(word);
        if (parts.size === paths.length || found.size === FEW) return undefined;
        const near = filesHolding(searched, paths, word).flatMap((path) => part(path).entries);
        found.set(word, near);
        return near;
      };
    },
  });
}

function readSound(request: RegistryRequest): Registry {
  const read = loadRegistry(request);
  if (read === 'needs-judge' || read.problems.length + read.unreadable.length > 0 || read.partial)
    throw new ReadWhole();
  return joinStore(read.registry, undefined);
}
