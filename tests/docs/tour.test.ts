import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout } from '../cli/sandbox.ts';

test('the tour, the README’s first command, goes from its first step to its last', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-tour-test-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/tour.ts'], {
    cwd: checkout,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder },
  });
  rmSync(folder, { recursive: true, force: true });
  expect(status, stderr.slice(-2000)).toBe(0);
  expect(stdout).toMatch(/=== 1\. [\s\S]*=== 6\. The trail[\s\S]*=== The documents are in/);
});
