import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle, checkout, env, exampleBook, expectTranscript, git, replace, sh, write } from './sandbox.ts';

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

  test('after its commit, which was taken back by hand since: what is staged is the user’s', async () => {
    const book = exampleBook();
    killAt(book, 'rmSync .*\\.bak', 'set R-002 likelihood=3 -m "found" --today 2023-11-20');
    git(book, 'reset', '--soft', 'HEAD~1');
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 impact=4 -m "two partners"
      ! an earlier command was cut off (risk R-002: set likelihood): its commit is whole
      ! error: "project-data/risks.yaml" has edits that are not committed
      ! hint: commit them first: grantbook save project-data/risks.yaml
      [3]
      `,
    );
    expect(git(book, 'diff', '--cached', '--name-only')).toContain(RISKS);
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

  test('what it wrote down is never guessed at: where it cannot be read, or leads elsewhere, nothing is touched', () => {
    const book = exampleBook();
    const [head, oid] = [git(book, 'rev-parse', 'HEAD').trim(), 'a'.repeat(40)];
    const outside = join(book, '../outside.txt');
    write(book, { '../outside.txt': 'not of the book\n' });
    const sound = {
      id: 'abc123',
      ref: 'refs/heads/main',
      old: head,
      fresh: oid,
      subject: 'x',
      files: [],
      folders: [],
    };
    const file = {
      path: '../outside.txt',
      before: null,
      after: createHash('sha256').update('not of the book\n').digest('hex'),
      indexed: { before: null, after: null },
    };
    const spoilt = [
      '',
      'null',
      '{}',
      ...[
        { files: [file] },
        { id: '../../x' },
        { ref: '--all' },
        { fresh: '--octopus' },
        { folders: ['../x'] },
      ].map((part) => JSON.stringify({ ...sound, ...part })),
    ];
    for (const text of spoilt) {
      write(book, { '.git/grantbook-tx-abc123/journal.json': text });
      const { status, stderr } = sh(book, 'grantbook set R-002 likelihood=3 -m "found"');
      expect([text, status]).toEqual([text, 3]);
      expect(stderr).toMatch(/^error: what a command that was cut off wrote down cannot be read: "/);
      expect(readFileSync(outside, 'utf8')).toBe('not of the book\n');
      expect(git(book, 'rev-parse', 'HEAD').trim()).toBe(head);
    }
    rmSync(join(book, '.git/grantbook-tx-abc123'), { recursive: true });
    symlinkSync(join(book, 'project-data'), join(book, '.git/grantbook-tx-abc123'));
    write(book, { '.git/grantbook-tx-abc124': 'mine\n' });
    expect(sh(book, 'grantbook set R-002 likelihood=3 -m "found"').status).toBe(0);
    expect(git(book, 'status', '--porcelain')).toBe('');
  }, 60_000);
});
