/** Returns a text as one word of a POSIX shell, whatever stands in it. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
