import { closest } from '../../base/suggest.ts';
import type { Span } from '../../text/span.ts';
import type { TemplateProblem } from './template-text.ts';

/** The parts that templates share, by name: the text of `templates/parts/NAME.md.hbs`. */
export type PartTexts = ReadonlyMap<string, string>;

/** Where a stretch of text stands: in which file. */
export type Place = { readonly file: string; readonly span: Span };

/** A text whose parts stand in it, and where each stretch of it comes from. */
export type Expanded = {
  readonly source: string;
  readonly problems: readonly TemplateProblem[];
  place(start: number, end: number): Place;
};

/** A file's text, or a stretch of it, that is to be expanded. */
export type Source = { readonly file: string; readonly text: string; readonly from: number };

type Piece = {
  /** Where it begins in the expanded text. */
  readonly at: number;
  readonly length: number;
  readonly file: string;
  /** Where it begins in its file. */
  readonly from: number;
};

/** A line that holds a part and nothing else; the name, and whatever follows it. */
const LINE = /^[ \t]*\{\{~?>[ \t]*([^\s}~]*)([^\n}]*)\}\}[ \t]*\r?\n?/gm;

/** What a document may hold is bounded elsewhere; this bounds parts that hold parts that hold parts. */
const MOST_PARTS = 500;

/** Returns the file of a part. */
export function partFile(name: string): string {
  return `templates/parts/${name}.md.hbs`;
}

/** Returns a template's text with every `{{> name}}` that stands alone on its line replaced by that part. */
export function expandParts(source: Source, parts: PartTexts): Expanded {
  const expander = new Expander(parts);
  expander.add(source, []);
  return expander;
}

class Expander implements Expanded {
  readonly problems: TemplateProblem[] = [];
  readonly #parts: PartTexts;
  readonly #pieces: Piece[] = [];
  readonly #texts: string[] = [];
  #length = 0;
  #count = 0;

  constructor(parts: PartTexts) {
    this.#parts = parts;
  }

  get source(): string {
    return this.#texts.join('');
  }

  place(start: number, end: number): Place {
    const found = this.#pieces.findLast(({ at }) => at <= start) ?? this.#pieces[0];
    if (!found) return { file: '', span: { start: 0, end: 0 } };
    const { at, length, file, from } = found;
    return {
      file,
      span: { start: from + start - at, end: from + Math.min(Math.max(end, start) - at, length) },
    };
  }

  add({ file, text, from }: Source, inside: readonly string[]): void {
    let done = 0;
    for (const match of withoutComments(text).matchAll(LINE)) {
      const [whole, name = '', rest = ''] = match;
      const begin = match.index + whole.indexOf('{{');
      this.#keep({ file, text: text.slice(done, match.index), from: from + done });
      done = match.index + whole.length;
      const problem = this.#problem(name, rest, inside);
      if (problem) {
        this.problems.push({ ...problem, start: this.#length, end: this.#length + whole.trim().length });
        this.#keep({ file, text: ' '.repeat(whole.trim().length), from: from + begin });
        this.#keep({ file, text: '\n', from: from + done - 1 });
      } else {
        const part = this.#parts.get(name) ?? '';
        this.#count++;
        this.add({ file: partFile(name), text: part.endsWith('\n') ? part : `${part}\n`, from: 0 }, [
          ...inside,
          name,
        ]);
      }
    }
    this.#keep({ file, text: text.slice(done), from: from + done });
  }

  #keep({ file, text, from }: Source): void {
    if (text === '') return;
    this.#pieces.push({ at: this.#length, length: text.length, file, from });
    this.#texts.push(text);
    this.#length += text.length;
  }

  #problem(
    name: string,
    rest: string,
    inside: readonly string[],
  ): Pick<TemplateProblem, 'code' | 'message' | 'hint' | 'suggestions'> | undefined {
    const code = 'template/part';
    if (rest.replaceAll('~', '').trim() !== '') {
      const message = `the part "${name}" is given "${rest.trim()}"; a part takes no values`;
      return { code, message, hint: `write {{> ${name}}}: it can name whatever the document can` };
    }
    if (inside.includes(name)) {
      const message = `the part "${name}" holds itself: ${[...inside, name].join(' > ')}`;
      return { code, message, hint: 'take one of them out' };
    }
    if (this.#count >= MOST_PARTS) {
      const message = `the document holds more than ${MOST_PARTS} parts`;
      return { code, message, hint: 'write the text itself instead of including it' };
    }
    if (this.#parts.has(name)) return undefined;
    const names = [...this.#parts.keys()];
    const suggestions = closest(name, names);
    const known =
      names.length > 0 ? `there are: ${names.join(', ')}` : `there is no file in templates/parts/`;
    const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : known;
    return { code, message: `there is no part "${name}"`, hint, suggestions };
  }
}

/** A part that is named in a comment is none. The length stays. */
function withoutComments(text: string): string {
  return text.replace(/\{\{~?!--[\s\S]*?--~?\}\}/g, (comment) => comment.replace(/[^\r\n]/g, ' '));
}
