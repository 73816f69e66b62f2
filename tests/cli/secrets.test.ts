import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/cli/report/format-names.ts';
import { exampleBook, git, replace, runLine } from './sandbox.ts';

const TOKEN = `ghp_${'a1B2'.repeat(9)}`;
const RISKS = 'project-data/risks.yaml';
const LIKELY: readonly [string, string] = ['likelihood: 2\n  impact: 5', `likelihood: ${TOKEN}\n  impact: 5`];

describe('what looks like a secret', () => {
  test('is warned of when a command writes it, and not repeated', async () => {
    const book = exampleBook();
    const told = await runLine(
      book,
      `grantbook set R-008 title="The key is ${TOKEN}" -m "password: Summer2023!"`,
    );
    expect(told.status).toBe(0);
    expect(`${told.stdout}${told.stderr}`).not.toMatch(/a1B2|Summer/);
    expect(told.stdout).toContain('R-008 title: ');
    expect(told.stderr.split('\n').filter((line) => /^(warning|hint)/.test(line))).toEqual([
      'warning: R-008 title: the text holds what looks like a token of GitHub (not shown)',
      'hint: make it invalid where it was issued: once committed, everybody who has a clone has it',
      'warning: the message of the commit holds what looks like a password (not shown)',
      'hint: make it invalid where it was issued; before the commit is shared, write another message: git commit --amend',
    ]);
    const again = await runLine(book, 'grantbook set R-008 likelihood=4 -m "again"');
    expect(again.stderr).not.toContain('warning');
  });

  test.each(FORMATS)('is repeated in no report: %s', async (format) => {
    const book = exampleBook();
    replace(book, RISKS, LIKELY);
    const { status, stdout, stderr } = await runLine(book, `grantbook validate -f ${format}`);
    expect(status).toBe(1);
    expect(stdout).toContain('looks like a token of GitHub');
    expect(stdout + stderr).not.toContain('a1B2');
  });

  test('is repeated neither in what differs nor in a comment, and is found in the message of a commit', async () => {
    const book = exampleBook();
    git(book, 'switch', '-qc', 'pull');
    replace(book, RISKS, ['likelihood: 2\n  impact: 5', `likelihood: 3\n  impact: 5\n  notes: ${TOKEN}`]);
    git(book, 'commit', '-qam', `Take ${TOKEN}`);
    for (const line of ['diff main', 'diff main -f md', 'validate --range main..pull --each -f comment']) {
      const { stdout, stderr } = await runLine(book, `grantbook ${line}`);
      expect([line, (stdout + stderr).includes('a1B2')]).toEqual([line, false]);
    }
    const { stdout } = await runLine(book, 'grantbook validate --range main..pull --each');
    expect(stdout).toContain('the message of the commit holds what looks like a token of GitHub (not shown)');
    const whole = await runLine(book, 'grantbook validate --range main..pull');
    expect(whole.stdout).toContain('the message of the commit holds');
  });
});
