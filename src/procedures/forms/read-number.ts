import type { Meaning } from './read-answer.ts';

const SIGNS = /^(?:€|eur|euro)\s*|\s*(?:€|eur|euro|%|pm)$/giu;

/**
 * Reads a number as people write it: `1250.5`, `1 250,50`, `1.250,50 €`, `60 %`. A point or comma
 * before exactly three digits may part thousands or decimals: that is asked.
 */
export function readNumber(text: string, whole: boolean): Meaning {
  const plain = text
    .trim()
    .replaceAll(SIGNS, '')
    .replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/gu, '');
  const write = whole ? 'a whole number as 1250' : 'a number as 1250.50';
  const match = /^([-+−]?)([1-9]\d{0,2}(?:[.,]\d{3})+|\d+)(?:([.,])(\d+))?$/u.exec(plain);
  if (!match) return { why: 'it is not one number', write };
  const [, sign = '', front = '', mark, decimals = ''] = match;
  const minus = sign === '-' || sign === '−' ? '-' : '';
  const parted = /[.,]/.exec(front)?.[0];
  if (parted !== undefined && !grouped(front, parted, mark))
    return { why: 'it is not certain what parts its digits', write };
  const digits = front.replaceAll(/[.,]/g, '');
  if (parted !== undefined && mark === undefined && !whole && front.split(parted).length === 2)
    return twofold(front, parted, minus);
  const value = Number(`${minus}${digits}${decimals === '' ? '' : `.${decimals}`}`);
  if (whole && !Number.isSafeInteger(value)) return { why: 'it is no whole number', write };
  return { value };
}

/** One sign parts the thousands, another the decimals. */
function grouped(front: string, parted: string, mark: string | undefined): boolean {
  return [...front].every((sign) => /\d/.test(sign) || sign === parted) && parted !== mark;
}

function twofold(front: string, parted: string, minus: string): Meaning {
  const thousands = `${minus}${front.replace(parted, '')}`;
  const decimals = String(Number(`${minus}${front.replace(parted, '.')}`));
  return { why: `it is ${thousands} or ${decimals}`, write: `${thousands} or ${decimals}0` };
}
