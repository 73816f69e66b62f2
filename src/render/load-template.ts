import type { Files } from '../registry/files.ts';
import { readText } from '../registry/load-registry.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { checkTemplate } from './fill/check-template.ts';
import { parseTemplate } from './fill/parse-template.ts';
import { bodyOf, frontTextOf, type TemplateText, templateFinding } from './fill/template-text.ts';
import { checkAnchors } from './markdown/check-anchors.ts';
import { checkDirectives } from './markdown/check-directives.ts';
import { checkFences } from './markdown/check-fences.ts';
import { checkPictures } from './markdown/check-pictures.ts';
import { checkPlaces } from './markdown/check-places.ts';
import { scanLines } from './markdown/scan-lines.ts';
import { readFrontMatter } from './read-front-matter.ts';
import type { Template } from './template.ts';

/** A book's templates, and everything in them that can be seen to be wrong without data. */
export type TemplatesRead = {
  readonly templates: readonly Template[];
  readonly problems: readonly Diagnostic[];
};

/** Reads the templates of a snapshot. One with problems is not among those returned. */
export function loadTemplates(files: Files, judge?: YamlJudge): TemplatesRead {
  const templates: Template[] = [];
  const problems: Diagnostic[] = [];
  for (const { path, mode } of files.list()) {
    if (!/^templates\/[^/]+\.md\.hbs$/.test(path) || !mode.startsWith('100')) continue;
    const read = readText(files, path);
    const front = read.problems.length > 0 ? read : readFrontMatter(path, read.text, judge);
    const found = 'template' in front && front.template ? checkWhole(front.template, files) : [];
    problems.push(...front.problems, ...found);
    if ('template' in front && front.template && found.length === 0) templates.push(front.template);
  }
  return { templates, problems };
}

function checkWhole(template: Template, files: Files): Diagnostic[] {
  const fronts = [template.title, template.output, template.header, template.footer];
  const front = fronts.flatMap((text) => (text ? checkText(frontTextOf(template.file, text)) : []));
  const body = bodyOf(template);
  const lines = scanLines(body.source);
  const places = [
    ...checkPlaces(lines),
    ...checkFences(lines),
    ...checkDirectives(lines),
    ...checkAnchors(lines),
    ...checkPictures(lines, files),
  ].map((problem) => templateFinding(body, problem));
  return [...front, ...checkText(body), ...places].sort(
    (a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}

function checkText(text: TemplateText): Diagnostic[] {
  const parsed = parseTemplate(text.source);
  const problems = parsed.ok ? checkTemplate(text.source, parsed.program) : [parsed.problem];
  return problems.map((problem) => templateFinding(text, problem));
}
