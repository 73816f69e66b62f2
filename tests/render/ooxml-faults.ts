import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Says what the Open XML validator finds. It may rewrite the file it reads, so it gets a copy. */
export function faultsOf(docx: Uint8Array, ending = 'docx'): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-docx-'));
  const path = join(folder, `document.${ending}`);
  writeFileSync(path, docx);
  const command = fileURLToPath(new URL('../../node_modules/.bin/ooxml-validator', import.meta.url));
  try {
    return JSON.parse(
      execFileSync(command, [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ).errors;
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout).errors;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
