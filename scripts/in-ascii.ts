/** A letter that would not be the same letter if it were escaped. */
const RAW = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]|String\.raw`[^`]*[^\0-\x7f`]/;

/** Returns code in ASCII that says the same: an engine keeps it in half the room, and reads it faster. */
export function inAscii(code: string): string {
  if (RAW.test(code)) throw new Error('a letter stands where it cannot be escaped: see scripts/in-ascii.ts');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
