import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIND } from '../../src/procedures/ci/scripts.ts';
import { installed } from '../cli/sandbox.ts';

/** Runs the line that hands a value to the next step, as if the platform had said this of the pull request. */
function handedOn(number: unknown): string {
  const temp = mkdtempSync(join(tmpdir(), 'grantbook-outputs-'));
  writeFileSync(join(temp, 'pull.json'), JSON.stringify({ number }));
  writeFileSync(join(temp, 'outputs'), '');
  const lines = FIND.split('\n').filter((line) => line.includes('GITHUB_OUTPUT'));
  expect(lines).toHaveLength(1);
  spawnSync('bash', ['-euo', 'pipefail', '-c', lines[0] ?? ''], {
    env: { PATH: process.env.PATH ?? '', RUNNER_TEMP: temp, GITHUB_OUTPUT: join(temp, 'outputs') },
  });
  return readFileSync(join(temp, 'outputs'), 'utf8');
}

test.skipIf(!installed('jq'))('what a step hands on is one number, whatever is said in its place', () => {
  expect(handedOn(17)).toBe('number=17\n');
  for (const hostile of [
    '1\nNODE_OPTIONS=x',
    '1\r\nx=y',
    'EOF\nx<<EOF\ny\nEOF',
    ['1\nx=y'],
    { a: '\nx=y' },
    null,
  ])
    expect(handedOn(hostile)).toMatch(/^(number=\n)?$/);
});
