import type { AnswerKind, Choice } from '../../registry/forms/form.ts';
import { NOTHING, promptFor } from '../../registry/forms/form-words.ts';
import { paragraph, runs, xmlText } from './word-xml.ts';

/** More records than this are not chosen from a list: their id is written. */
const MOST_CHOICES = 60;

/** What a content control is called, and by which it is found again. */
type Named = { readonly title: string; readonly tag: string };

/** The style of what is filled in. */
const STYLE = 'TableText';

/** Writes content controls; each gets a number of its own. */
export class Controls {
  #count = 0;

  /**
   * Returns the paragraphs of a control that holds an answer; an empty one says what is to be filled
   * in. Texts of several lines stand in a control around paragraphs: in one within a line LibreOffice
   * puts line breaks elsewhere.
   */
  answer(named: Named, answer: AnswerKind, text: string): string {
    const empty = text === '';
    const shown = empty ? promptFor(answer) : text;
    const style = empty ? 'PlaceholderText' : '';
    const hint = empty ? '<w:showingPlcHdr/>' : '';
    if (!hasLines(answer))
      return paragraph(STYLE, this.#control(named, hint + kindXml(answer, text), runs(shown, style)));
    const lines = shown.split(/\r\n|\r|\n/).map((line) => paragraph(STYLE, runs(line, style)));
    return this.#control(named, `${hint}<w:richText/>`, lines.join(''));
  }

  /** Returns a control around items that can be repeated, each already in a control of its own. */
  section(named: Named, items: readonly string[]): string {
    return this.#control(named, '<w15:repeatingSection/>', items.join(''));
  }

  /** Returns a control around one item of a section. */
  item(content: string): string {
    this.#count++;
    return `<w:sdt><w:sdtPr><w:id w:val="${this.#count}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  }

  #control({ title, tag }: Named, kind: string, content: string): string {
    this.#count++;
    const name = `<w:alias w:val="${xmlText(title.slice(0, 60))}"/><w:tag w:val="${xmlText(tag)}"/>`;
    const lock = kind.startsWith('<w15:') ? '' : '<w:lock w:val="sdtLocked"/>';
    return `<w:sdt><w:sdtPr>${name}<w:id w:val="${this.#count}"/>${lock}${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  }
}

function hasLines(answer: AnswerKind): boolean {
  return answer.kind === 'several' || (answer.kind === 'text' && !answer.line);
}

function kindXml(answer: AnswerKind, text: string): string {
  switch (answer.kind) {
    case 'date':
      return dateXml(text);
    case 'yes-no':
      return list([
        { value: true, shown: 'yes' },
        { value: false, shown: 'no' },
      ]);
    case 'choice':
    case 'record':
      return answer.choices.length > MOST_CHOICES ? '<w:text/>' : list(withPresent(answer.choices, text));
    default:
      return '<w:text/>';
  }
}

function dateXml(text: string): string {
  const full = /^\d{4}-\d{2}-\d{2}$/.test(text) ? ` w:fullDate="${text}T00:00:00Z"` : '';
  return `<w:date${full}><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>`;
}

/** What the record holds can be chosen, even where it should not be there. */
function withPresent(choices: readonly Choice[], text: string): readonly Choice[] {
  const known = text === '' || choices.some(({ shown }) => shown === text);
  return known ? choices : [...choices, { value: text, shown: text }];
}

/** Word refuses two items of one text or value. */
function list(choices: readonly Choice[]): string {
  const seen = new Set<string>();
  const items = choices.flatMap(({ value, shown }) => {
    if (seen.has(shown) || seen.has(`=${String(value)}`)) return [];
    seen.add(shown);
    seen.add(`=${String(value)}`);
    return [`<w:listItem w:displayText="${xmlText(shown)}" w:value="${xmlText(String(value))}"/>`];
  });
  const nothing = `<w:listItem w:displayText="${NOTHING}" w:value="${NOTHING}"/>`;
  return `<w:dropDownList>${nothing}${items.join('')}</w:dropDownList>`;
}
