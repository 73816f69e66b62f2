import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { shippedTemplates } from '../../io/shipped-schemas.ts';
import type { Files } from '../../registry/files.ts';
import { readText } from '../../registry/load-registry.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { partFiles } from '../../render/load-parts.ts';
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

/** A part that templates share, and the templates that hold it. */
export type SharedPart = { readonly name: string; readonly file: string; readonly heldBy: readonly string[] };

/** Returns the parts of a book, each with the templates and parts that hold it. */
export function sharedParts({ files }: Workspace): SharedPart[] {
  const holders = [...templateFiles(files), ...partFiles(files)].map(
    (path) => [templateName(path), readText(files, path).text] as const,
  );
  return partFiles(files).map((file) => {
    const name = templateName(file);
    const mark = new RegExp(`\\{\\{~?>[ \\t]*${partName(name)}[ \\t]*~?\\}\\}`);
    return { name, file, heldBy: holders.flatMap(([holder, text]) => (mark.test(text) ? [holder] : [])) };
  });
}

/** `parts/heat-map` is `heat-map` where a template names it. */
function partName(name: string): string {
  return name.slice('parts/'.length).replace(/[^a-z0-9-]/g, '');
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

/** Returns the name of a template's file without its folder and endings: `minutes`; of a part `parts/imprint`. */
export function templateName(file: string): string {
  return file.replace(/^templates\//, '').replace(/\.(md|mail)\.hbs$/, '');
}
