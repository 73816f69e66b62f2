/** Returns a number with two decimals at most and its thousands set apart: `12 345.5`. */
export function sayNumber(value: number): string {
  const [whole = '', part] = String(Math.round(value * 100) / 100).split('.');
  if (whole.includes('e')) return String(value);
  const parted = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&\u00a0');
  return part === undefined ? parted : `${parted}.${part}`;
}
