/** Returns a script as a block of YAML, at the indent of its key. */
export function scriptBlock(script: string, indent: number): string {
  const lines = script.trimEnd().split('\n');
  return `|\n${lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`)).join('\n')}`;
}

/** What the jobs of a book are made for: the package, and where from the top of the repository the book lies. */
export type CiRequest = {
  /** The exact version of the package. */
  readonly version: string;
  /** From the top of the repository: empty, or `sub/dir/`. */
  readonly bookPrefix: string;
  /** The integrity of the package, `sha512-…`: what differs is not installed. Empty where it is not pinned. */
  readonly integrity: string;
};

/** Returns the folder of the book as a command takes it. */
export function bookFolder({ bookPrefix }: CiRequest): string {
  return JSON.stringify(bookPrefix === '' ? '.' : bookPrefix.replace(/\/$/, ''));
}
