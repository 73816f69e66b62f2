import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleBook, expectTranscript, git, newFolder, read, runLine, snapshot, write } from './sandbox.ts';

const GATE = '.github/workflows/grantbook.yml';

describe('what CI runs', () => {
  test('comes with a new book, and is written again where it is gone', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ git ls-files .github .gitlab-ci.yml
      .github/workflows/grantbook-comment.yml
      .github/workflows/grantbook.yml
      .gitlab-ci.yml
      $ grantbook ci check
      ! 3 files: nothing to mend
      $ grantbook ci write
      ! nothing to change: they are as this version makes them
      $ git rm -q -r .github .gitlab-ci.yml && git commit -qm 'No CI'
      $ grantbook ci check
      ! nothing checks this book yet: grantbook ci write
      [1]
      $ grantbook ci write github --dry-run
      .github/workflows/grantbook.yml
      .github/workflows/grantbook-comment.yml
      ! nothing was written (--dry-run)
      $ grantbook ci write github
      .github/workflows/grantbook.yml
      .github/workflows/grantbook-comment.yml
      ! committed OID  what CI runs: as grantbook 0.1.0 makes it
      $ git status --porcelain && git log -1 --format=%s
      what CI runs: as grantbook 0.1.0 makes it
      $ grantbook ci write
      ! nothing to change: they are as this version makes them
      $ grantbook ci check
      ! 2 files: nothing to mend
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
    `,
    );
  });

  test('of another version is taken anew; what somebody changed is looked at, and never overwritten', async () => {
    const book = exampleBook();
    await expectTranscript(
      book,
      `
      $ grantbook ci write --merge squash --integrity sha512-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==
      .github/workflows/grantbook.yml
      .github/workflows/grantbook-comment.yml
      .gitlab-ci.yml
      ! committed OID  what CI runs: as grantbook 0.1.0 makes it
      $ grep -E "EACH:|INTEGRITY:" .github/workflows/grantbook.yml
            GRANTBOOK_INTEGRITY: 'sha512-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=='
            EACH: ''
                "$RUNNER_TEMP/grantbook/bin/grantbook" -C "$BOOK" validate --range "refs/remotes/origin/$GITHUB_BASE_REF..$HEAD_SHA" \${EACH:+--each} --actor "github:$AUTHOR" --format github
      $ grantbook ci check
      ! 3 files: nothing to mend
      $ grantbook ci write
      ! nothing to change: they are as this version makes them
      $ grantbook ci write --merge each
      .github/workflows/grantbook.yml
      .github/workflows/grantbook-comment.yml
      .gitlab-ci.yml
      ! committed OID  what CI runs: as grantbook 0.1.0 makes it
      $ sed -i 's/timeout-minutes: 10/timeout-minutes: 20/' .github/workflows/grantbook.yml && git commit -qam 'More time' && grantbook ci check
      .github/workflows/grantbook.yml:1:1 warning ci/changed-here it is not as grantbook made it, so it is never overwritten; hint: see what was changed: git log -p -- .github/workflows/grantbook.yml
      ! 3 files: 0 errors, 1 warning
      $ sed -i 's/ --ignore-scripts --no-audit/ --no-audit/' .github/workflows/grantbook.yml && grantbook ci check --format github
      ::error file=.github/workflows/grantbook.yml,line=50,endLine=50,col=9,endColumn=12,title=ci/install-scripts::"npm install --global --prefix "$RUNNER_TEMP/grantbook" --no-audit --no-fund "$package"" runs what a package or the checkout brings%0Ahint: install one exact version with --ignore-scripts, outside the checkout, and call it by its path
      ::warning file=.github/workflows/grantbook.yml,line=1,endLine=1,col=1,endColumn=1,title=ci/changed-here::it is not as grantbook made it, so it is never overwritten%0Ahint: see what was changed: git log -p -- .github/workflows/grantbook.yml
      ! 3 files: 1 error, 1 warning
      [1]
      $ git checkout -q . && grantbook ci write
      ! error: ".github/workflows/grantbook.yml" was changed by hand, or grantbook did not make it: it is not overwritten
      ! hint: see whether it is safe: grantbook ci check; to take ours: git mv .github/workflows/grantbook.yml .github/workflows/grantbook.yml.own, git commit, grantbook ci write, and put back what is yours
      [2]
    `,
    );
    git(book, 'revert', '--no-edit', 'HEAD');
    // As a version before this one would have made it.
    const text = read(book, GATE)
      .replace(/^.*\n.*\n/, '')
      .replace('timeout-minutes: 10', 'timeout-minutes: 5');
    const { createHash } = await import('node:crypto');
    const digest = createHash('sha256').update(text).digest('hex');
    write(book, {
      [GATE]: `# Made by grantbook 0.0.9, sha256:${digest}\n# How it stands: grantbook ci check\n${text}`,
    });
    git(book, 'commit', '-qam', 'An older one');
    await expectTranscript(
      book,
      `
      $ head -n 1 .github/workflows/grantbook.yml | cut -c 1-26
      # Made by grantbook 0.0.9,
      $ grantbook ci check
      .github/workflows/grantbook.yml:1:1 error ci/out-of-date another version of grantbook made it, or made it for another folder; hint: take the one of this version: grantbook ci write
      ! 3 files: 1 error, 0 warnings
      [1]
      $ grantbook ci write
      .github/workflows/grantbook.yml
      ! committed OID  what CI runs: as grantbook 0.1.0 makes it
      $ grantbook ci check
      ! 3 files: nothing to mend
    `,
    );
  });

  test('of a book inside a repository stands at the top, and names the folder', async () => {
    const folder = newFolder();
    git(folder, 'init', '-q');
    write(folder, { a: 'a\n' });
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'a');
    await expectTranscript(
      folder,
      `
      $ grantbook init projects/b-wise --example --ci github
      ! error: the book becomes a part of a repository, at whose top stands what CI runs
      ! hint: make it without --ci; then, in it: grantbook ci write github
      [2]
      $ grantbook -q init projects/b-wise --example
      $ ls -A
      .git
      a
      projects
      $ cd projects/b-wise && grantbook ci write github
      .github/workflows/grantbook.yml
      .github/workflows/grantbook-comment.yml
      ! committed OID  what CI runs: as grantbook 0.1.0 makes it
      $ ls -A
      .git
      .github
      a
      projects
      $ grep BOOK: .github/workflows/grantbook.yml
            GRANTBOOK: grantbook@0.1.0
            BOOK: "projects/b-wise"
      $ cd projects/b-wise && grantbook ci check
      ! 2 files: nothing to mend
    `,
    );
  });

  test('what is asked wrongly is refused, and leaves the book as it was', async () => {
    const book = exampleBook();
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook ci
      ! error: ACTION is missing
      ! hint: write: grantbook ci ACTION [PLATFORM]; more: grantbook ci --help
      [2]
      $ grantbook ci paint
      ! error: "paint" is nothing to do with what CI runs
      ! hint: use one of: grantbook ci write, grantbook ci check
      [2]
      $ grantbook ci check github
      ! error: "check github" is nothing to do with what CI runs
      ! hint: use one of: grantbook ci write, grantbook ci check
      [2]
      $ grantbook ci write gitea
      ! error: there are no jobs for "gitea"
      ! hint: use github, gitlab, both
      [2]
      $ grantbook ci write --merge rebase
      ! error: "rebase" is not a choice for "--merge"
      ! hint: use one of: each, squash; more: grantbook ci --help
      [2]
      $ grantbook ci write --integrity 12345
      ! error: "12345" is no integrity of a package
      ! hint: it begins with sha512-; ask for it: npm view grantbook dist.integrity
      [2]
      $ grantbook ci write --json
      ! error: --format means nothing to ci write
      ! hint: leave it out
      [2]
      $ grantbook ci check --format text --json
      ! error: --json and --format text contradict each other
      ! hint: leave out one of the two
      [2]
      $ grantbook init ../other --example --ci gitea
      ! error: "gitea" is not a choice for "--ci"
      ! hint: use one of: github, gitlab, both, none; more: grantbook init --help
      [2]
      $ grantbook validate --format comment
      ! error: a comment is on a range
      ! hint: name one: --range origin/main..HEAD
      [2]
      $ grantbook validate --range HEAD~1..HEAD --links https://github.com/us/book/blob
      ! error: --links is for a comment
      ! hint: add --format comment, or leave it out
      [2]
    `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('a symbolic link in its place is not followed', async () => {
    const book = exampleBook();
    git(book, 'rm', '-q', GATE);
    symlinkSync('/etc/passwd', join(book, GATE));
    await expectTranscript(
      book,
      `
      $ grantbook ci check
      ! error: ".github/workflows/grantbook.yml" is a symbolic link: nothing is written through it
      [3]
      $ grantbook ci write
      ! error: ".github/workflows/grantbook.yml" is a symbolic link: nothing is written through it
      [3]
    `,
    );
  });

  test('init leaves it out, or takes one platform, where it is asked to', async () => {
    const folder = newFolder();
    for (const [ci, files] of [
      ['none', []],
      ['github', ['.github/workflows/grantbook-comment.yml', GATE]],
      ['gitlab', ['.gitlab-ci.yml']],
    ] as const) {
      expect((await runLine(folder, `grantbook -q init ${ci} --example --ci ${ci}`)).status).toBe(0);
      expect(
        git(join(folder, ci), 'ls-files', '.github', '.gitlab-ci.yml').split('\n').filter(Boolean),
      ).toEqual(files);
    }
  });
});
