import type { AnswerKind } from './form.ts';

/** The version of the layout of forms: how they are written and read. */
export const FORM_VERSION = '1';

/** The heading above the values that stand in no list. */
export const VALUES_HEADING = 'Answers';

/** The heading of an item of a list that has a chapter for each. */
export const ITEM_HEADING = 'Item';

/** How the first table calls what the form itself has to say, where its properties are lost. */
export const HEAD_LABELS = {
  record: 'Record',
  base: 'State of the book',
  version: 'Version of the form',
  from: 'Made out to',
  only: 'Fields asked for',
} as const;

/** The names of the properties in which the form says the same. */
export const HEAD_PROPERTIES = {
  registry: 'grantbook.registry',
  record: 'grantbook.record',
  base: 'grantbook.base',
  version: 'grantbook.form',
  from: 'grantbook.from',
  only: 'grantbook.fields',
} as const;

/** What may stand for nothing in a choice. */
export const NOTHING = '—';

/** Returns what stands where nothing is filled in yet. */
export function promptFor(answer: AnswerKind): string {
  switch (answer.kind) {
    case 'text':
      return '[write here]';
    case 'date':
      return '[day: 2026-01-31]';
    case 'month':
      return '[month: M18]';
    case 'number':
      return '[number]';
    case 'yes-no':
      return '[yes or no]';
    case 'choice':
      return '[choose]';
    case 'record':
      return `[${answer.nouns}]`;
    case 'several':
      return `${promptFor(answer.of)} …`;
    case 'cell':
      return '';
  }
}

/** What Word writes into a control that somebody has emptied. */
const WORDS_OWN = [
  'Click or tap here to enter text.',
  'Click here to enter text.',
  'Click or tap to enter a date.',
  'Click here to enter a date.',
  'Choose an item.',
];

/** What XML cannot hold: control characters, half characters, and two that are none. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Returns a text as a document can hold it. */
export function holdable(text: string): string {
  return text.replaceAll(NO_XML, '\ufffd');
}

/**
 * Returns a text of a form as it counts: line ends of one kind, without blanks around it, and without
 * what stands there while nothing is filled in. A cell of a sheet counts as it is.
 */
export function countedText(text: string, answer: AnswerKind): string {
  if (answer.kind === 'cell') return text;
  const plain = holdable(text).replaceAll(/\r\n?/g, '\n').trim();
  const prompt = promptFor(answer);
  if (WORDS_OWN.includes(plain) || (answer.kind !== 'text' && plain === NOTHING)) return '';
  return plain.startsWith(prompt) ? plain.slice(prompt.length).trim() : plain;
}

/** Returns whether two texts of a form are one: kinds of hyphens that programs exchange do not count. */
export function sameText(one: string, other: string): boolean {
  return one === other || withPlainHyphens(one) === withPlainHyphens(other);
}

function withPlainHyphens(text: string): string {
  return text.replaceAll('\u2011', '-').replaceAll('\u00ad', '');
}
