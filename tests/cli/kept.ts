import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

const HOUR = 3_600_000;

/** Begins each test an hour after what it makes: what has only just changed is not kept. */
export function eachLater(begin: () => void): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR });
    begin();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** The file of a user's cache folder that holds what the last check has told for later. */
export function laterFile(cache: string): string {
  const folder = join(cache, 'grantbook');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return join(folder, names.find((name) => name.endsWith('-later.json')) ?? '');
}

/** What a check tells for later: the ids of records, and what each rule rests on. */
export type Told = { ids: Record<string, { now: string[] }>; uses: object };

/** Changes what the last check has told for later, in the form in which it is believed. */
export function changeTold(cache: string, change: (told: Told) => void): void {
  const file = laterFile(cache);
  const kept = readFileSync(file);
  const content = JSON.parse(kept.subarray(4, 4 + kept.readUInt32LE(0)).toString('utf8'));
  const told: Told = JSON.parse(content.told);
  change(told);
  const fresh = Buffer.from(JSON.stringify({ ...content, told: JSON.stringify(told) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(fresh.length);
  writeFileSync(file, Buffer.concat([length, fresh, fresh]));
}
