import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { isTransaction, JOURNAL } from './journal.ts';

/** What a change needs until its journal is written, and nobody after that. */
const SPENT = /^(blob-\d+|index|COMMIT_EDITMSG)$/;

/**
 * Does some work; where the disk is full, once more after freeing what changes have in their folders that nobody
 * needs any more: so that what was cut off can be ended though nothing else is free.
 */
export function inSparedRoom(gitDir: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '')) throw error;
    for (const name of readdirSync(gitDir).filter(isTransaction)) freeSpent(join(gitDir, name));
    work();
  }
}

function freeSpent(folder: string): void {
  if (!existsSync(join(folder, JOURNAL))) return;
  for (const name of readdirSync(folder)) if (SPENT.test(name)) rmSync(join(folder, name), { force: true });
}
