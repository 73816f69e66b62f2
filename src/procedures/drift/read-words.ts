import { plainForm } from '../../base/plain-form.ts';
import { codeMeaning } from '../../registry/code-meanings.ts';
import type { Lifecycle } from '../../schema/registry-schema.ts';
import type { Mapping, Value } from '../../text/value.ts';
import type { Reading } from './reading.ts';

/** A value that a field may have, with the words that stand for it in documents. */
export type Choice = { readonly value: string; readonly words: readonly string[] };

/** Returns the states of a lifecycle as choices. */
export function stateChoices({ states }: Lifecycle): Choice[] {
  return [...states.values()].map(({ name, title }) => ({
    value: name,
    words: [title, name, name.replaceAll('_', ' ')],
  }));
}

/** Returns the codes a field may have as choices, with what the project says they stand for. */
export function codeChoices(name: string, codes: readonly Value[], project: Mapping | undefined): Choice[] {
  return codes
    .filter((code) => typeof code === 'string')
    .map((value) => {
      const meaning = codeMeaning(name, value, project);
      const told = meaning === undefined ? [] : [meaning];
      return { value, words: [value, value.replaceAll('_', ' '), ...told] };
    });
}

/** Holds the choice that a text names first against the one in the book. */
export function readChoice(
  text: string,
  choices: readonly Choice[],
  on: { name: string; held: Value | undefined },
): Reading {
  const plain = plainForm(text);
  const places = choices
    .map(({ value, words }) => ({ value, ...firstPlace(plain, words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.length - a.length);
  const [first] = places;
  if (!first) return { kind: 'unread', why: 'it names none of the values that are possible' };
  if (first.value === on.held) return { kind: 'agrees' };
  return { kind: 'differs', book: String(on.held ?? ''), values: [[on.name, first.value]] };
}

/** Where a text first names one of the words; of those at one place, the longest. */
function firstPlace(
  plain: string,
  words: readonly string[],
): { readonly at: number; readonly length: number } {
  const places = words
    .map(plainForm)
    .map((word) => ({ at: wordPlace(plain, word), length: word.length }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.length - a.length);
  return places[0] ?? { at: -1, length: 0 };
}

function wordPlace(plain: string, word: string): number {
  if (word === '') return -1;
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
    const around = `${plain[at - 1] ?? ' '}${plain[at + word.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return at;
  }
  return -1;
}
