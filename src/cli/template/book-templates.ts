import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { loadTemplates, type TemplatesRead } from '../../render/load-template.ts';
import type { Template } from '../../render/template.ts';
import { loadJudge } from '../../text/yaml/judge.ts';

/** Reads the templates of a book. */
export async function bookTemplates({ files }: Workspace): Promise<TemplatesRead> {
  return loadTemplates(files, await loadJudge());
}

/** Returns the template of a name. Throws a RequestError with the nearest name where there is none that can be read. */
export function templateNamed(name: string, { templates, problems }: TemplatesRead): Template {
  const template = templates.find((each) => each.name === name);
  if (template) return template;
  if (problems.some(({ file }) => templateName(file) === name))
    throw new RequestError(
      `the template "${name}" has mistakes`,
      `see them: grantbook template check ${name}`,
    );
  const names = templates.map((each) => each.name);
  const near = closest(name, names);
  throw new RequestError(
    `there is no template "${name}"`,
    near.length > 0 ? `did you mean "${near[0]}"?` : 'see which there are: grantbook template list',
  );
}

/** Returns the name of a template's file without its folder and endings. */
export function templateName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(md|mail)\.hbs$/, '');
}
