import { derivedOf } from '../registry/derived/with-derived.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { ShellKnows } from '../render/docx/check-shell.ts';
import { readShellFile, SHELL_ENDING } from '../render/find-shell.ts';
import type { Template } from '../render/template.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** Returns every mistake in the Word files of a book that are the shells of its documents. */
export async function checkShells(
  workspace: Workspace,
  templates: readonly Template[],
): Promise<Diagnostic[]> {
  const paths = workspace.files
    .list()
    .map(({ path }) => path)
    .filter((path) => /^templates\/[^/]+$/.test(path) && path.endsWith(SHELL_ENDING));
  const findings: Diagnostic[] = [];
  for (const path of paths) {
    const served = templates.filter(({ name }) => path === `templates/${name}${SHELL_ENDING}`);
    if (served.length === 0 && path !== workspace.project?.data.shell) findings.push(unused(path));
    else findings.push(...(await checkFile(workspace, path, served[0]?.registry)));
  }
  return findings;
}

async function checkFile(
  workspace: Workspace,
  path: string,
  registry: string | undefined,
): Promise<readonly Diagnostic[]> {
  const bytes = readShellFile(workspace.files, path);
  const { checkShell } = await import('../render/docx/check-shell.ts');
  const { problems } = await checkShell(
    { file: path, bytes: bytes ?? new Uint8Array() },
    shellKnows(workspace, registry),
  );
  // A style that a shell lacks is a matter of looks: `template check FILE` says it to whoever makes the shell.
  return problems.filter(({ severity }) => severity === 'error');
}

function unused(file: string): Diagnostic {
  const name = file.slice('templates/'.length, -SHELL_ENDING.length);
  const message = `no document is made in this shell: there is no template "${name}"`;
  const hint = 'name it after a template, or in project-data/project.yaml: shell: PATH';
  return { code: 'template/shell-unused', severity: 'warning', file, message, hint };
}

/** Returns what a shell may print. It may serve several registries: unless one is named, a field of any will do. */
export function shellKnows({ registries }: Workspace, registry: string | undefined): ShellKnows {
  const named = registry === undefined ? undefined : registries.get(registry)?.schema;
  const record = named ? [named] : [...registries.values()].map(({ schema }) => schema);
  const project = registries.get('project')?.schema;
  return {
    names: { record: namesOf(record), project: project && namesOf([project]) },
    fields: { record, project },
  };
}

/** The names of fields; undefined where records may have any. */
function namesOf(schemas: readonly RegistrySchema[]): string[] | undefined {
  if (schemas.some(({ json }) => json.additionalProperties !== false)) return undefined;
  return [
    ...new Set(schemas.flatMap((schema) => [...schema.fields, ...derivedOf(schema)].map(({ name }) => name))),
  ];
}
