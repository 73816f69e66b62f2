import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileRows } from './yaml-read-hostile.ts';

/** What the runner says of one text: how long the first reading took, and the codes of both readings. */
type Outcome = { readonly name: string; readonly milliseconds: number; readonly codes: readonly string[][] };

/** The longest that one hostile file may take; machines that are busy need the margin. */
const LIMIT = 5000;

describe('texts made to hang or end the process', () => {
  const runner = fileURLToPath(new URL('./yaml-read-runner.ts', import.meta.url));
  let child: SpawnSyncReturns<string>;
  let outcomes: readonly Outcome[];

  beforeAll(() => {
    child = spawnSync(process.execPath, ['--max-old-space-size=1024', '--import', 'tsx', runner], {
      encoding: 'utf8',
      timeout: 120_000,
      maxBuffer: 16 * 1024 * 1024,
    });
    const answers = child.stdout.split('\n').filter((text) => text !== '');
    outcomes = answers.map((text): Outcome => JSON.parse(text));
  }, 150_000);

  it('end none: one process reads them all, twice', () => {
    expect([child.status, child.signal, outcomes.length]).toEqual([0, null, hostileRows.length]);
  });

  it.each(hostileRows)('are answered in time: $name', ({ name, codes }) => {
    const outcome = outcomes.find((one) => one.name === name);
    const sorted = [...codes].sort();
    expect(outcome?.codes).toEqual([sorted, sorted]);
    expect(outcome?.milliseconds).toBeLessThan(LIMIT);
  });
});
