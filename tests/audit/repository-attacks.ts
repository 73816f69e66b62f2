import { appendFileSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, write } from '../cli/sandbox.ts';
import type { Attack } from './attacks.ts';
import { commit, editIn, gitAs, RISKS } from './scene.ts';

/** Attacks on what git shows: the commits themselves stay as they are, or are not all there. */
export const repositoryAttacks: readonly Attack[] = [
  {
    name: 'a replace ref shows an older commit in place of the last one',
    act: ({ book }) => done(git(book, 'replace', 'HEAD', 'HEAD~1')),
    finds: ['audit/replaced'],
    trace: /R-007/,
  },
  {
    name: 'a graft takes the parents of the last commit away',
    act: ({ book }) => {
      write(book, { '.git/info/grafts': `${git(book, 'rev-parse', 'HEAD').trim()}\n` });
    },
    finds: ['audit/grafts'],
    trace: /graft/,
  },
  {
    name: 'a .mailmap in the tree shows the coordinator under another name',
    act: ({ book }) => {
      write(book, { '.mailmap': 'Nobody Else <nobody@example.org> <hanne.lindemaar@example.org>\n' });
      commit(book, 'names');
    },
    finds: ['audit/mailmap'],
    trace: /Author: Hanne/,
  },
  {
    name: 'a mailmap in the settings shows the coordinator under another name',
    act: ({ book, beside }) => {
      write(beside, { mailmap: 'Nobody Else <nobody@example.org> <hanne.lindemaar@example.org>\n' });
      git(book, 'config', 'mailmap.file', join(beside, 'mailmap'));
    },
    finds: ['audit/mailmap'],
    trace: /Author: Hanne/,
  },
  {
    name: 'a note adds an approval to a commit after it was made',
    act: ({ book }) => done(git(book, 'notes', 'add', '-m', 'Approved-by: the project officer', 'HEAD')),
    finds: ['audit/notes'],
    trace: /Notes:/,
  },
  {
    name: 'a shallow clone: the older commits are cut off',
    act: ({ book, beside }) => cloneOf(book, join(beside, 'shallow'), ['--depth', '2']),
    finds: ['audit/shallow'],
    exit: 3,
    trace: /shallow|grafted/,
  },
  {
    name: 'a partial clone: contents are fetched when somebody asks for them',
    act: ({ book, beside }) => {
      git(book, 'config', 'uploadpack.allowFilter', 'true');
      return cloneOf(book, join(beside, 'partial'), ['--filter=blob:none']);
    },
    finds: ['audit/partial'],
    exit: 3,
    trace: /partial|promisor/,
  },
  {
    name: 'objects are taken from a folder that can go at any time',
    act: ({ book, beside }) => {
      const clone = join(beside, 'shared');
      gitAs(book, {}, 'clone', '-q', '--shared', book, clone);
      return clone;
    },
    finds: ['audit/alternates'],
    trace: /alternate/,
  },
  {
    name: 'a content is gone from the repository',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 1']);
      commit(book, 'a risk');
      rmSync(objectFile(book, `HEAD:${RISKS}`));
    },
    finds: ['audit/corrupt', 'audit/not-read'],
    exit: 3,
    trace: /likelihood: 1/,
  },
  {
    name: 'a content is damaged on the disk',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 1']);
      commit(book, 'a risk');
      const file = objectFile(book, `HEAD:${RISKS}`);
      chmodSync(file, 0o644);
      writeFileSync(file, readFileSync(file).fill(0, 10, 40));
    },
    finds: ['audit/corrupt', 'audit/not-read'],
    exit: 3,
    trace: /likelihood: 1/,
  },
  {
    name: 'the file by which git walks commits is damaged',
    act: ({ book }) => {
      git(book, 'commit-graph', 'write', '--reachable');
      const file = join(book, '.git/objects/info/commit-graph');
      chmodSync(file, 0o644);
      const bytes = readFileSync(file);
      // The root trees, which follow the ids: another byte in one of them.
      const at = bytes.indexOf(Buffer.from(git(book, 'rev-parse', 'HEAD^{tree}').trim(), 'hex'));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
    finds: ['audit/commit-graph'],
    trace: /commit-graph/,
  },
  {
    name: '.gitattributes has git show no changes of the registries',
    act: ({ book }) => {
      appendFileSync(join(book, '.gitattributes'), '*.yaml -diff\n');
      editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 1']);
      commit(book, 'line ends');
    },
    finds: ['audit/attributes'],
    trace: /likelihood: 1/,
  },
  {
    name: 'a textconv in the settings has git show another text',
    act: ({ book }) => {
      write(book, { '.git/info/attributes': '*.yaml diff=calm\n' });
      git(book, 'config', 'diff.calm.textconv', 'true');
      editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 1']);
      commit(book, 'line ends');
    },
    finds: ['audit/attributes', 'audit/settings'],
    trace: /likelihood: 1/,
  },
  {
    name: 'the reflog is wiped (nothing rests on it)',
    act: ({ book }) => done(git(book, 'reflog', 'expire', '--expire=now', '--all')),
    finds: [],
    exit: 0,
    trace: /reflog/,
  },
];

function done(_: string): undefined {
  return undefined;
}

function cloneOf(book: string, clone: string, args: readonly string[]): string {
  gitAs(book, {}, 'clone', '-q', ...args, `file://${book}`, clone);
  return clone;
}

function objectFile(book: string, name: string): string {
  const id = git(book, 'rev-parse', name).trim();
  return join(book, '.git/objects', id.slice(0, 2), id.slice(2));
}
