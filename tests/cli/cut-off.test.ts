import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle, checkout, env, exampleBook, expectTranscript, git, replace, sh } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
const BREAK = join(checkout, 'tests/io/break-at.ts');

/** Runs a command and kills it at the call that is described. */
function killAt(book: string, call: string, line: string): void {
  const node = `"${process.execPath}" --import tsx --import "${BREAK}" "${bundle}"`;
  const { stdout } = sh(book, `cd "${checkout}" && ${node} -C "${book}" ${line}; echo "ended: $?"`, {
    ...env,
    BREAK_ON: call,
  });
  expect(stdout).toContain('ended: 137');
}

function traces(book: string): string[] {
  return [...readdirSync(join(book, '.git')), ...readdirSync(join(book, 'project-data'))].filter((name) =>
    name.includes('grantbook'),
  );
}

describe('a command that was killed', () => {
  test('while its files stood in place: the next that writes takes it back and says so', async () => {
    const book = exampleBook();
    killAt(book, 'renameSync .*index$', 'set R-002 likelihood=3 -m "found" --today 2023-11-20');
    expect(git(book, 'status', '--porcelain')).toContain(RISKS);
    await expectTranscript(
      book,
      `
      $ grantbook validate -q | sed 's/grantbook-[A-Za-z0-9]*/grantbook-ID/g'
      project-data/.grantbook-ID-0.bak:1:1 error book/unknown-file no registry has the file "project-data/.grantbook-ID-0.bak"; hint: a command that was cut off left it; the next one that writes takes it away
      $ grantbook set R-002 impact=4 -m "two partners" --dry-run -q
      R-002 likelihood: 4 → 3
      R-002 impact: 3 → 4
      `,
    );
    expect(traces(book)).not.toEqual([]);
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 impact=4 -m "two partners"
      R-002 impact: 3 → 4
      ! an earlier command was cut off (risk R-002: set likelihood): what it had begun is taken back, nothing of it was committed
      ! committed OID  risk R-002: set impact
      `,
    );
    expect(traces(book)).toEqual([]);
    expect(git(book, 'status', '--porcelain')).toBe('');
  });

  test('and what somebody edited since is left to them', async () => {
    const book = exampleBook();
    killAt(book, 'renameSync .*index$', 'set R-002 likelihood=3 -m "found" --today 2023-11-20');
    replace(book, RISKS, ['title: Prices rise', 'title: Prices rise fast']);
    await expectTranscript(
      book,
      `
      $ grantbook save -m "both"
      R-002 likelihood: 4 → 3
      R-015 title: Prices rise → Prices rise fast
      ! an earlier command was cut off (risk R-002: set likelihood): what it had begun is taken back, nothing of it was committed
      ! project-data/risks.yaml was edited since, and is left as it is: git diff -- project-data/risks.yaml
      ! committed OID  save R-002, R-015
      `,
    );
  });

  test('after its commit: nothing is taken back', async () => {
    const book = exampleBook();
    killAt(book, 'rmSync .*\\.bak', 'set R-002 likelihood=3 -m "found" --today 2023-11-20');
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 impact=4 -m "two partners"
      R-002 impact: 3 → 4
      ! an earlier command was cut off (risk R-002: set likelihood): its commit is whole
      ! committed OID  risk R-002: set impact
      `,
    );
    expect(traces(book)).toEqual([]);
  });
});
