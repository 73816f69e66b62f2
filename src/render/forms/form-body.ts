import {
  type Answers,
  type FormField,
  type FormList,
  type FormValue,
  keyOf,
} from '../../registry/forms/form.ts';
import { ITEM_HEADING, VALUES_HEADING } from '../../registry/forms/form-words.ts';
import { Controls } from './controls.ts';
import { cell, paragraph, row, runs, table } from './word-xml.ts';

/** What a form says of itself, and what it asks for with the answers so far. */
export type FormText = {
  readonly title: string;
  /** How to fill it in: a paragraph each. */
  readonly guide: readonly string[];
  /** The first table: a label and a text. */
  readonly head: readonly (readonly [label: string, text: string])[];
  readonly fields: readonly FormField[];
  readonly answers: Answers;
};

const EMPTY: Answers = { values: new Map(), lists: new Map() };

/** Returns the blocks of a form, in a text of this width in twentieths of a point. */
export function formBody(text: FormText, width: number): string {
  const writer = new FormWriter(width);
  const head = text.head.map((cells) =>
    writer.labelled(cells[0], '', paragraph('TableText', runs(cells[1]))),
  );
  return [
    paragraph('Title', runs(text.title)),
    ...text.guide.map((line) => paragraph('', runs(line))),
    table('GrantbookFields', writer.twoColumns, head.join('')),
    writer.fields(text.fields, text.answers, { level: 1, within: '', heading: VALUES_HEADING }),
  ].join('');
}

type At = {
  readonly level: number;
  /** The tag of the list around it, with a point at its end. */
  readonly within: string;
  readonly heading?: string;
};

type Named = { readonly title: string; readonly tag: string };

class FormWriter {
  readonly twoColumns: readonly [number, number];
  readonly #width: number;
  readonly #controls = new Controls();

  constructor(width: number) {
    this.#width = width;
    const label = Math.round(width * 0.3);
    this.twoColumns = [label, width - label];
  }

  /** The values in one table, then each list. */
  fields(fields: readonly FormField[], answers: Answers, { level, within, heading }: At): string {
    const values = fields.filter((field) => field.shape === 'value');
    const rows = values.map((field) =>
      this.labelled(field.label, helpOf(field), this.#control(field, answers, within)),
    );
    const title =
      heading === undefined || rows.length === 0 ? '' : paragraph(`Heading${level}`, runs(heading));
    const tables = rows.length === 0 ? '' : table('GrantbookFields', this.twoColumns, rows.join(''));
    const lists = fields.map((field) =>
      field.shape === 'value'
        ? ''
        : this.#list(field, answers.lists.get(keyOf(field)) ?? [], { level, within }),
    );
    return `${title}${tables}${lists.join('')}`;
  }

  labelled(label: string, help: string, content: string): string {
    const [left, right] = this.twoColumns;
    const name = paragraph('FieldName', runs(label));
    const beside = help === '' ? '' : paragraph('FormHelp', runs(help));
    return row([cell(left, name + beside), cell(right, content)]);
  }

  #control(field: FormValue, answers: Answers, within: string): string {
    const key = keyOf(field);
    const named = { title: field.label, tag: `${within}${key}` };
    return this.#controls.answer(named, field.answer, answers.values.get(key) ?? '');
  }

  #list(field: FormList, items: readonly Answers[], { level, within }: At): string {
    const named = { title: field.label, tag: `${within}${keyOf(field)}` };
    const title = paragraph(`Heading${level}`, runs(field.label));
    const help = field.help === '' ? '' : paragraph('FormNote', runs(field.help));
    const parts = field.shape === 'rows' ? this.#rows(field, items, named) : undefined;
    const body = parts ?? this.#chapters(field, items, { level, named });
    return `${title}${help}${body}`;
  }

  /** A row that is still empty stands at the end: not every program can repeat one. */
  #rows(field: FormList, items: readonly Answers[], named: Named): string {
    const tag = `${named.tag}.`;
    const columns = field.fields.filter((each) => each.shape === 'value');
    const widths = columnWidths(columns, this.#width);
    const heads = columns.map((column, i) =>
      cell(widths[i] ?? 0, paragraph('TableHeading', runs(column.label))),
    );
    const rows = [...items, EMPTY].map((item) =>
      this.#controls.item(
        row(columns.map((column, i) => cell(widths[i] ?? 0, this.#control(column, item, tag)))),
      ),
    );
    const helps = columns.flatMap((column) => {
      const help = helpOf(column);
      return help === '' ? [] : [paragraph('FormNote', runs(`${column.label}: ${help}`))];
    });
    const section = this.#controls.section(named, rows);
    return `${helps.join('')}${table('GrantbookTable', widths, row(heads, true) + section)}`;
  }

  #chapters(
    field: FormList,
    items: readonly Answers[],
    { level, named }: { readonly level: number; readonly named: Named },
  ): string {
    const inside = { level: level + 2, within: `${named.tag}.` };
    const shown = items.length === 0 ? [EMPTY] : items;
    const chapters = shown.map((item, i) => {
      const title = paragraph(`Heading${level + 1}`, runs(`${ITEM_HEADING} ${i + 1}`));
      return this.#controls.item(title + this.fields(field.fields, item, inside));
    });
    return this.#controls.section(named, chapters);
  }
}

/** The help of a field; what it must not lack is said. */
function helpOf({ help, required, path }: FormValue): string {
  const needed = required && path.length > 0 ? 'Needed.' : '';
  return [needed, help].filter((text) => text !== '').join(' ');
}

/** Texts get three times the room of a number, choices twice. */
function columnWidths(columns: readonly FormValue[], width: number): number[] {
  const shares = columns.map(({ answer }) => {
    if (answer.kind === 'text') return answer.line ? 2 : 3;
    return answer.kind === 'record' || answer.kind === 'several' ? 2 : 1.4;
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((width * share) / total));
}
