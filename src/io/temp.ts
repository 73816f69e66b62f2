import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file to lend out for a while. */
export type TempFile = { readonly name: string; readonly content: string | Uint8Array };

/** Lends out a new folder that only this user can enter, and removes it with all it holds in any case. */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a file that only this user can read, lends it out, and removes it in any case. */
export async function withTempFile<T>(file: TempFile, use: (path: string) => Promise<T>): Promise<T> {
  return withTempFolder((folder) => {
    const path = join(folder, file.name);
    writeFileSync(path, file.content, { flag: 'wx', mode: 0o600 });
    return use(path);
  });
}
