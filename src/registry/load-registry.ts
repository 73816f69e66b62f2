import type { LoadedSchema } from '../schema/load-schemas.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { decodeText } from '../text/yaml/decode.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import { TextMemory } from '../text/yaml/text-memory.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import { type Files, FilesError } from './files.ts';
import { takeRecords } from './take-records.ts';
import type { Registry } from './workspace.ts';

/** A registry as read, with the problems of what could not be read and the ids seen in it. */
export type RegistryRead = {
  readonly registry: Registry;
  readonly problems: readonly Diagnostic[];
  readonly unreadable: readonly string[];
  /** Whether it may hold records whose ids could not be seen. */
  readonly partial: boolean;
};

/** Returns a file of a registry as it was read from another snapshot; undefined for one that has to be read. */
export type ReadBefore = (path: string) => YamlFile | undefined;

export type RegistryRequest = {
  readonly files: Files;
  readonly schema: LoadedSchema;
  readonly paths: readonly string[];
  /** Files that were read from another snapshot, in which they are the same. */
  readonly before?: ReadBefore | undefined;
  /** The short texts of its files that were read before. */
  readonly memory?: TextMemory;
};

/** Reads a registry's files; 'needs-judge' where a file needs the full YAML parser and none is given. */
export function loadRegistry(request: RegistryRequest, judge?: YamlJudge): RegistryRead | 'needs-judge' {
  const { registry: schema, validate } = request.schema;
  const problems: Diagnostic[] = [];
  const files: YamlFile[] = [];
  const reading = { judge, memory: new TextMemory(), ...request };
  for (const path of request.paths) {
    const read = readFile(reading, path);
    if (read === 'needs-judge') return read;
    for (const problem of read.problems) problems.push({ registry: schema.name, ...problem });
    if (read.yaml) files.push(read.yaml);
  }
  const taken = files.map((yaml) => takeRecords(schema, yaml));
  return {
    registry: { schema, validate, files, entries: taken.flatMap((t) => t.entries) },
    problems: [...problems, ...taken.flatMap((t) => t.problems)],
    unreadable: taken.flatMap((t) => t.unreadable),
    partial: files.length < request.paths.length || files.some(hidesRecords),
  };
}

/** A file with errors hides what no record was made of, and records whose id line could not be seen. */
function hidesRecords({ records, problems }: YamlFile): boolean {
  const hidden = records.some(({ value, idHints }) => value === undefined && idHints.length === 0);
  return hidden || (records.length === 0 && problems.some(({ severity }) => severity === 'error'));
}

type FileRead = { readonly problems: readonly Diagnostic[]; readonly yaml?: YamlFile };

type Reading = RegistryRequest & { readonly judge: YamlJudge | undefined; readonly memory: TextMemory };

function readFile({ files, schema, before, judge, memory }: Reading, path: string): FileRead | 'needs-judge' {
  const { registry } = schema;
  const same = before?.(path);
  if (same) return { problems: same.problems, yaml: same };
  const decoded = readText(files, path);
  if (decoded.problems.length > 0) return { problems: decoded.problems };
  const shape = registry.source.kind === 'folder' || registry.single ? 'record' : 'list';
  const source = { file: path, text: decoded.text, shape, idField: registry.id.field, memory } as const;
  const yaml = readYaml(source, judge);
  return yaml === 'needs-judge' ? yaml : { problems: yaml.problems, yaml };
}

/** Returns a file's text; a file that cannot be read or decoded is a problem, never an absence. */
export function readText(files: Files, path: string): { text: string; problems: readonly Diagnostic[] } {
  try {
    return decodeText(path, files.read(path));
  } catch (error) {
    if (!(error instanceof FilesError)) throw error;
    const message = `the file cannot be read: ${error.message}`;
    return { text: '', problems: [{ code: 'book/unreadable', severity: 'error', file: path, message }] };
  }
}
