/** Letters of Cyrillic, Greek and Armenian that pass for a Latin one, by that one. */
const PASSES_FOR: Readonly<Record<string, string>> = {
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  E: 'ЕΕ',
  G: 'Ԍ',
  H: 'НΗ',
  I: 'ІӀΙ',
  J: 'ЈͿ',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡ',
  Q: 'Ԛ',
  S: 'ЅՏ',
  T: 'ТΤ',
  U: 'Ս',
  W: 'Ԝ',
  X: 'ХΧ',
  Y: 'УҮΥ',
  Z: 'Ζ',
  a: 'аα',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ց',
  h: 'һհ',
  i: 'іι',
  j: 'јϳ',
  k: 'к',
  l: 'ӏ',
  n: 'ո',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛգ',
  s: 'ѕ',
  u: 'υս',
  v: 'ѵν',
  w: 'ԝ',
  x: 'хχ',
  y: 'уү',
};

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(PASSES_FOR).flatMap(([latin, signs]) => [...signs].map((sign) => [sign, latin])),
);

/** Signs that take no room, or only change the look of the one before. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]/gu;

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Returns what people and file systems take a name for, in two ways: its letters whatever their case,
 * and its shape, in which I, l and 1 are one, and O and 0. Two names that share one of them look alike.
 */
export function looksOf(name: string): readonly [letters: string, shape: string] {
  const latin = latinOf(name);
  return [latin.toLowerCase(), shapeOf(latin)];
}

/** Returns what is the same for any two names that look alike, and for few others: one step for a book of many. */
export function roughLooksOf(name: string): string {
  return shapeOf(latinOf(name)).toLowerCase().replaceAll('i', 'l').replaceAll(FINAL_SIGMA, 'σ');
}

/** A small sigma is written otherwise at the end of a word: which one it becomes depends on the sign behind it. */
const FINAL_SIGMA = 'ς';

function shapeOf(latin: string): string {
  return latin.replaceAll(/[I1|]/g, 'l').replaceAll('0', 'O');
}

function latinOf(name: string): string {
  return ASCII.test(name) ? name : asLatin(name);
}

function asLatin(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(UNSEEN, '');
  return [...plain].map((sign) => LATIN.get(sign) ?? sign).join('');
}
