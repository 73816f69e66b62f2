import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runInProcess } from './in-process.ts';
import { env, exampleBook, TODAY } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

let book: string;
beforeEach(() => {
  book = exampleBook();
  writeFileSync(join(book, RISKS), Buffer.from([0xff, 0x0a]));
});

const run = (...args: readonly string[]) => runInProcess(args, { folder: book, env, today: TODAY });
const WARNING = `warning: 1 problem in what was read (${RISKS}); see: grantbook validate\n`;

describe('where the file of a registry cannot be read', () => {
  test('a record that its records may refer to is shown, and not called whole', async () => {
    const { status, stdout, stderr } = await run('show', 'P-001');
    expect(stdout).not.toContain('owns_risks');
    expect({ status, stderr }).toEqual({ status: 1, stderr: WARNING });
    expect(await run('show', 'D1.2', '--format', 'json')).toMatchObject({ status: 1, stderr: WARNING });
  });

  test('its records are not said to be absent', async () => {
    expect(await run('show', 'R-001')).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: no record that could be read has the id "R-001": not all of "risks" could be\nhint: see what is wrong with: grantbook validate\n`,
    });
    expect((await run('set', 'R-001', 'impact=2', '-m', 'seen')).stderr).toContain(
      'not all of "risks" could be',
    );
    expect((await run('show', 'NOBODY')).stderr).toContain('not all of "risks" could be');
  });

  test('records of other registries are said to be absent as ever', async () => {
    expect((await run('show', 'D99.9')).stderr).toContain('no record has the id "D99.9"');
  });

  test('no first record is asked for', async () => {
    expect(await run('list', 'risks')).toMatchObject({ status: 1, stderr: WARNING });
  });
});
