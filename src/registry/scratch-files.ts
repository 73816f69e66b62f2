/** What systems and editors leave lying about: macOS, Windows, Vim, Emacs, Word and Excel, LibreOffice. */
const SCRATCH =
  /^(\.ds_store|thumbs\.db|desktop\.ini|\._.*|~\$.*|\.~lock\..*#|.*~|\..*\.sw[a-p]|\.#.*|#.*#|\.grantbook-\d+\.tmp)$/i;

/** The same names as git's own patterns, for the file `.gitignore` of a book. */
export const SCRATCH_PATTERNS: readonly string[] = [
  '.DS_Store',
  '._*',
  'Thumbs.db',
  '[Dd]esktop.ini',
  '*~',
  '.*.sw[a-p]',
  '.#*',
  '\\#*#',
  '~$*',
  '.~lock.*#',
];

/** Returns whether a path is a scratch file of a system or an editor, which is never part of a book. */
export function isScratchFile(path: string): boolean {
  return SCRATCH.test(path.slice(path.lastIndexOf('/') + 1));
}
