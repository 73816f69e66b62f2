/** Names that are devices on Windows, whatever follows a dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)( *\..*)?$/i;

/** Windows allows 260 characters for a whole path: so many are left for one within a book. */
const LONGEST = 180;

/** Returns why some system could not hold a file of this path, in words; undefined where every one can. */
export function unportablePath(path: string): string | undefined {
  if (/[\u0000-\u001f\u007f<>:"|?*\\]/.test(path)) return 'it holds a character that not every system allows';
  for (const name of path.split('/')) {
    if (/[. ]$/.test(name)) return 'a name in it ends with a dot or a space';
    if (RESERVED.test(name)) return `"${name}" is a device on Windows`;
  }
  if (path.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  return path === path.normalize('NFC') ? undefined : 'its accents are written apart from their letters';
}

/** Returns a path as systems compare it that take capitals, and accents written apart, for the same. */
export function foldedPath(path: string): string {
  if (/^[\x20-\x7e]*$/.test(path)) return path.toLowerCase();
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Returns whether two texts differ in nothing but whether accents are written apart from their letters. */
export function sameLetters(one: string, other: string): boolean {
  return one !== other && one.normalize('NFC') === other.normalize('NFC');
}
