const OPEN = '\ue002';
const CLOSE = '\ue003';

/** Returns the mark of a longer text. No data holds its signs: cleaning takes them out. */
export function insertMark(number: number): string {
  return `${OPEN}${number}${CLOSE}`;
}

/** Returns the number of the longer text a text stands for, or undefined where it is none. */
export function insertNumber(text: string): number | undefined {
  const match = /^\ue002(\d+)\ue003$/.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}
