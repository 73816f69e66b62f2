/** Returns a word of a command as it is typed in a shell; undefined where a shell or a terminal could take it for something else. */
export function shellWord(text: string): string | undefined {
  if (/[\p{C}\u2028\u2029]/u.test(text)) return undefined;
  if (/^[\p{L}\p{N}_./:,=@+-]+$/u.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
