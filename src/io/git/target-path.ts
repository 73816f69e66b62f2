const MAX_NAME_BYTES = 240;
const MAX_PATH_BYTES = 4000;

/**
 * Returns why a path, from the book's root, may never be written, in words; undefined where it may.
 * Not its looks are judged but where it leads: out of the book, or into git's own folder.
 */
export function unsafePath(path: string): string | undefined {
  if (path.includes('\0')) return 'it holds a NUL';
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return 'it is not below the book';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return 'it is too long';
  for (const name of path.split('/')) {
    if (name === '' || name === '.' || name === '..') return 'it does not lead straight down from the book';
    if (isGitFolder(name)) return 'it leads into git’s own folder';
    if (Buffer.byteLength(name) > MAX_NAME_BYTES) return 'a name in it is too long';
  }
  return undefined;
}

/** Returns why a name cannot be given to a new file: some system could not hold it. */
export function unportablePath(path: string): string | undefined {
  if (/[\u0000-\u001f\u007f<>:"|?*\\]/.test(path)) return 'it holds a character that not every system allows';
  for (const name of path.split('/')) {
    if (/[. ]$/.test(name)) return 'a name in it ends with a dot or a space';
    if (RESERVED.test(name)) return `"${name}" is a device on Windows`;
  }
  return undefined;
}

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;

/** Characters that macOS leaves out when it compares names. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** As Windows (`.GIT `, `git~1`, `.git::$INDEX_ALLOCATION`) and macOS would see it. */
function isGitFolder(name: string): boolean {
  return name.split('\\').some((part) => {
    const plain = part
      .replaceAll(IGNORED, '')
      .replace(/:.*$/, '')
      .replace(/[. ]+$/, '')
      .toLowerCase();
    return plain === '.git' || /^git~\d+$/.test(plain);
  });
}
