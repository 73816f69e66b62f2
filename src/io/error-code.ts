/** Returns the system's code of an error, `ENOENT`; undefined where it has none. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'a symbolic link',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'no space is left in your quota',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a file stands where a folder should be',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** Returns what a failed operation on a file is, in words: no path, no stack. */
export function describeFailure(error: unknown): string {
  const code = errorCode(error);
  if (code !== undefined) return REASONS[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}
