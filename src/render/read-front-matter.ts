import { closest } from '../base/suggest.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import type { YamlRecord } from '../text/yaml/yaml-file.ts';
import { LANGUAGE } from './markdown/check-languages.ts';
import type { FrontText, Template } from './template.ts';

const TEXTS = ['for', 'title', 'output', 'header', 'footer', 'language', 'orientation'];
const KEYS = [...TEXTS, 'personal'];
const REQUIRED = ['for', 'title', 'output'];

/** A template as its front matter declares it, or the problems that say why there is none. */
export type FrontRead = { readonly template?: Template; readonly problems: readonly Diagnostic[] };

/** Reads the front matter of a template file. */
export function readFrontMatter(file: string, text: string, judge?: YamlJudge): FrontRead {
  const fences = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (fences?.index !== 0)
    return { problems: [finding(file, { start: 0, end: firstLine(text) }, noFrontMatter)] };
  const start = text.indexOf('\n') + 1;
  const yaml = readYaml({ file, text: fences[1] ?? '', shape: 'record', idField: 'for' }, judge);
  if (yaml === 'needs-judge')
    return { problems: [finding(file, { start, end: start + firstLine(text.slice(start)) }, notPlain)] };
  const problems = yaml.problems.map((problem) => ({
    ...problem,
    ...(problem.span && { span: shifted(problem.span, start) }),
  }));
  const [record] = yaml.records;
  if (problems.length > 0 || !record || !isMapping(record.value)) {
    return {
      problems: problems.length > 0 ? problems : [finding(file, { start: 0, end: 3 }, noFrontMatter)],
    };
  }
  return fromRecord({ file, text, start, bodyStart: fences[0].length, record }, record.value);
}

type Front = {
  readonly file: string;
  readonly text: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly record: YamlRecord;
};

function fromRecord(front: Front, data: Mapping): FrontRead {
  const { file, text, bodyStart } = front;
  const problems = [
    ...Object.keys(data).flatMap((key) => keyProblem(front, data, key)),
    ...lacking(front, data),
    ...unfit(front, data),
  ];
  const at = (key: string): FrontText => ({ text: String(data[key]), span: spanOf(front, key) });
  if (problems.length > 0) return { problems };
  const template: Template = {
    name: file.slice(file.lastIndexOf('/') + 1).replace(/\.(md|mail)\.hbs$/, ''),
    kind: file.endsWith('.mail.hbs') ? 'mail' : 'document',
    file,
    registry: at('for').text,
    registrySpan: at('for').span,
    title: at('title'),
    output: at('output'),
    ...(data.header !== undefined && { header: at('header') }),
    ...(data.footer !== undefined && { footer: at('footer') }),
    ...(data.language !== undefined && { language: String(data.language) }),
    orientation: data.orientation === 'landscape' ? 'landscape' : 'portrait',
    personal: data.personal === true,
    text,
    bodyStart,
  };
  return { template, problems };
}

function keyProblem(front: Front, data: Mapping, key: string): Diagnostic[] {
  if (TEXTS.includes(key)) {
    if (typeof data[key] === 'string' && data[key] !== '') return [];
    return [
      finding(front.file, spanOf(front, key), {
        message: `"${key}" is not a text`,
        hint: 'put the text in quotes',
      }),
    ];
  }
  if (key === 'personal') {
    const wrong = {
      message: '"personal" is neither true nor false',
      hint: 'write personal: true, or leave it out',
    };
    return typeof data[key] === 'boolean' ? [] : [finding(front.file, spanOf(front, key), wrong)];
  }
  const [suggestion] = closest(key, KEYS);
  const hint = suggestion ? `did you mean "${suggestion}"?` : `there are: ${KEYS.join(', ')}`;
  return [
    finding(front.file, spanOf(front, key, true), { message: `front matter has no key "${key}"`, hint }),
  ];
}

function lacking({ file }: Front, data: Mapping): Diagnostic[] {
  const missing = REQUIRED.filter((key) => data[key] === undefined);
  return missing.map((key) => {
    const hint =
      key === 'for'
        ? 'add a line such as for: deliverables'
        : `add a line such as ${key}: "{{record.title}}"`;
    return finding(file, { start: 0, end: 3 }, { message: `the front matter has no "${key}"`, hint });
  });
}

function unfit(front: Front, { orientation, language }: Mapping): Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (typeof orientation === 'string' && !['portrait', 'landscape'].includes(orientation)) {
    const wrong = { message: `"${orientation}" is no orientation`, hint: 'portrait or landscape' };
    problems.push(finding(front.file, spanOf(front, 'orientation'), wrong));
  }
  if (typeof language === 'string' && !LANGUAGE.test(language)) {
    const wrong = { message: `"${language}" is no language tag`, hint: 'write it as en-GB' };
    problems.push(finding(front.file, spanOf(front, 'language'), wrong));
  }
  return problems;
}

const noFrontMatter = {
  message: 'the template has no front matter',
  hint: 'begin the file with a line ---, lines for: title: output:, and a line ---',
};
const notPlain = {
  message: 'the front matter is not plain lines of "key: text"',
  hint: 'put quotes around a text that holds {{ or a colon',
};

function finding(file: string, span: Span, { message, hint }: { message: string; hint: string }): Diagnostic {
  return { code: 'template/front-matter', severity: 'error', file, span, message, hint };
}

function spanOf({ record, start }: Front, key: string, ofKey = false): Span {
  const place = record.locate([key]);
  return shifted((ofKey ? place?.key : place?.value) ?? { start: 0, end: 0 }, start);
}

function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function firstLine(text: string): number {
  return /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
}
