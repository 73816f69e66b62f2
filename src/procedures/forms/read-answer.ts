import { plainForm } from '../../base/plain-form.ts';
import { parseProjectMonth } from '../../base/project-month.ts';
import { writtenDates } from '../../base/written-dates.ts';
import type { AnswerKind, Choice } from '../../registry/forms/form.ts';
import { readCell } from '../../registry/sheets/cell-text.ts';
import type { Value } from '../../text/value.ts';
import { readNumber } from './read-number.ts';

/** What an answer means: a value, or why that is not certain and what is to be written. */
export type Meaning = { readonly value: Value } | { readonly why: string; readonly write: string };

/** Reads a text that somebody filled in, which is not empty, as the value that the field asks for. */
export function readAnswer(text: string, answer: AnswerKind): Meaning {
  switch (answer.kind) {
    case 'text':
      if (!answer.line || !text.includes('\n')) return { value: text };
      return { why: 'it has several lines', write: 'one line' };
    case 'date':
      return readDate(text);
    case 'month':
      return readMonth(text);
    case 'number':
      return readNumber(text, answer.whole);
    case 'yes-no':
      return readYesNo(text);
    case 'choice':
      return readChoice(text, answer.choices);
    case 'record':
      return readRecord(text, answer);
    case 'several':
      return readSeveral(text, answer.of);
    case 'cell':
      return readCell(text, answer.cell);
  }
}

const WEEKDAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?$/i;

function readDate(text: string): Meaning {
  const [date, ...more] = writtenDates(text);
  const write = 'a day as 2026-01-31';
  if (!date?.days || more.length > 0) return { why: 'it is not one day', write };
  const [day, other] = date.days;
  if (day === undefined) return { why: `there is no day ${date.text}`, write };
  if (other !== undefined) return { why: `it is ${day} or ${other}`, write: `${day} or ${other}` };
  const rest = text.replaceAll(/\s+/g, ' ').replace(date.text, '').trim();
  return WEEKDAY.test(rest) ? { value: day } : { why: 'it says more than a day', write: day };
}

function readMonth(text: string): Meaning {
  const month = parseProjectMonth(text.trim().toUpperCase());
  if (month === undefined) return { why: 'it is no month of the project', write: 'a month as M18' };
  return { value: `M${month}` };
}

function readYesNo(text: string): Meaning {
  const plain = plainForm(text);
  if (['yes', 'true'].includes(plain)) return { value: true };
  if (['no', 'false'].includes(plain)) return { value: false };
  return { why: 'it is neither yes nor no', write: 'yes or no' };
}

function readChoice(text: string, choices: readonly Choice[]): Meaning {
  const plain = plainForm(text);
  const found = choices.filter(({ value, shown }) =>
    [shown, String(value), String(value).replaceAll('_', ' ')].some((word) => plainForm(word) === plain),
  );
  const [choice, other] = found;
  if (choice && !other) return { value: choice.value };
  return { why: 'it is none of the possible answers', write: choices.map(({ shown }) => shown).join(', ') };
}

/** By its id, by what it is called, or by both: where both stand there, they have to belong together. */
function readRecord(text: string, { nouns, choices }: AnswerKind & { kind: 'record' }): Meaning {
  const plain = plainForm(text);
  const found = choices.filter((choice) => namesOf(choice).includes(plain));
  const [choice, other] = found;
  if (choice && !other) return { value: choice.value };
  if (choice && other)
    return {
      why: `${found.map(({ value }) => String(value)).join(' and ')} have this name`,
      write: `the id: ${found.map(({ value }) => String(value)).join(' or ')}`,
    };
  const meant = choices.find(({ value }) => plain.split(/[\s,;:()]+/).includes(plainForm(String(value))));
  if (meant) return { why: `it says more than ${meant.shown}`, write: `only ${String(meant.value)}` };
  return { why: `it names no ${nouns} of the book`, write: `the id of a ${nouns}` };
}

function namesOf({ value, shown }: Choice): string[] {
  const id = String(value);
  const label = shown === id ? '' : shown.slice(id.length).trim();
  const [first = '', second = '', third] = label.split(' ');
  const turned = third === undefined && second !== '' ? [`${second} ${first}`, `${second}, ${first}`] : [];
  const names = label === '' ? [id] : [id, label, shown, `${label} (${id})`, ...turned];
  return names.map(plainForm);
}

function readSeveral(text: string, of: AnswerKind): Meaning {
  const split = of.kind === 'text' ? /\n/ : /[\n;,]/;
  const whole = text.split('\n');
  // A name with a comma in it stands on a line of its own.
  const pieces = whole.flatMap((line) =>
    'value' in readAnswer(line.trim(), of) ? [line] : line.split(split),
  );
  const values: Value[] = [];
  for (const piece of pieces.map((each) => each.trim()).filter((each) => each !== '')) {
    const meaning = readAnswer(piece, of);
    if ('why' in meaning)
      return { why: `of "${piece}": ${meaning.why}`, write: `${meaning.write}, a line each` };
    values.push(meaning.value);
  }
  return { value: values };
}
