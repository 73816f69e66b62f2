import { join } from 'node:path';
import { git, read, runLine, sh, write } from '../cli/sandbox.ts';
import type { Attack } from './attacks.ts';
import { commit, D41, edit, editIn, gitAs, RISKS, type Scene } from './scene.ts';

/** Attacks on what history holds: rewritten, put back, merged, dated. */
export const historyAttacks: readonly Attack[] = [
  {
    name: 'an anchored commit is amended',
    act: ({ book }) => {
      git(book, 'reset', '-q', '--hard', 'anchor/2^{commit}');
      git(book, 'commit', '-q', '--amend', '-m', 'action A-032: add');
    },
    finds: ['audit/rewritten'],
    trace: /amend/,
  },
  {
    name: 'the whole history is written anew under another author',
    act: ({ book }) => rewriteAuthor(book),
    finds: ['audit/rewritten'],
    trace: /Hanne/,
  },
  {
    name: 'the history is squashed into one commit',
    act: ({ book }) => {
      const tree = git(book, 'rev-parse', 'HEAD^{tree}').trim();
      git(book, 'reset', '-q', '--hard', git(book, 'commit-tree', tree, '-m', 'the book').trim());
    },
    finds: ['audit/rewritten'],
    trace: /squash/,
  },
  {
    name: 'the branch is put back to an older, anchored commit',
    act: ({ book }) => {
      git(book, 'reset', '-q', '--hard', 'anchor/1^{commit}');
    },
    finds: ['audit/rewritten'],
    trace: /A-032|reset/,
  },
  {
    name: 'the branch is put back, and the anchor that would tell is deleted',
    act: ({ book }) => {
      git(book, 'reset', '-q', '--hard', 'anchor/1^{commit}');
      git(book, 'tag', '-d', 'anchor/2');
    },
    finds: ['audit/anchor-missing', 'audit/rewritten'],
    elsewhere: true,
    trace: /A-032|reset/,
  },
  {
    name: 'the history is rewritten, and anchored anew',
    act: async (scene) => {
      const { book } = scene;
      git(book, 'tag', '-d', 'anchor/1', 'anchor/2');
      rewriteAuthor(book);
      await runLine(book, 'grantbook audit anchor');
      await runLine(book, 'grantbook set R-007 impact=4');
      await runLine(book, 'grantbook audit anchor');
      return undefined;
    },
    finds: ['audit/anchor-edited', 'audit/rewritten'],
    elsewhere: true,
    trace: /Hanne/,
  },
  {
    name: 'an anchor kept in the second place is edited',
    act: ({ beside }) => {
      edit(beside, 'anchor-1.txt', ['Date: 2023-11-20', 'Date: 2023-10-20']);
    },
    finds: ['audit/anchor-edited'],
    elsewhere: true,
    trace: /anchor/,
  },
  {
    name: 'the first anchor is deleted',
    act: ({ book }) => {
      git(book, 'tag', '-d', 'anchor/1');
    },
    finds: ['audit/anchor-missing'],
    trace: /anchor/,
  },
  {
    name: 'an anchor is moved to a later commit',
    act: ({ book }) => {
      const message = git(book, 'tag', '-l', '--format=%(contents)', 'anchor/2');
      gitAs(book, {}, 'tag', '-f', '-a', '--cleanup=verbatim', '-m', message, 'anchor/2', 'HEAD');
    },
    finds: ['audit/anchor-edited'],
    trace: /anchor/,
  },
  {
    name: 'an anchored tag is moved',
    act: ({ book }) => {
      git(book, 'tag', '-f', 'v0.9', 'HEAD');
    },
    finds: ['audit/tag-moved'],
    trace: /v0\.9/,
  },
  {
    name: 'an anchored tag is deleted',
    act: ({ book }) => {
      git(book, 'tag', '-d', 'v0.9');
    },
    finds: ['audit/tag-gone'],
    trace: /v0\.9/,
  },
  {
    name: 'a baseline is made anew, so that a deviation disappears',
    act: async ({ book }) => {
      git(book, 'tag', '-d', 'baseline/GA-2022');
      await runLine(book, 'grantbook baseline create GA-2022 -m "as signed"');
      return undefined;
    },
    finds: ['audit/tag-moved'],
    trace: /baseline/,
  },
  {
    name: 'a baseline is moved with its message',
    act: ({ book }) => {
      const message = git(book, 'tag', '-l', '--format=%(contents)', 'baseline/GA-2022');
      gitAs(book, {}, 'tag', '-f', '-a', '--cleanup=verbatim', '-m', message, 'baseline/GA-2022', 'HEAD');
    },
    finds: ['audit/baseline', 'audit/tag-moved'],
    trace: /baseline/,
  },
  {
    name: 'a merge changes a field that no branch had changed',
    act: ({ book }) => {
      twoBranches(book);
      git(book, 'merge', '-q', '--no-commit', '--no-ff', 'side');
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 1']);
      commit(book, 'Merge side');
    },
    finds: ['audit/merge-changed'],
    trace: /impact: 1/,
  },
  {
    name: 'a merge throws away what the other branch had changed',
    act: ({ book }) => {
      twoBranches(book);
      git(book, 'merge', '-q', '-s', 'ours', 'side', '-m', 'Merge side');
    },
    finds: ['audit/merge-changed'],
    trace: /thrown/,
  },
  {
    name: 'a merge of three branches changes a frozen field',
    act: ({ book }) => {
      twoBranches(book);
      git(book, 'checkout', '-q', '-b', 'third', 'HEAD~1');
      edit(book, 'project-data/partners.yaml', ['\n', '\n\n']);
      commit(book, 'an empty line');
      git(book, 'checkout', '-q', 'main');
      git(book, 'merge', '-q', '--no-commit', '--no-ff', 'side', 'third');
      edit(book, D41, ['How a pilot is prepared', 'How a pilot is not prepared']);
      commit(book, 'Merge side and third');
    },
    finds: ['audit/merge-changed', 'lifecycle/frozen'],
    trace: /is not prepared/,
  },
  {
    name: 'a merge changes a template that no branch had changed',
    act: ({ book }) => {
      twoBranches(book);
      git(book, 'merge', '-q', '--no-commit', '--no-ff', 'side');
      const template = 'templates/minutes.md.hbs';
      write(book, { [template]: `${read(book, template)}\nAll proposals were accepted.\n` });
      commit(book, 'Merge side');
    },
    finds: ['audit/merge-changed'],
    trace: /All proposals/,
  },
  {
    name: 'the last commit is backdated by a year',
    act: ({ book }) => dated(book, '2022-11-20T12:00:00+0100'),
    finds: ['audit/backdated'],
    trace: /Nov 20 12:00:00 2022/,
  },
  {
    name: 'a commit in the middle is backdated, so that a term looks met',
    act: ({ book }) => {
      dated(book, '2022-11-20T12:00:00+0100');
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      commit(book, 'another');
    },
    finds: ['audit/backdated'],
    trace: /Nov 20 12:00:00 2022/,
  },
  {
    name: 'a commit is dated in the future',
    act: ({ book }) => dated(book, '2029-11-20T12:00:00+0100'),
    finds: ['audit/future'],
    trace: /Nov 20 12:00:00 2029/,
  },
  {
    name: 'a commit under another subject puts everything back to what it was',
    act: ({ book }) => {
      git(book, 'checkout', 'HEAD~1', '--', '.');
      commit(book, 'tidy up');
    },
    finds: ['audit/silent-revert'],
    trace: /[Rr]evert/,
  },
];

/** Two branches that change a record each: `side` the likelihood of R-005, `main` that of R-006. */
function twoBranches(book: string): void {
  git(book, 'checkout', '-q', '-b', 'side');
  editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 4']);
  commit(book, 'side');
  git(book, 'checkout', '-q', 'main');
  editIn(book, [RISKS, 'R-007'], ['likelihood: 3', 'likelihood: 2']);
  commit(book, 'main');
}

function dated(book: string, date: string): undefined {
  editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 1']);
  commit(book, 'a risk', { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
}

function rewriteAuthor(book: Scene['book']): undefined {
  const line =
    'git fast-export --no-data main | sed "s/^author Hanne Lindemaar /author Somebody Else /" > ../stream && git fast-import --quiet --force < ../stream && git reset -q --hard main';
  const { status, stderr } = sh(book, line);
  if (status !== 0) throw new Error(`${join(book)}: ${stderr}`);
}
