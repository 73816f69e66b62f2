import Handlebars from 'handlebars';
import { done, type Outcome, refused } from '../../text/diagnostic.ts';
import { type RenderRequest, TEMPLATE_VALUES } from '../template.ts';
import { checkTemplate } from './check-template.ts';
import { Filling, MISSING, type Printing, TooMuch } from './filling.ts';
import { blockShapes, helperShapes } from './helper-list.ts';
import { helpers, isGiven } from './helpers.ts';
import { instrumentTemplate, type Site, type Stretch } from './instrument-template.ts';
import { parseTemplate } from './parse-template.ts';
import { type TemplateText, templateFinding } from './template-text.ts';

/** What a template can name. */
export type Context = Readonly<Record<string, unknown>>;

/** What is filled: a stretch of a template, how values are printed, and what it can name. */
export type Fill = { readonly text: TemplateText; readonly printing: Printing; readonly context: Context };

/** A filled template, and the longer texts its marks stand for. */
export type Filled = { readonly text: string; readonly inserts: readonly string[] };

/** Fills a template. Every missing value is found at once, each at its place in the template. */
export function runTemplate(request: RenderRequest, { context, ...text }: Fill): Outcome<Filled> {
  const ready = readyTemplate(request, text);
  return ready.ok ? ready.value(context) : ready;
}

/** Reads a template once, to be filled for as many contexts as there are. */
export function readyTemplate(
  request: RenderRequest,
  { text, printing }: Omit<Fill, 'context'>,
): Outcome<(context: Context) => Outcome<Filled>> {
  if (text.problems && text.problems.length > 0)
    return refused(...text.problems.map((problem) => templateFinding(text, problem)));
  const parsed = parseTemplate(text.source);
  if (!parsed.ok) return refused(templateFinding(text, parsed.problem));
  const wrong = checkTemplate(text.source, parsed.program, {
    values: TEMPLATE_VALUES[request.template.kind],
  });
  if (wrong.length > 0) return refused(...wrong.map((problem) => templateFinding(text, problem)));
  const sites = instrumentTemplate(text.source, parsed.program);
  const execute = compile(parsed.program);
  return done((context) => {
    const filling = new Filling(request, { text, sites, printing });
    const result = execute(filling, context);
    if (result === undefined) {
      const message = 'the document would be larger than a document can be';
      return refused(templateFinding(text, { code: 'template/too-large', start: 0, end: 0, message }));
    }
    return filling.problems.length > 0
      ? refused(...filling.problems)
      : done({ text: result, inserts: filling.inserts });
  });
}

function compile(program: hbs.AST.Program): (filling: Filling, context: Context) => string | undefined {
  const names = ['print', ...Object.keys(helperShapes), ...Object.keys(blockShapes)];
  const knownHelpers = Object.fromEntries(names.map((name) => [name, true])) as KnownHelpers;
  const engine = Handlebars.create();
  const template = engine.compile(program, { noEscape: true, knownHelpersOnly: true, knownHelpers });
  return (filling, context) => {
    try {
      return template(context, {
        helpers: allHelpers(filling),
        // Said outright, or Handlebars writes a warning to the terminal.
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      });
    } catch (error) {
      if (error instanceof TooMuch || error instanceof RangeError) return undefined;
      throw error;
    }
  };
}

type Options = Handlebars.HelperOptions;
type Helper = (this: unknown, ...given: unknown[]) => unknown;

function allHelpers(filling: Filling): Record<string, Helper> {
  const named = Object.entries(helpers).map(([name, helper]): [string, Helper] => [
    name,
    (...given) => {
      const { values, site, options } = split(filling, given);
      const pairs = (options.hash ?? {}) as Readonly<Record<string, unknown>>;
      if (!complete(filling, site, { values, pairs })) return MISSING;
      return helper({ filling, site, values, pairs });
    },
  ]);
  return { ...Object.fromEntries(named), ...blockHelpers(filling) };
}

function blockHelpers(filling: Filling): Record<string, Helper> {
  return {
    print(...given) {
      const { values, site } = split(filling, given);
      return filling.print(values[0], site.values[0] ?? site);
    },
    if(...given) {
      const { values, options } = split(filling, given);
      return isGiven(values[0]) ? options.fn(this) : options.inverse(this);
    },
    unless(...given) {
      const { values, options } = split(filling, given);
      return isGiven(values[0]) ? options.inverse(this) : options.fn(this);
    },
    with(...given) {
      const { values, site, options } = split(filling, given);
      if (!complete(filling, site, { values, pairs: {} })) return '';
      return options.fn(values[0], { data: options.data, blockParams: [values[0]] });
    },
    each(...given) {
      const { values, site, options } = split(filling, given);
      if (!site.absent && !complete(filling, site, { values, pairs: {} })) return '';
      const items = membersOf(values[0]);
      return items.length === 0 ? options.inverse(this) : turns(filling, items, options);
    },
  };
}

function turns(filling: Filling, items: readonly (readonly [string, unknown])[], options: Options): string {
  let result = '';
  for (const [index, [key, item]] of items.entries()) {
    const data = Handlebars.createFrame(options.data ?? {}) as Record<string, unknown>;
    Object.assign(data, { index, key, first: index === 0, last: index === items.length - 1 });
    const made = options.fn(item, { data, blockParams: [item, key] });
    filling.turn(made.length);
    result += made;
  }
  return result;
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item, i) => [String(i), item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Handlebars gives a helper its values, then the number of its place, then its options. */
function split(
  filling: Filling,
  given: readonly unknown[],
): { values: readonly unknown[]; site: Site; options: Options } {
  const options = given.at(-1) as Options;
  const site = filling.site(Number(given.at(-2)));
  return { values: given.slice(0, -2), site, options };
}

type Given = { readonly values: readonly unknown[]; readonly pairs: Readonly<Record<string, unknown>> };

/** Reports every value that is not there; a call lacking one is not made. */
function complete(filling: Filling, site: Site, { values, pairs }: Given): boolean {
  if (site.absent) return true;
  const given: [unknown, Stretch][] = [
    ...values.map((value, i): [unknown, Stretch] => [value, site.values[i] ?? site]),
    ...Object.entries(pairs).map(([name, value]): [unknown, Stretch] => [
      value,
      site.pairs.get(name) ?? site,
    ]),
  ];
  for (const [value, stretch] of given) if (value === undefined || value === null) filling.missing(stretch);
  return given.every(([value]) => value !== undefined && value !== null && value !== MISSING);
}
