import { chmodSync, existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hookOwner, hookScript } from '../../src/io/hooks/hook-script.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  newFolder,
  read,
  replace,
  runLine,
  sh,
  snapshot,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
const WAS = 'likelihood: 2\n  impact: 5';
const GOOD: readonly [string, string] = [WAS, 'likelihood: 3\n  impact: 5'];
const BAD: readonly [string, string] = [WAS, 'likelihood: 22\n  impact: 5'];

let plain: string;
let hooked: string;
beforeAll(async () => {
  plain = exampleBook();
  hooked = copyOf(plain);
  await runLine(hooked, 'grantbook hook install');
});

/** Puts a hook of somebody's own into a clone. */
function ownHook(book: string, name: string, text: string): void {
  write(book, { [`.git/hooks/${name}`]: text });
  chmodSync(join(book, '.git/hooks', name), 0o755);
}

describe('installing and removing', () => {
  test('is reversible to the byte', async () => {
    const book = copyOf(plain);
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook hook status
      pre-commit  none
      pre-push  none
      $ grantbook hook remove
      ! pre-commit: there is no hook of grantbook, so nothing to remove
      ! pre-push: there is no hook of grantbook, so nothing to remove
      $ grantbook hook install --dry-run
      ! pre-commit: git now checks what is staged before each commit; back: grantbook hook remove
      ! pre-push: git now checks each commit before it is pushed; back: grantbook hook remove
      $ grantbook hook install
      ! pre-commit: git now checks what is staged before each commit; back: grantbook hook remove
      ! pre-push: git now checks each commit before it is pushed; back: grantbook hook remove
      $ grantbook hook install
      ! pre-commit: the hook is there already
      ! pre-push: the hook is there already
      $ grantbook hook status
      pre-commit  grantbook
      pre-push  grantbook
      $ grantbook hook remove --pre-push
      ! pre-push: the hook is gone
      $ grantbook hook status
      pre-commit  grantbook
      pre-push  none
      $ grantbook hook remove
      ! pre-commit: the hook is gone
      ! pre-push: there is no hook of grantbook, so nothing to remove
      $ grantbook hook polish
      ! error: "polish" is nothing to do with hooks
      ! hint: use one of: install, remove, status
      [2]
      `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('a hook that is there is never overwritten; the line to add to it does the same', async () => {
    const book = copyOf(plain);
    ownHook(book, 'pre-commit', '#!/bin/sh\necho mine\n');
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook hook install
      ! pre-commit: there is a hook already, which is not grantbook’s, and stays
      ! add to the pre-commit hook:
      !   grantbook hook run pre-commit "$@" || exit 1
      ! refused: nothing was changed
      [1]
      $ grantbook hook remove
      ! pre-commit: there is no hook of grantbook, so nothing to remove
      ! pre-push: there is no hook of grantbook, so nothing to remove
      $ grantbook hook status
      pre-commit  another, which does not ask grantbook
      pre-push  none
      `,
    );
    expect(snapshot(book)).toEqual(before);
    ownHook(book, 'pre-commit', '#!/bin/sh\necho mine\ngrantbook hook run pre-commit "$@" || exit 1\n');
    replace(book, RISKS, BAD);
    await expectTranscript(
      book,
      `
      $ grantbook hook status
      pre-commit  another, which asks grantbook
      pre-push  none
      $ git commit -qam "A mistake"
      ! mine
      ! project-data/risks.yaml:268:15 error schema/limit "22" is more than 5
      ! refused: mend it, then git add the file and commit again; to commit without
      ! this check once: git commit --no-verify (a pull request is checked all the same)
      [1]
      `,
    );
  });

  test('a link, and a hook of ours that somebody changed, stay as well', async () => {
    const book = copyOf(plain);
    symlinkSync('nowhere', join(book, '.git/hooks/pre-commit'));
    expect((await runLine(book, 'grantbook hook install')).stderr).toContain(
      'pre-commit: there is a hook already',
    );
    expect(sh(book, 'rm .git/hooks/pre-commit && grantbook hook install').status).toBe(0);
    write(book, { '.git/hooks/pre-push': `${read(book, '.git/hooks/pre-push')}echo mine\n` });
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook hook status
      pre-commit  grantbook
      pre-push  grantbook, changed by hand
      $ grantbook hook install
      ! pre-push: the hook of grantbook was changed by hand, and stays
      ! add to the pre-push hook:
      !   grantbook hook run pre-push "$@" || exit 1
      ! refused: nothing was changed
      [1]
      $ grantbook hook remove --pre-push
      ! pre-push: the hook of grantbook was changed by hand, and stays: look at .git/hooks
      [1]
      `,
    );
    expect(snapshot(book)).toEqual(before);
  });

  test('an older hook of ours is made anew', () => {
    const book = copyOf(plain);
    ownHook(book, 'pre-push', hookScript('pre-push', { program: '/old place/grantbook.cjs', book: '.' }));
    expect(sh(book, 'grantbook hook install --pre-push').status).toBe(0);
    expect(read(book, '.git/hooks/pre-push')).not.toContain('/old place');
  });

  test('hooks that are kept elsewhere are not ours to add to: what to add is said', async () => {
    const book = copyOf(plain);
    git(book, 'config', 'core.hooksPath', '.husky/_');
    write(book, { '.husky/pre-commit': 'npm test\n' });
    await expectTranscript(
      book,
      `
      $ grantbook hook install
      ! pre-commit: git takes its hooks from .husky/_ (core.hooksPath), which is not this clone’s alone
      ! pre-push: git takes its hooks from .husky/_ (core.hooksPath), which is not this clone’s alone
      ! add to .husky/pre-commit:
      !   grantbook hook run pre-commit "$@" || exit 1
      ! add to .husky/pre-push:
      !   grantbook hook run pre-push "$@" || exit 1
      ! refused: nothing was changed
      [1]
      $ git config core.hooksPath .git/others
      $ grantbook hook install --pre-commit
      ! pre-commit: git now checks what is staged before each commit; back: grantbook hook remove
      ! once husky puts its own hooks there:
      ! add to .husky/pre-commit:
      !   grantbook hook run pre-commit "$@" || exit 1
      $ ls .git/others
      pre-commit
      $ grantbook hook remove --pre-commit
      ! pre-commit: the hook is gone
      $ mv .husky .pre-commit-config.yaml
      $ git config core.hooksPath /usr/share/hooks
      $ grantbook hook install
      ! pre-commit: git takes its hooks from /usr/share/hooks (core.hooksPath), which is not this clone’s alone
      ! pre-push: git takes its hooks from /usr/share/hooks (core.hooksPath), which is not this clone’s alone
      ! add to .pre-commit-config.yaml, below "repos:":
      !   - repo: local
      !     hooks:
      !       - id: grantbook
      !         name: grantbook
      !         entry: grantbook hook run pre-commit
      !         language: system
      !         always_run: true
      !         pass_filenames: false
      ! pre-push: the program pre-commit does not say what is pushed; leave that check to CI
      ! refused: nothing was changed
      [1]
      $ mv .pre-commit-config.yaml lefthook.yml
      $ grantbook hook install
      ! pre-commit: git takes its hooks from /usr/share/hooks (core.hooksPath), which is not this clone’s alone
      ! pre-push: git takes its hooks from /usr/share/hooks (core.hooksPath), which is not this clone’s alone
      ! add to lefthook.yml:
      !   pre-commit:
      !     commands:
      !       grantbook:
      !         run: grantbook hook run pre-commit {0}
      !         use_stdin: true
      !   pre-push:
      !     commands:
      !       grantbook:
      !         run: grantbook hook run pre-push {0}
      !         use_stdin: true
      ! refused: nothing was changed
      [1]
      `,
    );
  });

  test('a linked work tree has the hooks of its clone', () => {
    const book = copyOf(hooked);
    git(book, 'worktree', 'add', '-q', '../linked');
    const linked = join(book, '../linked');
    expect(sh(linked, 'grantbook hook status').stdout).toBe('pre-commit  grantbook\npre-push  grantbook\n');
    replace(linked, RISKS, BAD);
    expect(sh(linked, 'git commit -qam "A mistake"')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('schema/limit'),
    });
  });
});

describe('before a commit', () => {
  test('what is staged is checked, not what the files hold now', async () => {
    const book = copyOf(hooked);
    replace(book, RISKS, BAD);
    git(book, 'add', '--all');
    replace(book, RISKS, [BAD[1], GOOD[1]]);
    await expectTranscript(
      book,
      `
      $ git commit -qm "A mistake"
      ! project-data/risks.yaml:268:15 error schema/limit "22" is more than 5
      ! refused: mend it, then git add the file and commit again; to commit without
      ! this check once: git commit --no-verify (a pull request is checked all the same)
      [1]
      $ grantbook validate --staged
      project-data/risks.yaml:268:15 error schema/limit "22" is more than 5
      ! N records in N registries: 1 error, 0 warnings
      [1]
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ git add --all
      $ git commit -qm "None"
      $ grantbook validate --staged
      ! N records in N registries: nothing to mend
      `,
    );
    replace(book, RISKS, [GOOD[1], WAS]);
    git(book, 'add', '--all');
    replace(book, RISKS, [WAS, BAD[1]]);
    expect(sh(book, 'git commit -qm "Right as it is staged"')).toMatchObject({ status: 0, stderr: '' });
  });

  test('looking at what is staged writes nothing', () => {
    const book = copyOf(plain);
    replace(book, RISKS, BAD);
    git(book, 'add', '--all');
    const before = snapshot(book);
    expect(sh(book, 'grantbook validate --staged').status).toBe(1);
    expect(snapshot(book)).toEqual(before);
  });

  test('a file that is only meant to be added is not staged', () => {
    const book = copyOf(hooked);
    write(book, { 'project-data/meetings/MTG-900.yaml': 'id: nothing\n' });
    git(book, 'add', '--intent-to-add', '--all');
    expect(sh(book, 'grantbook validate --staged').status).toBe(0);
  });

  test('so it is with -a, with paths, with --amend', () => {
    const book = copyOf(hooked);
    replace(book, RISKS, BAD);
    for (const line of ['git commit -qam x', `git commit -qm x ${RISKS}`, 'git commit -qm x --amend -a'])
      expect(sh(book, line).stderr).toContain(`${RISKS}:268:15 error schema/limit`);
    replace(book, RISKS, [BAD[1], GOOD[1]]);
    expect(sh(book, 'git commit -qm x --amend -a')).toMatchObject({ status: 0, stderr: '' });
  });

  test('who commits is held to their role, as by a command', async () => {
    const book = copyOf(hooked);
    replace(book, 'project-data/deliverables/D4.1.yaml', [
      'status: approval\nversion: "0.4"\n',
      'status: approved\nversion: "1.0"\napproved_on: 2023-11-20\n',
    ]);
    expect(sh(book, 'as ioana.crangasu@example.org git commit -qam "Approve it"').stderr).toContain(
      'lifecycle/not-your-role',
    );
    expect(sh(book, 'git commit -qam "Approve it"').status).toBe(0);
  });

  test('an error that was there before stands in nobody’s way, and the first commit is checked whole', () => {
    const book = copyOf(hooked);
    replace(book, RISKS, BAD);
    git(book, 'commit', '--no-verify', '-qam', 'A mistake');
    replace(book, RISKS, [
      '  title: Personal data of learners are lost',
      '  title: Data of learners are lost',
    ]);
    expect(sh(book, 'git commit -qam "Something else"')).toMatchObject({
      status: 0,
      stderr: '1 older error in the book: grantbook validate\n',
    });
    git(book, 'checkout', '-q', '--orphan', 'fresh');
    expect(sh(book, 'git commit -qm "All of it"').stderr).toContain('schema/limit');
  });

  test('of a merge only what is wrong with its result counts', () => {
    const book = copyOf(hooked);
    git(book, 'switch', '-qc', 'other');
    replace(book, RISKS, GOOD);
    git(book, 'commit', '-qam', 'theirs');
    git(book, 'switch', '-q', 'main');
    replace(book, RISKS, [WAS, 'likelihood: 4\n  impact: 5']);
    git(book, 'commit', '-qam', 'ours');
    expect(sh(book, 'git merge -q other').status).toBe(1);
    expect(sh(book, 'grantbook validate --staged')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('what is staged makes no commit yet'),
    });
    sh(book, `git checkout -q --theirs ${RISKS} && git add ${RISKS}`);
    expect(sh(book, 'git commit -q --no-edit')).toMatchObject({ status: 0, stderr: '' });
  });

  test('a commit that grantbook makes is not checked twice', () => {
    const book = copyOf(plain);
    const program = join(newFolder(), 'marker.cjs');
    write(join(program, '..'), { 'marker.cjs': "require('node:fs').appendFileSync('asked', 'x')" });
    ownHook(book, 'pre-commit', hookScript('pre-commit', { program, book: '.' }));
    expect(sh(book, 'grantbook set R-002 likelihood=3 -m why').status).toBe(0);
    expect(existsSync(join(book, 'asked'))).toBe(false);
    replace(book, RISKS, GOOD);
    expect(sh(book, 'GRANTBOOK_CHECKED=1 git commit -qam x').status).toBe(0);
    expect(read(book, 'asked')).toBe('x');
  });

  test('nothing is taken for checked where the program is gone', () => {
    const book = copyOf(plain);
    ownHook(book, 'pre-commit', hookScript('pre-commit', { program: '/nowhere/grantbook.cjs', book: '.' }));
    replace(book, RISKS, GOOD);
    expect(sh(book, 'git commit -qam x')).toMatchObject({
      status: 1,
      stderr: [
        'error: nothing was checked: grantbook is no longer where this hook calls it',
        'hint: install it again and run "grantbook hook install", or do without this once:',
        'hint: git commit --no-verify (a pull request is checked all the same)',
        '',
      ].join('\n'),
    });
  });

  test('a book in a folder of any name is checked, and its name runs nothing', () => {
    const outer = newFolder();
    const name = "it's $(touch PWNED) `touch PWNED`; touch PWNED #";
    sh(outer, 'git init -q .');
    mkdirSync(join(outer, name));
    renameSync(copyOf(plain), join(outer, name, 'book'));
    const book = join(outer, name, 'book');
    sh(book, 'rm -rf .git && grantbook hook install && git add --all && git commit -qm all');
    expect(git(outer, 'log', '--format=%s')).toBe('all\n');
    replace(book, RISKS, BAD);
    expect(sh(outer, 'git commit -qam x').stderr).toContain('schema/limit');
    expect(existsSync(join(outer, 'PWNED')) || existsSync(join(book, 'PWNED'))).toBe(false);
  });
});

describe('before a push', () => {
  /** A clone with hooks, and the remote that it pushes to. */
  function clone(): string {
    const book = copyOf(hooked);
    git(book, 'init', '-q', '--bare', '../remote.git');
    git(book, 'remote', 'add', 'origin', '../remote.git');
    git(book, 'push', '-q', '--no-verify', '-u', 'origin', 'main');
    return book;
  }

  test('each commit that the remote lacks is checked: of a new branch, of more on it, of one written anew', async () => {
    const book = clone();
    git(book, 'switch', '-qc', 'work');
    replace(book, RISKS, BAD);
    git(book, 'commit', '-q', '--no-verify', '-am', 'A mistake');
    replace(book, RISKS, [BAD[1], GOOD[1]]);
    git(book, 'commit', '-q', '--no-verify', '-am', 'Mended');
    await expectTranscript(
      book,
      `
      $ git push -q origin work
      project-data/risks.yaml:268:15 error schema/limit "22" is more than 5 (in commit OID)
      ! checking work
      ! OID  P-001 (git)  A mistake
      ! OID  P-001 (git)  Mended
      ! merged into OID
      ! 2 commits and the merge result: 1 error, 0 warnings
      ! refused: mend it in a commit, or in the one that did it: git commit --amend; to push without
      ! this check once: git push --no-verify (a pull request is checked all the same)
      ! error: failed to push some refs to '../remote.git'
      [1]
      $ git push -q --no-verify origin work
      $ git commit -q --allow-empty -m "More"
      $ git push -q origin work
      ! checking work
      ! OID  P-001 (git)  More
      ! merged into OID
      ! 1 commit and the merge result: nothing to mend
      $ git reset -q --soft main
      $ git commit -qm "Written anew"
      $ git push -q --force origin work
      ! checking work
      ! OID  P-001 (git)  Written anew
      ! merged into OID
      ! 1 commit and the merge result: nothing to mend
      `,
    );
  });

  test('nothing is checked where nothing is new: a tag, a branch that goes, a branch without a book', () => {
    const book = clone();
    for (const line of [
      'git tag v1 && git push -q origin v1',
      'git tag -am second v2 && git push -q origin v2',
      'git push -q origin main:old && git push -q origin :old',
      'git checkout -q --orphan pages && git rm -rqf . && git commit -q --allow-empty -m pages && git push -q origin pages',
    ])
      expect(sh(book, line)).toMatchObject({ status: 0, stderr: '' });
  });

  test('what goes to a remote that has nothing is checked as it is now', () => {
    const book = clone();
    replace(book, RISKS, BAD);
    git(book, 'commit', '-q', '--no-verify', '-am', 'A mistake');
    git(book, 'init', '-q', '--bare', '../empty.git');
    git(book, 'remote', 'add', 'empty', '../empty.git');
    expect(sh(book, 'git push -q empty main')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('schema/limit'),
    });
  });

  test('who pushes is who git says, as on one’s own machine no platform does', () => {
    const book = clone();
    replace(book, 'project-data/deliverables/D4.1.yaml', [
      'status: approval\nversion: "0.4"\n',
      'status: approved\nversion: "1.0"\napproved_on: 2023-11-20\n',
    ]);
    git(book, 'commit', '-q', '--no-verify', '-am', 'Approve it');
    expect(sh(book, 'as ioana.crangasu@example.org git push -q').stdout).toContain('lifecycle/not-your-role');
    expect(sh(book, 'git push -q')).toMatchObject({ status: 0, stdout: '' });
  });
});

test('a hook of ours is told from one that was changed, and from any other', () => {
  const text = hookScript('pre-push', { program: '/x', book: '.' });
  expect(hookOwner(text)).toBe('ours');
  expect(hookOwner(text.replace('/x', '/y'))).toBe('changed');
  expect(hookOwner(`${text}\n`)).toBe('changed');
  expect(hookOwner('#!/bin/sh\n')).toBe('other');
});
