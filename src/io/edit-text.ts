import { readFileSync } from 'node:fs';
import { withTempFile } from './temp.ts';
import { runEditor } from './terminal.ts';

/** Opens a text in the user's editor and returns what it was saved as. The file is gone afterwards. */
export function editText(name: string, text: string): Promise<string> {
  return withTempFile({ name, content: text }, async (path) => {
    await runEditor(path);
    return readFileSync(path, 'utf8');
  });
}
