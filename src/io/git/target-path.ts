const MAX_NAME_BYTES = 240;
const MAX_PATH_BYTES = 4000;

/**
 * Returns why a path, from the book's root, may never be written, in words; undefined where it may.
 * Not its looks are judged but where it leads: out of the book, or into git's own folder.
 */
export function unsafePath(path: string): string | undefined {
  if (path.includes('\0')) return 'it holds a NUL';
  if (/^[/\\]|^[A-Za-z]:/.test(path)) return 'it is not below the book';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return 'it is too long';
  for (const name of path.split('/')) {
    if (name === '' || name === '.' || name.split('\\').includes('..'))
      return 'it does not lead straight down from the book';
    if (isGitFolder(name)) return 'it leads into git’s own folder';
    if (Buffer.byteLength(name) > MAX_NAME_BYTES) return 'a name in it is too long';
  }
  return undefined;
}

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
