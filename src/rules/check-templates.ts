import { closest } from '../base/suggest.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Template } from '../render/template.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** Returns every finding about the book's templates. The template engine is loaded only where there are templates. */
export async function checkTemplates(workspace: Workspace): Promise<Diagnostic[]> {
  if (!workspace.files.list().some(({ path }) => path.startsWith('templates/'))) return [];
  const { loadTemplates } = await import('../render/load-template.ts');
  const { templates, problems } = loadTemplates(workspace.files);
  return [...problems, ...templates.flatMap((template) => unknownRegistry(template, workspace))];
}

function unknownRegistry(
  { file, registry, registrySpan }: Template,
  { registries }: Workspace,
): Diagnostic[] {
  if (registries.has(registry)) return [];
  const near = closest(registry, registries.keys());
  const hint =
    near.length > 0 ? `did you mean "${near[0]}"?` : `registries: ${[...registries.keys()].join(', ')}`;
  const message = `there is no registry "${registry}"`;
  return [{ code: 'template/unknown-registry', severity: 'error', file, span: registrySpan, message, hint }];
}
