import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from './run-tests.ts';

/** What other programs say of the same inputs, or why they were not asked. */
export type PeerTable =
  | { readonly notRun: string }
  | {
      readonly peers: readonly string[];
      readonly rows: readonly PeerRow[];
    };

export type PeerRow = { readonly id: string; readonly says: string; readonly answers: readonly string[] };

/** Asks the peers, where the inputs are made: in the tests. */
export async function askPeers(): Promise<PeerTable> {
  const answer = join(tmpdir(), `grantbook-peers-${process.pid}.json`);
  const tests = [{ file: 'tests/scorecard/ask-peers.test.ts', name: 'the peers are asked' }];
  try {
    await runTests('.', { tests, minutes: 60, env: { PEERS: answer } });
    if (!existsSync(answer)) return { notRun: 'they could not be installed here' };
    return JSON.parse(readFileSync(answer, 'utf8')) as PeerTable;
  } finally {
    rmSync(answer, { force: true });
  }
}
