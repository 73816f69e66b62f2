import { type KnownValidators, loadSchemas, type SchemasLoaded } from '../schema/load-schemas.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { loadJudge, type YamlJudge } from '../text/yaml/judge.ts';
import type { FileEntry, Files } from './files.ts';
import { findLinks } from './find-links.ts';
import { loadRegistry, type RegistryRead, readText } from './load-registry.ts';
import { readProject } from './project.ts';
import { belongsTo, type SortedFiles, sortFiles } from './sort-files.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

/** How a book is loaded. */
export type LoadOptions = {
  /** Validators compiled before, so that schemas need not be. */
  readonly known?: KnownValidators;
  /** Which data files to read; all where it is not given. Schemas are always read. */
  readonly only?: (path: string) => boolean;
};

/**
 * Loads a book from a snapshot. Never throws for what the book holds and never writes: what cannot
 * be read is a problem of the workspace, and the rest is there.
 */
export async function loadWorkspace(files: Files, options: LoadOptions = {}): Promise<Workspace> {
  const { known = () => undefined, only } = options;
  const sorted = sortFiles(files.list());
  const problems: Diagnostic[] = sorted.strange.map(strangeFile);
  const schemas = await readSchemas(files, sorted.schemas, known);
  problems.push(...schemas.problems);
  const wanted = only ? { ...sorted, data: sorted.data.filter(({ path }) => only(path)) } : sorted;
  const reads = await readRegistries(files, wanted, schemas);
  for (const read of reads) problems.push(...read.problems);
  if (schemas.problems.length === 0) problems.push(...unknownFiles(sorted, schemas));
  const registries = new Map(reads.map(({ registry }) => [registry.schema.name, registry]));
  const project = readProject(registries.get('project')?.entries[0]?.data);
  if (!project && !only && problems.length === 0 && !hasRejectedProject(registries))
    problems.push(noProject());
  return {
    files,
    project,
    registries,
    ...indexEntries([...registries.values()]),
    unreadable: new Set(reads.flatMap((read) => read.unreadable)),
    partial: partialRegistries(reads, sorted),
    problems,
  };
}

async function readSchemas(
  files: Files,
  entries: readonly FileEntry[],
  known: KnownValidators,
): Promise<SchemasLoaded> {
  const problems: Diagnostic[] = [];
  const texts = [];
  for (const { path } of entries) {
    const read = readText(files, path);
    problems.push(...read.problems);
    if (read.problems.length === 0) texts.push({ file: path, text: read.text });
  }
  const loaded = await loadSchemas(texts, known);
  return { schemas: loaded.schemas, problems: [...problems, ...loaded.problems] };
}

async function readRegistries(
  files: Files,
  sorted: SortedFiles,
  loaded: SchemasLoaded,
): Promise<RegistryRead[]> {
  const reads: RegistryRead[] = [];
  let judge: YamlJudge | undefined;
  for (const schema of loaded.schemas) {
    const paths = sorted.data.map((entry) => entry.path).filter((path) => belongsTo(path, schema.registry));
    let read = loadRegistry({ files, schema, paths }, judge);
    if (read === 'needs-judge') {
      judge = await loadJudge();
      read = loadRegistry({ files, schema, paths }, judge);
    }
    if (read !== 'needs-judge') reads.push(read);
  }
  return reads;
}

function indexEntries(registries: readonly Registry[]): Pick<Workspace, 'entries' | 'links'> {
  const entries = new Map<string, Entry>();
  const all = registries.flatMap((registry) => registry.entries);
  for (const entry of all) {
    if (entry.id !== '' && !entries.has(entry.id)) entries.set(entry.id, entry);
  }
  return { entries, links: all.flatMap((entry) => [...findLinks(entry)]) };
}

function unknownFiles(sorted: SortedFiles, loaded: SchemasLoaded): Diagnostic[] {
  const known = (path: string) => loaded.schemas.some(({ registry }) => belongsTo(path, registry));
  return sorted.data
    .filter(({ path }) => !known(path) && !/(^|\/)(README\.md|\.gitkeep)$/.test(path))
    .map(({ path }) => ({
      code: 'book/unknown-file',
      severity: 'error',
      file: path,
      message: `no registry has the file "${path}"`,
      hint: path.endsWith('.yml')
        ? 'registry files end in .yaml'
        : `registries: ${loaded.schemas.map(({ registry }) => registry.source.path).join(', ')}`,
    }));
}

function strangeFile({ path, mode }: FileEntry): Diagnostic {
  const what =
    mode === '120000' ? 'a symbolic link' : mode === '160000' ? 'a submodule' : 'not an ordinary file';
  const hint = 'replace it by an ordinary file';
  return { code: 'book/not-a-file', severity: 'error', file: path, message: `"${path}" is ${what}`, hint };
}

function partialRegistries(reads: readonly RegistryRead[], { strange }: SortedFiles): Set<string> {
  const partial = reads.filter(
    ({ partial: hidden, registry }) => hidden || strange.some(({ path }) => belongsTo(path, registry.schema)),
  );
  return new Set(partial.map(({ registry }) => registry.schema.name));
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
    hint: 'make a new book with: grantbook init DIR',
  };
}
