import { sha256 } from '../base/digest.ts';
import { closest } from '../base/suggest.ts';
import { derivedOf } from '../registry/derived/with-derived.ts';
import { type Files, FilesError } from '../registry/files.ts';
import { contentDigest, ORIGIN_FOLDER } from '../registry/upgrade/origin.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Template } from '../render/template.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import { checkShells } from './check-shells.ts';

/**
 * Finds the registries of templates that passed every check before, by their digest; undefined
 * where they were not checked.
 */
export type KnownTemplates = (digest: string) => readonly string[] | undefined;

/** Returns every finding about the book's templates. The template engine is loaded only where one is not known. */
export async function checkTemplates(
  workspace: Workspace,
  known: KnownTemplates = () => undefined,
): Promise<Diagnostic[]> {
  const registry = known(templatesDigest(workspace.files));
  if (registry?.every((name) => workspace.registries.has(name))) return [];
  const { loadTemplates } = await import('../render/load-template.ts');
  const { templates, problems } = loadTemplates(workspace.files, await loadJudge(), (name) =>
    fieldsOf(workspace, name),
  );
  const unknown = templates.flatMap((template) => unknownRegistry(template, workspace));
  return [...problems, ...unknown, ...(await checkShells(workspace, templates))];
}

/** A registry whose records may have any field has no list of them. */
function fieldsOf({ registries }: Workspace, name: string): readonly string[] | undefined {
  const schema = registries.get(name)?.schema;
  if (schema?.json.additionalProperties !== false) return undefined;
  return [...schema.fields, ...derivedOf(schema)].map(({ name: field }) => field);
}

/** Returns the digest of a book's templates and of the schemas that tell what they may print: names, kinds and bytes. */
export function templatesDigest(files: Files): string {
  const parts = files
    .list()
    .filter(({ path }) => /^(templates|schemas)\//.test(path) && !path.startsWith(ORIGIN_FOLDER));
  return sha256(JSON.stringify(parts.map(({ path, mode }) => [path, mode, bytesDigest(files, path)])));
}

function bytesDigest(files: Files, path: string): string {
  try {
    return contentDigest(path, files.read(path));
  } catch (error) {
    if (error instanceof FilesError) return 'unreadable';
    throw error;
  }
}

function unknownRegistry(
  { file, registry, registrySpan }: Template,
  { registries, problems }: Workspace,
): Diagnostic[] {
  const broken = problems.some((problem) => problem.file === `schemas/${registry}.schema.json`);
  if (broken || registries.has(registry)) return [];
  const near = closest(registry, registries.keys());
  const hint =
    near.length > 0 ? `did you mean "${near[0]}"?` : `registries: ${[...registries.keys()].join(', ')}`;
  const message = `there is no registry "${registry}"`;
  return [{ code: 'template/unknown-registry', severity: 'error', file, span: registrySpan, message, hint }];
}
