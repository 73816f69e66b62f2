import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { env, git, link, read, replace, write } from '../cli/sandbox.ts';
import { APPROVAL } from '../support/gate-book.ts';
import { append, D41, RISKS, type Row } from './row.ts';

const GOOD: readonly [string, string] = ['likelihood: 2\n  impact: 5', 'likelihood: 3\n  impact: 5'];

/** Commits a good change with a message, as bytes. */
function commitSaying(book: string, message: string, extra: Readonly<Record<string, string>> = {}): void {
  replace(book, RISKS, GOOD);
  const { status, stderr } = spawnSync('git', ['commit', '-qa', '--no-verify', '-F', '-'], {
    cwd: book,
    env: { ...env, ...extra },
    input: message,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** Has every setting by which git runs something run a script that leaves a mark. */
function setTraps(book: string): void {
  const trap = `touch ${join(book, '.git', 'TRAPPED')}; cat`;
  const settings = {
    'core.fsmonitor': trap,
    'core.pager': trap,
    'diff.external': trap,
    'diff.evil.textconv': trap,
    'filter.evil.clean': trap,
    'filter.evil.smudge': trap,
    'merge.evil.driver': trap,
    'credential.helper': `!${trap}`,
    'gpg.program': trap,
    'gpg.ssh.program': trap,
  };
  for (const [name, value] of Object.entries(settings)) git(book, 'config', name, value);
}

/** What is tried with git itself. */
export const gitRows: readonly Row[] = [
  {
    id: 'S73',
    name: 'attributes that have git run a filter, a textconv and a merge driver of its settings',
    act: (book) => {
      append(book, '.gitattributes', '*.yaml filter=evil diff=evil merge=evil\n');
      replace(book, RISKS, GOOD);
    },
    set: setTraps,
    finds: ['policy/protected-path'],
    harmless: {
      because: 'and nothing of them is run',
      proof: (book) => expect(existsSync(join(book, '.git', 'TRAPPED'))).toBe(false),
    },
  },
  {
    id: 'S73',
    name: 'a repository within the repository, with settings and hooks of its own',
    act: (book) =>
      write(book, {
        'evidence/HEAD': 'ref: refs/heads/main\n',
        'evidence/config': '[core]\n\tworktree = .\n',
        'evidence/objects/info/alternates': '../../.git/objects\n',
        'evidence/refs/heads/main': `${git(book, 'rev-parse', 'HEAD')}`,
        'evidence/hooks/pre-commit': 'touch PWNED\n',
      }),
    finds: ['policy/hidden-repository'],
  },
  {
    id: 'S74',
    name: '.gitattributes that hides changes and converts texts',
    act: (book) =>
      append(book, '.gitattributes', 'project-data/** -diff ident\n*.txt working-tree-encoding=UTF-16\n'),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'a .mailmap that makes one person another',
    act: (book) =>
      write(book, {
        '.mailmap': 'Hanne Lindemaar <hanne.lindemaar@example.org> <ioana.crangasu@example.org>\n',
      }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'a submodule by .gitmodules',
    act: (book) =>
      write(book, { '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% PWNED\n' }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'a workflow of its own, with the rights of the target',
    act: (book) => write(book, { '.github/workflows/evil.yml': 'on: pull_request_target\njobs: {}\n' }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'settings of an editor that run a program when the folder is opened',
    act: (book) =>
      write(book, {
        '.vscode/tasks.json': '{"tasks":[{"command":"x","runOptions":{"runOn":"folderOpen"}}]}\n',
      }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'a package.json, so that CI runs its scripts',
    act: (book) => write(book, { 'package.json': '{"scripts":{"preinstall":"x"}}\n' }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'hooks by way of husky',
    act: (book) => write(book, { '.husky/pre-commit': 'touch PWNED\n' }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'a link in the place of the folder of husky’s hooks, to a folder that nobody guards',
    act: (book) => {
      write(book, { 'docs/hooks/pre-commit': 'touch PWNED\n' });
      link(book, '.husky', 'docs/hooks');
    },
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'hooks by way of lefthook, by another name of its settings',
    act: (book) => write(book, { '.lefthook.toml': '[pre-commit.commands.x]\nrun = "touch PWNED"\n' }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S74',
    name: 'CODEOWNERS that asks the partner alone',
    act: (book) => write(book, { '.github/CODEOWNERS': '* @ioana-c\n' }),
    finds: ['policy/protected-path'],
  },
  {
    id: 'S77',
    name: 'a message that claims an approval and another author',
    act: (book) =>
      commitSaying(
        book,
        'risk R-008: set likelihood\n\nApproved-By: Hanne Lindemaar <hanne.lindemaar@example.org>\nOn-Behalf-Of: P-001\n',
      ),
    finds: ['identity/not-delegated'],
  },
  {
    id: 'S77',
    shown: true,
    name: 'a subject of 10 KB that steers the terminal',
    act: (book) => commitSaying(book, `\u001b[2J::error::${'x'.repeat(10_000)}\n`),
    finds: [],
    harmless: { because: 'the answer shows what cannot be seen as \\u{1b}, and no command to CI' },
  },
  {
    id: 'S77',
    name: 'a step that is the coordinator’s, in her name',
    act: (book) => {
      replace(book, D41, APPROVAL);
      git(
        book,
        '-c',
        'user.name=Hanne Lindemaar',
        '-c',
        'user.email=hanne.lindemaar@example.org',
        'commit',
        '-qam',
        'Approve it',
      );
    },
    finds: ['lifecycle/not-your-role', 'lifecycle/own-work'],
  },
  {
    id: 'S77',
    name: 'a mistake, and a second commit that takes it back',
    act: (book) => {
      replace(book, D41, APPROVAL);
      git(book, 'commit', '-qam', 'Approve it');
      git(book, 'revert', '--no-edit', 'HEAD');
    },
    finds: ['lifecycle/not-your-role'],
  },
  {
    id: 'S92',
    name: 'a commit of the year 2000',
    act: (book) =>
      commitSaying(book, 'A small correction\n', {
        GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z',
        GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z',
      }),
    finds: [],
    harmless: {
      because: 'no date of a commit is believed: it counts as made on the day of the target’s last',
    },
  },
  {
    id: 'S94',
    name: 'a history that begins anew, with a people registry of its own',
    act: (book) => {
      write(book, {
        'project-data/people.yaml': read(book, 'project-data/people.yaml').replace(
          /(ioana\.crangasu@example\.org\n[\s\S]*?roles:\n)/,
          '$1    - coordinator\n',
        ),
      });
      git(book, 'checkout', '-q', '--orphan', 'anew');
      git(book, 'add', '--all');
      git(book, 'commit', '-qm', 'All of it');
      git(book, 'branch', '-f', 'pull', 'anew');
    },
    finds: ['change/not-your-role'],
  },
  {
    id: 'S96',
    name: 'a clone without its past',
    act: (book) => {
      replace(book, RISKS, GOOD);
      git(book, 'commit', '-qam', 'A small correction');
      write(book, { '.git/shallow': git(book, 'rev-parse', 'main') });
    },
    finds: [],
    exit: 3,
  },
];
