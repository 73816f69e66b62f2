import type { Files } from './files.ts';
import { readText } from './load-registry.ts';
import type { Entry } from './workspace.ts';

/** Returns the text of a record: its stretch of the list file, or its whole file. */
export function recordText(entry: Entry, files: Files): string {
  const { slice } = entry.record;
  return readText(files, entry.file).text.slice(slice.start, slice.end);
}
