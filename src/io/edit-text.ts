import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTempFile } from './temp.ts';
import { runEditor } from './terminal.ts';

// A name of ours: an id may hold what leads out of the folder.
const NAME = 'record.yaml';

/** Opens a text in an editor and returns what it was saved as. The file is gone afterwards. */
export function editText(editor: string, text: string): Promise<string> {
  return withTempFile({ name: NAME, content: text }, async (path) => {
    await runEditor(path, editor);
    return readFileSync(path, 'utf8');
  });
}

/** Keeps a text that could not be used in a file that only this user can read, and returns its path. */
export function keepText(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'grantbook-kept-')), NAME);
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  return path;
}
