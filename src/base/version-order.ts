const VERSION = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** Returns whether a text is a version: three numbers, as in 0.2.0. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Compares two versions number by number: below 0 where the first is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
