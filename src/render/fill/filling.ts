import { derivedValues } from '../../registry/derived/index.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { PERSONAL, personalProblem } from '../hide-personal.ts';
import type { HistoryRow, RenderRequest } from '../template.ts';
import { cleanText, escapeMarkdown } from './escape-markdown.ts';
import { insertMark } from './insert-mark.ts';
import type { Site, Stretch } from './instrument-template.ts';
import { type TemplateProblem, type TemplateText, templateFinding } from './template-text.ts';

/** Stands for a value that is not there and has been reported. */
export const MISSING: unique symbol = Symbol('missing');

/** The document asks for more than a document can hold. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

const MOST_TURNS = 100_000;
const MOST_TEXT = 32_000_000;
const MOST_PROBLEMS = 200;

/** Whether a way such as `record.days_to_due` leads to a value that depends on which day it is. */
function isDaily(way: string): boolean {
  const name = way.replace(/^.*\./, '');
  return derivedValues.some((value) => value.name === name && value.daily === true);
}

/** How values are printed: as Markdown that says exactly them, or as plain text. */
export type Printing = 'markdown' | 'text';

/** The filling of one template: what it reads from, and the problems met so far. */
export class Filling {
  readonly request: RenderRequest;
  readonly #text: TemplateText;
  readonly #sites: readonly Site[];
  readonly #printing: Printing;
  readonly #problems = new Map<string, Diagnostic>();
  readonly #inserts: string[] = [];
  #turns = 0;
  #length = 0;

  constructor(
    request: RenderRequest,
    made: { text: TemplateText; sites: readonly Site[]; printing: Printing },
  ) {
    this.request = request;
    this.#text = made.text;
    this.#sites = made.sites;
    this.#printing = made.printing;
  }

  get problems(): readonly Diagnostic[] {
    return [...this.#problems.values()];
  }

  get history(): readonly HistoryRow[] {
    return this.request.history;
  }

  /** Longer texts, in the order of their marks. */
  get inserts(): readonly string[] {
    return this.#inserts;
  }

  /** Returns a mark that stands for a longer text until the document is a tree. */
  insert(text: string): string {
    this.#inserts.push(cleanText(text.replace(/\t/g, '    ')));
    return insertMark(this.#inserts.length - 1);
  }

  /** Returns the record with an id. */
  entry(id: string): Entry | undefined {
    return this.request.workspace.entries.get(id);
  }

  site(number: number): Site {
    const site = this.#sites[number];
    if (!site) throw new Error(`no call number ${number} in ${this.#text.file}`);
    return site;
  }

  /** Notes a problem at a stretch of the template: once, however often a block comes round to it. */
  report(stretch: Stretch, problem: Omit<TemplateProblem, 'start' | 'end'>): void {
    const key = `${stretch.start} ${problem.code} ${problem.message}`;
    if (this.#problems.size >= MOST_PROBLEMS || this.#problems.has(key)) return;
    this.#problems.set(
      key,
      templateFinding(this.#text, { ...problem, start: stretch.start, end: stretch.end }),
    );
  }

  /** Notes that a value is not there. */
  missing(stretch: Stretch): void {
    const message = `nothing is given for "${stretch.text}"`;
    const guard = `write {{#if ${stretch.text}}} … {{/if}} or (default ${stretch.text} "…")`;
    const hint = isDaily(stretch.text)
      ? `say which day it is: --today YYYY-MM-DD; or ${guard}`
      : `fill it in the record, or ${guard}`;
    this.report(stretch, { code: 'template/missing-value', message, hint });
  }

  /** Counts a turn of a block, and the text it made. */
  turn(length: number): void {
    this.#turns++;
    this.#length += length;
    if (this.#turns > MOST_TURNS || this.#length > MOST_TEXT) throw new TooMuch('too much');
  }

  /** Returns a value as it is printed. */
  print(value: unknown, stretch: Stretch): string {
    const text = this.plain(value, stretch);
    return this.#printing === 'markdown' ? escapeMarkdown(text) : cleanText(text);
  }

  /** Returns a value's text; one that has none is a problem. */
  plain(value: unknown, stretch: Stretch): string {
    if (value === MISSING) return '';
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (value === PERSONAL)
      this.report(stretch, { code: 'template/personal', ...personalProblem(stretch.text) });
    else if (value === undefined || value === null) this.missing(stretch);
    else this.#notText(Array.isArray(value), stretch);
    return '';
  }

  #notText(isList: boolean, stretch: Stretch): void {
    const hint = isList ? `write {{join ${stretch.text}}} or {{#each …}}` : 'name one of its fields';
    const message = `"${stretch.text}" is ${isList ? 'a list' : 'a mapping'}, not a text`;
    this.report(stretch, { code: 'template/not-text', message, hint });
  }
}
