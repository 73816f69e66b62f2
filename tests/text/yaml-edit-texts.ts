import { FLOW_PLAIN, KEYS, LINES, PLAIN } from './yaml-edit-words.ts';

type Level = { readonly column: number; readonly depth: number; readonly flow: boolean };

/**
 * Writes registry texts as people and programs do: many styles, comments everywhere, odd indentation.
 * The choices are made by the numbers given; where they end, the simplest choice is made.
 */
export class TextWriter {
  readonly #choices: readonly number[];
  #next = 0;
  #comments = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  /** Returns the text of a list file with line ends, markers and a missing last line end as they come. */
  listFile(): string {
    const count = this.#pick([1, 1, 2, 3]);
    let text = this.#pick([
      '',
      '',
      '# yaml-language-server: $schema=x.json\n',
      '---\n',
      '# head\n---\n',
      '# head\n\n',
    ]);
    const gap = this.#pick(['', '', '\n', '# between\n', '\n# about the next\n', '\n\n']);
    for (let i = 0; i < count; i += 1) {
      const dash = `-${' '.repeat(this.#pick([1, 1, 1, 3]))}`;
      text += (i > 0 ? gap : '') + this.#item(dash, { column: 0, depth: 0, flow: false }, true);
    }
    return this.#finish(text + this.#pick(['', '', '# the end\n', '\n', '...\n', '   \n']));
  }

  /** Returns the text of a file that is one record. */
  recordFile(): string {
    const head = this.#pick(['', '# head\n', '---\n', '\n']);
    const body = this.#chance(8)
      ? `${this.#flowMapping({ column: 0, depth: 0, flow: true })}${this.#tail()}\n`
      : this.#mapping({ column: 0, depth: 0, flow: false });
    return this.#finish(head + body + this.#pick(['', '', '# the end\n', '...\n']));
  }

  #finish(text: string): string {
    const cut = this.#chance(4) ? text.replace(/\n$/, '') : text;
    return this.#chance(3) ? cut.replaceAll('\n', '\r\n') : cut;
  }

  #number(below: number): number {
    const choice = this.#choices[this.#next] ?? 0;
    this.#next += 1;
    return choice % below;
  }

  #pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.#number(choices.length)] ?? choices[0];
  }

  #chance(oneIn: number): boolean {
    return this.#number(oneIn) === oneIn - 1;
  }

  #comment(): string {
    this.#comments += 1;
    return `# c${this.#comments}.`;
  }

  #tail(): string {
    return this.#pick(['', '', '', '  ', ` ${this.#comment()}`, `   ${this.#comment()}`]);
  }

  /** Lines between members: blank, of spaces, comments at any depth. */
  #between(column: number): string {
    if (!this.#chance(3)) return '';
    const indent = ' '.repeat(this.#pick([0, column, column, column + 1, column + 4]));
    return this.#pick([
      '\n',
      `${indent}\n`,
      `${indent}${this.#comment()}\n`,
      `\n${indent}${this.#comment()}\n`,
      `${indent}${this.#comment()}\n\n`,
    ]);
  }

  #keys(): string[] {
    const count = 1 + this.#number(4);
    return [...new Set(Array.from({ length: count }, () => this.#pick(KEYS)))];
  }

  #key(key: string, flow: boolean): string {
    if (flow && key === 'x:y') return '"x:y"';
    return this.#pick([key, key, key, `"${key}"`, `'${key}'`]);
  }

  #mapping(level: Level, first = ' '.repeat(level.column)): string {
    let text = '';
    for (const [i, key] of this.#keys().entries()) {
      const indent = i === 0 ? first : ' '.repeat(level.column);
      text +=
        (i === 0 ? '' : this.#between(level.column)) + indent + this.#key(key, false) + this.#member(level);
    }
    return text + (level.depth > 0 ? this.#between(level.column) : '');
  }

  /** Writes the colon and the value. */
  #member(level: Level): string {
    const colon = `${this.#chance(8) ? ' ' : ''}:`;
    const kind = level.depth > 2 ? 0 : this.#number(10);
    if (kind === 9)
      return `${colon}${this.#tail()}\n${this.#below(level.column, 1)}${this.#mapping(this.#deeper(level, this.#pick([2, 2, 1, 4])))}`;
    if (kind === 8)
      return `${colon}${this.#tail()}\n${this.#below(level.column, 0)}${this.#list(this.#deeper(level, this.#pick([2, 2, 0, 4])))}`;
    return colon + this.#beside(level);
  }

  #below(column: number, least: number): string {
    return this.#chance(6) ? `${' '.repeat(column + least)}${this.#comment()}\n` : '';
  }

  #deeper(level: Level, step: number): Level {
    return { column: level.column + step, depth: level.depth + 1, flow: false };
  }

  /** Writes a value that begins on the line of its key or dash. */
  #beside(level: Level): string {
    const space = this.#pick([' ', ' ', ' ', '   ']);
    const kind = this.#number(10);
    if (kind === 9) return `${space}${this.#blockText(level.column)}`;
    if (kind === 8) return `${this.#tail()}\n`;
    if (kind === 7) return `${space}${this.#flow({ ...level, flow: true })}${this.#tail()}\n`;
    if (kind === 6) return `${space}${this.#manyLines(level.column)}${this.#tail()}\n`;
    return `${space}${this.#scalar(false)}${this.#tail()}\n`;
  }

  #list(level: Level): string {
    const count = this.#pick([1, 2, 3]);
    let text = '';
    for (let i = 0; i < count; i += 1) {
      text +=
        (i === 0 ? '' : this.#between(level.column)) +
        this.#item(`${' '.repeat(level.column)}- `, level, false);
    }
    return text + this.#between(level.column);
  }

  #item(dash: string, level: Level, isRecord: boolean): string {
    const inner = { column: dash.length, depth: level.depth + 1, flow: false };
    const kind = isRecord ? this.#pick([0, 0, 0, 0, 0, 1]) : 7 - this.#number(8);
    if (kind === 0 && level.depth < 4) return this.#mapping(inner, dash);
    if (kind === 1) return `${dash}${this.#flowMapping({ ...level, flow: true })}${this.#tail()}\n`;
    if (kind === 2 && level.depth < 4) return `${dash}${this.#list(inner).slice(dash.length)}`;
    return dash.trimEnd() + this.#beside(level);
  }

  #scalar(flow: boolean): string {
    const text = this.#pick(flow ? FLOW_PLAIN : PLAIN);
    return this.#pick([text, text, text, `"${text}"`, `'${text}'`, "'it''s'", '"a \\"b\\" \\u00e9"', '""']);
  }

  #blockText(column: number): string {
    const head =
      this.#pick(['|', '>']) + this.#pick(['', '-', '+']) + this.#pick(['', '', ` ${this.#comment()}`]);
    const indent = ' '.repeat(column + this.#pick([2, 2, 1, 5]));
    const lines = Array.from({ length: this.#number(4) }, () => this.#pick(LINES));
    const body = ['text', ...lines].map((line) => (line === '' ? '\n' : `${indent}${line}\n`)).join('');
    return `${head}\n${body}${this.#pick(['', '', '\n', '\n\n', `${' '.repeat(column + 7)}\n`])}`;
  }

  #manyLines(column: number): string {
    const next = `\n${' '.repeat(column + 2)}`;
    return this.#pick([
      `one${next}two`,
      `"one${next}two # no comment"`,
      `'one${next}${next}two'`,
      `${next}below`,
    ]);
  }

  #flow(level: Level): string {
    return this.#chance(2) ? this.#flowMapping(level) : this.#flowList(level);
  }

  #flowMember(level: Level): string {
    const isDeep = level.depth < 3 && this.#chance(4);
    return isDeep ? this.#flow({ ...level, depth: level.depth + 1 }) : this.#scalar(true);
  }

  #flowList(level: Level): string {
    const items = Array.from({ length: this.#pick([0, 1, 2, 3]) }, () => this.#flowMember(level));
    return this.#brackets('[]', items, level);
  }

  #flowMapping(level: Level): string {
    const members = this.#chance(5)
      ? []
      : this.#keys().map((key) => this.#key(key, true) + this.#flowValue(level));
    return this.#brackets('{}', members, level);
  }

  #flowValue(level: Level): string {
    return this.#chance(6)
      ? this.#pick(['', ':', ' :'])
      : `${this.#pick([': ', ': ', ' : '])}${this.#flowMember(level)}`;
  }

  #brackets(pair: '[]' | '{}', members: readonly string[], { column }: Level): string {
    const [open, close] = [pair.charAt(0), pair.charAt(1)];
    const comma = members.length > 0 && this.#chance(5) ? ',' : '';
    if (!this.#chance(3)) return open + members.join(this.#pick([', ', ' , ', ','])) + comma + close;
    const indent = `\n${' '.repeat(column + 2)}`;
    const lines = members.map(
      (member, i) =>
        `${indent}${member}${i < members.length - 1 ? ',' : comma}${this.#pick(['', '', ` ${this.#comment()}`])}`,
    );
    const inner = this.#chance(4) ? `${indent}${this.#comment()}` : '';
    return `${open}${this.#pick(['', ` ${this.#comment()}`])}${lines.join(inner)}${inner}${indent}${close}`;
  }
}
