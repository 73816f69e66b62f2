import {
  type KnownSchemas,
  loadSchemas,
  type SchemaMemory,
  type SchemasLoaded,
} from '../schema/load-schemas.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Mapping } from '../text/value.ts';
import { loadJudge, type YamlJudge } from '../text/yaml/judge.ts';
import type { FileEntry, Files } from './files.ts';
import { linksWhere } from './find-links.ts';
import { joinStore } from './join-store.ts';
import { loadRegistry, type RegistryRead, readText } from './load-registry.ts';
import { readStore } from './personal-store.ts';
import { keepsStore, readProject } from './project.ts';
import { filesReadBefore, type Reuse, reusedRead } from './reuse-registry.ts';
import { belongsTo, filesByRegistry, type SortedFiles, sortFiles } from './sort-files.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

/** How a book is loaded. */
export type LoadOptions = {
  /** Validators compiled before, so that schemas need not be. */
  readonly known?: KnownSchemas;
  /** What was loaded of the schemas of other snapshots: each is compiled once. */
  readonly memory?: SchemaMemory;
  /** The schemas of this snapshot as they were loaded from another in which their files are the same. */
  readonly schemas?: SchemasLoaded;
  /** A book that differs from this one in little: what is the same is not read again. */
  readonly reuse?: Reuse;
  /** Which data files to read; all where it is not given. */
  readonly only?: (path: string) => boolean;
};

/**
 * Loads a book from a snapshot. Never throws for what the book holds and never writes: what cannot
 * be read is a problem of the workspace, and the rest is there.
 */
export async function loadWorkspace(files: Files, options: LoadOptions = {}): Promise<Workspace> {
  const { only, reuse } = options;
  const sorted = sortFiles(files.list());
  const schemas =
    options.schemas ?? sameSchemas(reuse) ?? (await readSchemas(files, sorted.schemas, options));
  const wanted = only ? { ...sorted, data: sorted.data.filter(({ path }) => only(path)) } : sorted;
  const reads = await readRegistries({ files, sorted: wanted, reuse }, schemas);
  const problems: Diagnostic[] = [
    ...sorted.strange.map(strangeFile),
    ...schemas.problems,
    ...reads.flatMap((read) => read.problems),
    ...(schemas.problems.length === 0 ? unknownFiles(sorted, schemas) : []),
  ];
  const project = readProject(dataOf(reads, 'project'));
  const stored = keepsStore(project) ? await readStore(files, schemas.schemas) : undefined;
  problems.push(...(stored?.problems ?? []));
  const joined = reads.map(({ registry }) => joinStore(registry, stored?.store));
  const registries = new Map(joined.map((registry) => [registry.schema.name, registry]));
  if (!project && !only && problems.length === 0 && !hasRejectedProject(registries))
    problems.push(noProject());
  const entries = indexEntries(joined);
  const emptied = emptiedRegistries(reads, { registries, entries });
  return {
    files,
    project,
    schemas,
    registries,
    entries,
    unreadable: new Set(reads.flatMap((read) => read.unreadable)),
    partial: new Set([...partialRegistries(reads, sorted), ...emptied.keys()]),
    problems: problems.map((problem) => asEmptied(problem, emptied)),
    ...(stored && { store: stored.store }),
  };
}

function dataOf(reads: readonly RegistryRead[], name: string): Mapping | undefined {
  return reads.find(({ registry }) => registry.schema.name === name)?.registry.entries[0]?.data;
}

/** Reads the schemas of a book, and what is wrong with them. */
async function readSchemas(
  files: Files,
  entries: readonly FileEntry[],
  { known = () => undefined, memory }: LoadOptions,
): Promise<SchemasLoaded> {
  const problems: Diagnostic[] = [];
  const texts = [];
  for (const { path } of entries) {
    const read = readText(files, path);
    problems.push(...read.problems);
    if (read.problems.length === 0) texts.push({ file: path, text: read.text });
  }
  const loaded = await loadSchemas(texts, known, memory);
  if (problems.length === 0) return loaded;
  return { schemas: loaded.schemas, problems: [...problems, ...loaded.problems] };
}

function sameSchemas(reuse: Reuse | undefined): SchemasLoaded | undefined {
  return reuse && ![...reuse.changed].some((path) => path.startsWith('schemas/'))
    ? reuse.from.schemas
    : undefined;
}

type ToRead = {
  readonly files: Files;
  readonly sorted: SortedFiles;
  readonly reuse: Reuse | undefined;
};

async function readRegistries(
  { files, sorted, reuse }: ToRead,
  loaded: SchemasLoaded,
): Promise<RegistryRead[]> {
  const reads: RegistryRead[] = [];
  const pathsOf = filesByRegistry(sorted.data);
  let judge: YamlJudge | undefined;
  for (const schema of loaded.schemas) {
    const same = reuse && reusedRead(schema, reuse);
    if (same) {
      reads.push(same);
      continue;
    }
    const before = reuse && filesReadBefore(schema, reuse);
    const request = { files, schema, paths: pathsOf(schema.registry), before };
    let read = loadRegistry(request, judge);
    if (read === 'needs-judge') {
      judge = await loadJudge();
      read = loadRegistry(request, judge);
    }
    if (read !== 'needs-judge') reads.push(read);
  }
  return reads;
}

