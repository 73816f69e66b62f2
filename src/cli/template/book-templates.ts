import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { shippedTemplates } from '../../io/shipped-schemas.ts';
import type { Files } from '../../registry/files.ts';
import { readText } from '../../registry/load-registry.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { readFrontMatter } from '../../render/read-front-matter.ts';
import type { Template } from '../../render/template.ts';
import { checkTemplates } from '../../rules/check-templates.ts';
import { loadJudge } from '../../text/yaml/judge.ts';

/** The templates of a book whose front matter can be read, and the names of those that have mistakes. */
export type BookTemplates = { readonly templates: readonly Template[]; readonly broken: readonly string[] };

/** Reads the templates of a book: one with mistakes in its text is among them, for it can be mended. */
export async function bookTemplates(workspace: Workspace): Promise<BookTemplates> {
  const { files } = workspace;
  const judge = await loadJudge();
  const templates = templateFiles(files).flatMap((path) => {
    const { template } = readFrontMatter(path, readText(files, path).text, judge);
    return template ? [template] : [];
  });
  const findings = await checkTemplates(workspace, shippedTemplates());
  return { templates, broken: [...new Set(findings.map(({ file }) => templateName(file)))] };
}

/** Returns the paths of a book's templates. */
export function templateFiles(files: Files): string[] {
  return files
    .list()
    .map(({ path }) => path)
    .filter((path) => /^templates\/[^/]+\.(md|mail)\.hbs$/.test(path));
}

/** Returns the template of a name. Throws a RequestError with the nearest name where there is none that can be read. */
export function templateNamed(name: string, { templates, broken }: BookTemplates): Template {
  const template = templates.find((each) => each.name === name);
  if (template) return template;
  if (broken.includes(name))
    throw new RequestError(
      `the front matter of the template "${name}" has mistakes`,
      `see them: grantbook template check ${name}`,
    );
  const near = closest(
    name,
    templates.map((each) => each.name),
  );
  throw new RequestError(
    `there is no template "${name}"`,
    near.length > 0 ? `did you mean "${near[0]}"?` : 'see which there are: grantbook template list',
  );
}

/** Returns the name of a template's file without its folder and endings. */
export function templateName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(md|mail)\.hbs$/, '');
}
