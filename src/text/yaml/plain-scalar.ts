import type { Value } from '../value.ts';
import { DECLINED, type Declined } from './strict-cursor.ts';

const WORDS: ReadonlyMap<string, null | boolean> = new Map<string, null | boolean>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OTHER_NUMBER = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Whether the words (`~nNtTfF`) or the numbers of YAML 1.2 core begin with a character. */
const BEGINS: readonly ('word' | 'number' | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if ('~nNtTfF'.includes(char)) return 'word';
  return '+-.0123456789'.includes(char) ? 'number' : undefined;
});

/** Returns what unquoted text means in YAML 1.2 core: null, true or false, a number, or else the text. */
export function resolvePlain(source: string): Value | Declined {
  const kind = BEGINS[source.charCodeAt(0)];
  if (kind === undefined) return source;
  return kind === 'number' ? resolveNumber(source) : resolveWord(source);
}

function resolveWord(source: string): Value {
  const word = source.length <= 5 ? WORDS.get(source) : undefined;
  return word === undefined ? source : word;
}

function resolveNumber(source: string): Value | Declined {
  if (DECIMAL.test(source)) return isExact(Number(source)) ? Number(source) : DECLINED;
  return OTHER_NUMBER.test(source) ? DECLINED : source;
}

/** Returns whether a number is one that is counted on: finite, and no whole number that was rounded. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
