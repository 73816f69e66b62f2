import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** Writes a new file and waits until it is on the disk. Throws where the file exists. */
export function writeNewFile(path: string, bytes: Uint8Array | string, mode = 0o666): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the names in a folder are on the disk, where the system can promise that. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    // Windows opens no folders, and some file systems sync none.
    if (!['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
  }
}
