import type { Files } from '../registry/files.ts';
import { readText } from '../registry/load-registry.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { checkTemplate, type KnownFields } from './fill/check-template.ts';
import { type PartTexts, partFile } from './fill/expand-parts.ts';
import { parseTemplate } from './fill/parse-template.ts';
import { bodyOf, frontTextOf, type TemplateText, templateFinding } from './fill/template-text.ts';
import { loadParts } from './load-parts.ts';
import { checkAnchors } from './markdown/check-anchors.ts';
import { checkDirectives } from './markdown/check-directives.ts';
import { checkFences } from './markdown/check-fences.ts';
import { checkLanguages } from './markdown/check-languages.ts';
import { checkNotes } from './markdown/check-notes.ts';
import { checkPictures } from './markdown/check-pictures.ts';
import { checkPlaces } from './markdown/check-places.ts';
import { scanLines } from './markdown/scan-lines.ts';
import { type FrontRead, readFrontMatter } from './read-front-matter.ts';
import { TEMPLATE_VALUES, type Template } from './template.ts';

/** A book's templates, and everything in them that can be seen to be wrong without data. */
export type TemplatesRead = {
  readonly templates: readonly Template[];
  readonly problems: readonly Diagnostic[];
  /** What keeps a template from being used, by its file: mistakes of its own, or of a part that it holds. */
  readonly broken: ReadonlyMap<string, readonly Diagnostic[]>;
};

/** Returns the names of a registry's fields; undefined where there is no such registry. */
export type FieldsOf = (registry: string) => readonly string[] | undefined;

/** The templates of a snapshot, each of which is read and checked when it is asked for. */
export type OpenTemplates = {
  /** Returns the template of a file, or the problems that keep it from being used; neither where there is no such file. */
  readonly read: (path: string) => FrontRead;
  /** Returns the templates that can be used. */
  readonly usable: () => readonly Template[];
};

/** Opens the templates of a snapshot, for who needs one of them. */
export function openTemplates(files: Files, judge?: YamlJudge): OpenTemplates {
  const book = { files, fieldsOf: () => undefined, parts: loadParts(files).parts };
  const paths = templatePaths(files);
  const known = new Map<string, FrontRead>();
  const read = (path: string): FrontRead => {
    const found = known.get(path) ?? (paths.includes(path) ? loadOne(path, book, judge) : { problems: [] });
    known.set(path, found);
    return found;
  };
  return { read, usable: () => usable(paths.map(read)) };
}

/** Reads the templates of a snapshot, and the parts that they share. One with problems is not among those returned. */
export function loadTemplates(
  files: Files,
  judge?: YamlJudge,
  fieldsOf: FieldsOf = () => undefined,
): TemplatesRead {
  const shared = loadParts(files);
  const book = { files, fieldsOf, parts: shared.parts };
  const ofParts = [...shared.problems, ...[...shared.parts].flatMap((part) => checkPart(part, book))];
  const read = templatePaths(files).map((path) => ({ path, ...loadOne(path, book, judge) }));
  const told = new Map(
    [...ofParts, ...read.flatMap(({ problems }) => problems)].map((problem) => [keyOf(problem), problem]),
  );
  return {
    templates: usable(read),
    problems: [...told.values()],
    broken: new Map(
      read.filter(({ problems }) => problems.length > 0).map(({ path, problems }) => [path, problems]),
    ),
  };
}

function templatePaths(files: Files): string[] {
  return files
    .list()
    .filter(({ path, mode }) => TEMPLATE.test(path) && mode.startsWith('100'))
    .map(({ path }) => path);
}

function usable(read: readonly FrontRead[]): Template[] {
  return read.flatMap(({ template, problems }) => (template && problems.length === 0 ? [template] : []));
}

const TEMPLATE = /^templates\/[^/]+\.(md|mail)\.hbs$/;

function loadOne(path: string, book: Book, judge: YamlJudge | undefined): FrontRead {
  const { text, problems } = readText(book.files, path);
  if (problems.length > 0) return { problems };
  const front = readFrontMatter(path, text, judge);
  if (!front.template) return front;
  const template = { ...front.template, parts: book.parts };
  return { template, problems: [...front.problems, ...checkWhole(template, book)] };
}

/** A mistake in a part is told once, however many templates hold it. */
function keyOf({ code, file, span, message }: Diagnostic): string {
  return JSON.stringify([code, file, span?.start, message]);
}

type Book = { readonly files: Files; readonly fieldsOf: FieldsOf; readonly parts: PartTexts };

/** What can be seen to be wrong in a part whichever template holds it: it names what every document has. */
function checkPart([name, text]: readonly [string, string], { files, fieldsOf, parts }: Book): Diagnostic[] {
  const body = bodyOf({ file: partFile(name), text, bodyStart: 0, parts });
  const fields = { project: fieldsOf('project'), values: TEMPLATE_VALUES.document };
  const anchors = checkAnchors(scanLines(body.source)).map((problem) => templateFinding(body, problem));
  const known = new Set(anchors.map(keyOf));
  return [...checkText(body, fields), ...checkMarkdown(body, files)].filter(
    (each) => !known.has(keyOf(each)),
  );
}

function checkWhole(template: Template, { files, fieldsOf }: Book): Diagnostic[] {
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
  const { problems: ofParts = [] } = text;
  const problems = parsed.ok ? checkTemplate(text.source, parsed.program, fields) : [parsed.problem];
  return [...ofParts, ...problems].map((problem) => templateFinding(text, problem));
}