function indexEntries(registries: readonly Registry[]): Workspace['entries'] {
  const entries = new Map<string, Entry>();
  for (const registry of registries) {
    for (const entry of registry.entries)
      if (entry.id !== '' && !entries.has(entry.id)) entries.set(entry.id, entry);
  }
  return entries;
}

function unknownFiles(sorted: SortedFiles, loaded: SchemasLoaded): Diagnostic[] {
  const pathsOf = filesByRegistry(sorted.data);
  const known = new Set(loaded.schemas.flatMap(({ registry }) => pathsOf(registry)));
  const hint = `registries: ${loaded.schemas.map(({ registry }) => registry.source.path).join(', ')}`;
  return sorted.data
    .filter(({ path }) => !known.has(path) && !/(^|\/)(README\.md|\.gitkeep)$/.test(path))
    .map(({ path }) => unknownFile(path, { ...loaded, hint }));
}

function unknownFile(path: string, { schemas, hint }: SchemasLoaded & { readonly hint: string }): Diagnostic {
  const meant = schemas.find(({ registry }) => isMisnamed(path, registry))?.registry;
  return {
    code: 'book/unknown-file',
    severity: 'error',
    file: path,
    ...(meant && { registry: meant.name }),
    message: `no registry has the file "${path}"`,
    hint: LEFT_BEHIND.test(path)
      ? 'a command that was cut off left it; the next one that writes takes it away'
      : meant && /^[\w./-]+$/.test(path)
        ? `registry files end in .yaml: git mv ${path} ${path.replace(MISNAMED, '.yaml')}`
        : hint,
  };
}

/** What a change puts beside its files until it is done. */
const LEFT_BEHIND = /(^|\/)\.grantbook-\w{6}-\d+\.(tmp|bak)$/;

const MISNAMED = /\.(yml|YML|YAML|Yaml)$/;

/** A file that would be the registry's but for its ending hides records of it. */
function isMisnamed(path: string, registry: RegistrySchema): boolean {
  return MISNAMED.test(path) && belongsTo(path.replace(MISNAMED, '.yaml'), registry);
}

function strangeFile({ path, mode }: FileEntry): Diagnostic {
  const what =
    mode === '120000' ? 'a symbolic link' : mode === '160000' ? 'a submodule' : 'not an ordinary file';
  const hint = 'replace it by an ordinary file';
  return { code: 'book/not-a-file', severity: 'error', file: path, message: `"${path}" is ${what}`, hint };
}

function partialRegistries(reads: readonly RegistryRead[], { strange, data }: SortedFiles): Set<string> {
  const misnamed = data.filter(({ path }) => MISNAMED.test(path));
  const partial = reads.filter(
    ({ partial: hidden, registry: { schema } }) =>
      hidden ||
      strange.some(({ path }) => belongsTo(path, schema)) ||
      misnamed.some(({ path }) => isMisnamed(path, schema)),
  );
  return new Set(partial.map(({ registry }) => registry.schema.name));
}

/** Returns the registries whose file holds nothing although records refer to theirs, each with such an id. */
function emptiedRegistries(
  reads: readonly RegistryRead[],
  { registries, entries }: Pick<Workspace, 'registries' | 'entries'>,
): Map<string, string> {
  const emptied = new Map<string, string>();
  for (const { registry, problems } of reads) {
    const { name } = registry.schema;
    if (!problems.some(({ code }) => code === 'yaml/empty')) continue;
    const [lost] = linksWhere({ registries }, (to, targets) => targets.includes(name) && !entries.has(to));
    if (lost) emptied.set(name, lost.to);
  }
  return emptied;
}

/** One finding that says what happened, instead of one for each reference into the registry. */
function asEmptied(problem: Diagnostic, emptied: ReadonlyMap<string, string>): Diagnostic {
  const id = problem.code === 'yaml/empty' ? emptied.get(problem.registry ?? '') : undefined;
  if (id === undefined) return problem;
  const message = `the file holds no records, but others refer to them, for example to "${id}"`;
  const hint = `bring them back: git checkout -- ${problem.file}`;
  return { ...problem, severity: 'error', message, hint };
}

function hasRejectedProject(registries: ReadonlyMap<string, Registry>): boolean {
  const project = registries.get('project');
  return project !== undefined && project.entries.length > 0;
}

function noProject(): Diagnostic {
  return {
    code: 'book/no-project',
    severity: 'error',
    file: 'project-data/project.yaml',
    message: 'the book has no project-data/project.yaml',
    hint: 'bring it back: git checkout -- project-data/project.yaml; or make a new book: grantbook init DIR',
  };
}
