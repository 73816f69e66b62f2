import type * as Yaml from 'yaml';
import { yamlCodes } from '../codes/yaml.ts';
import type { Span } from '../span.ts';
import type { Value } from '../value.ts';
import { type Fault, shifted } from './fault.ts';
import { composeValue } from './judge-compose.ts';
import { checkTokens } from './judge-precheck.ts';
import { syntaxFault } from './judge-syntax.ts';
import { MAX_JUDGED_LENGTH } from './limits.ts';
import type { Places } from './places.ts';

/** What the full parser says of a stretch of text: its value, or the faults for which it has none. */
export type Judgement = { readonly value: Value | undefined; readonly faults: readonly Fault[] };

/** The full parser, which decides on everything the strict reader declines. */
export type YamlJudge = {
  /** Reads a stretch that begins at a line's start as one document; notes places where asked. */
  judge(text: string, slice: Span, places?: Places): Judgement;
};

/**
 * The settings under which the parser is safe: no YAML 1.1 types, no tags, keys as text. Keys are
 * compared here and errors set in place here, because the parser's own way for both is quadratic.
 */
const OPTIONS: Yaml.ParseOptions & Yaml.DocumentOptions & Yaml.SchemaOptions = {
  version: '1.2',
  schema: 'core',
  strict: true,
  stringKeys: true,
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
};

/** Loads the full parser: only when something needs it, because that takes longer than most readings. */
export async function loadJudge(): Promise<YamlJudge> {
  const yaml = await import('yaml');
  return { judge: (text, slice, places) => judgeSlice(yaml, { text, slice, places }) };
}

type Job = { readonly text: string; readonly slice: Span; readonly places: Places | undefined };

function judgeSlice(yaml: typeof Yaml, { text, slice, places }: Job): Judgement {
  const source = text.slice(slice.start, slice.end);
  const fail = (faults: readonly Fault[]): Judgement => ({
    value: undefined,
    faults: faults.map((fault) => shifted(fault, slice.start)),
  });
  if (source.length > MAX_JUDGED_LENGTH) return fail([tooLong(source)]);
  const unfit = checkTokens(yaml, source);
  if (unfit.length > 0) return fail(unfit);
  const document = yaml.parseAllDocuments(source, OPTIONS)[0];
  if (!document) return { value: null, faults: [] };
  const mistakes = [...document.errors, ...document.warnings];
  if (mistakes.length > 0) return fail([syntaxFault(source, mistakes)]);
  const { value, faults } = composeValue(yaml, document.contents, { source, base: slice.start, places });
  const told = fail(faults);
  return faults.some(({ code }) => yamlCodes[code].severity === 'error') ? told : { ...told, value };
}

function tooLong(source: string): Fault {
  const first = source.search(/\S/);
  return {
    code: 'yaml/record-too-large',
    span: { start: Math.max(first, 0), end: Math.max(first, 0) + 1 },
    message: `the record has ${source.length} characters and is not in the plain style, which is the only one read above ${MAX_JUDGED_LENGTH}`,
    hint: 'split the record, or write it in plain block style: one "field: value" a line',
  };
}
