import type { Files } from '../registry/files.ts';
import { readText } from '../registry/load-registry.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { checkTemplate, type KnownFields } from './fill/check-template.ts';
import { parseTemplate } from './fill/parse-template.ts';
import { bodyOf, frontTextOf, type TemplateText, templateFinding } from './fill/template-text.ts';
import { checkAnchors } from './markdown/check-anchors.ts';
import { checkDirectives } from './markdown/check-directives.ts';
import { checkFences } from './markdown/check-fences.ts';
import { checkLanguages } from './markdown/check-languages.ts';
import { checkNotes } from './markdown/check-notes.ts';
import { checkPictures } from './markdown/check-pictures.ts';
import { checkPlaces } from './markdown/check-places.ts';
import { scanLines } from './markdown/scan-lines.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { TEMPLATE_VALUES, type Template } from './template.ts';

/** A book's templates, and everything in them that can be seen to be wrong without data. */
export type TemplatesRead = {
  readonly templates: readonly Template[];
  readonly problems: readonly Diagnostic[];
};

/** Returns the names of a registry's fields; undefined where there is no such registry. */
export type FieldsOf = (registry: string) => readonly string[] | undefined;

/** Reads the templates of a snapshot. One with problems is not among those returned. */
export function loadTemplates(files: Files, judge?: YamlJudge, fieldsOf?: FieldsOf): TemplatesRead {
  const templates: Template[] = [];
  const problems: Diagnostic[] = [];
  for (const { path, mode } of files.list()) {
    if (!/^templates\/[^/]+\.(md|mail)\.hbs$/.test(path) || !mode.startsWith('100')) continue;
    const read = readText(files, path);
    const front = read.problems.length > 0 ? read : readFrontMatter(path, read.text, judge);
    const found = 'template' in front && front.template ? checkWhole(front.template, files, fieldsOf) : [];
    problems.push(...front.problems, ...found);
    if ('template' in front && front.template && found.length === 0) templates.push(front.template);
  }
  return { templates, problems };
}

function checkWhole(template: Template, files: Files, fieldsOf: FieldsOf = () => undefined): Diagnostic[] {
  const values = TEMPLATE_VALUES[template.kind];
  const fields = { record: fieldsOf(template.registry), project: fieldsOf('project'), values };
  const fronts = [template.title, template.output, template.header, template.footer];
  const front = fronts.flatMap((text) => (text ? checkText(frontTextOf(template.file, text), fields) : []));
  const body = bodyOf(template);
  const places = template.kind === 'mail' ? [] : checkMarkdown(body, files);
  return [...front, ...checkText(body, fields), ...places].sort(
    (a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}

function checkMarkdown(body: TemplateText, files: Files): Diagnostic[] {
  const lines = scanLines(body.source);
  return [
    ...checkPlaces(lines),
    ...checkFences(lines),
    ...checkDirectives(lines),
    ...checkAnchors(lines),
    ...checkNotes(lines),
    ...checkPictures(lines, files),
    ...checkLanguages(lines),
  ].map((problem) => templateFinding(body, problem));
}

function checkText(text: TemplateText, fields: KnownFields): Diagnostic[] {
  const parsed = parseTemplate(text.source);
  const problems = parsed.ok ? checkTemplate(text.source, parsed.program, fields) : [parsed.problem];
  return problems.map((problem) => templateFinding(text, problem));
}
