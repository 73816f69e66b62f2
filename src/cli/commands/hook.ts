import { RequestError } from '../../base/request-error.ts';
import { isCheckedAlready } from '../../io/git/staged-files.ts';
import { HOOKS, type HookName } from '../../io/hooks/hook-script.ts';
import { readStandardInput } from '../../io/hooks/pushed.ts';
import { openBook, repositoryOf } from '../book.ts';
import { type Command, EXIT, flag, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { checkPushed } from '../hook/check-pushed.ts';
import { checkStaged } from '../hook/check-staged.ts';
import { hookedBook } from '../hook/hooked-book.ts';
import { installHooks, removeHooks, showHooks } from '../hook/install.ts';

const ACTIONS = ['install', 'remove', 'status', 'run'];

/** `grantbook hook ACTION`: has git check what is committed and pushed from this clone. */
export const hookCommand: Command = {
  name: 'hook',
  summary: 'have git check what is staged before each commit, and commits before a push',
  args: [
    { name: 'action', description: 'install, remove, status, or run (which git does)', choices: ACTIONS },
    {
      name: 'given',
      description: 'of run: the name of the hook, and what git gives it',
      optional: true,
      variadic: true,
    },
  ],
  options: [
    { flags: '--pre-commit', description: 'this hook alone' },
    { flags: '--pre-push', description: 'this hook alone' },
  ],
  reads: 'the staged files, not the work tree; of a push, each of its commits',
  writes: 'of install and remove: the hooks of this clone (.git/hooks); never one that is not grantbook’s',
  exits: [
    '0 done; nothing to mend',
    '1 findings; or refused: a hook of your own is there',
    '2 wrong request',
    '3 could not check: no book, no git',
  ],
  examples: [
    [
      'grantbook hook install',
      'from now on, in this clone, a commit or push with a mistake in it is refused',
    ],
    ['grantbook hook install --pre-push', 'check before a push alone'],
    ['grantbook hook remove', 'take them away again'],
    ['git commit --no-verify -m "half a list"', 'do without the check once'],
  ],
  run: runHook,
};

async function runHook(context: Context, input: Input): Promise<number> {
  const [action = '', ...given] = input.args;
  if (action === 'run') return check(given, context);
  if (!ACTIONS.includes(action) || given.length > 0)
    throw new RequestError(
      `"${input.args.join(' ')}" is nothing to do with hooks`,
      'use one of: install, remove, status',
    );
  const repository = repositoryOf(await openBook(context.globals));
  const asked = HOOKS.filter((name) => flag(input, OPTION[name]));
  const names = asked.length > 0 ? asked : HOOKS;
  if (action === 'install') return installHooks(repository, names, context);
  return action === 'remove'
    ? removeHooks(repository, names, context)
    : showHooks(repository, names, context);
}

const OPTION: Readonly<Record<HookName, string>> = { 'pre-commit': 'preCommit', 'pre-push': 'prePush' };

async function check([name, remote = '']: readonly string[], context: Context): Promise<number> {
  if (name === 'pre-commit' && isCheckedAlready()) return EXIT.clean;
  const book = await hookedBook(context.globals);
  if (name === 'pre-commit') return checkStaged(book, context);
  if (name === 'pre-push') return checkPushed(book, { lines: readStandardInput(), remote }, context);
  throw new RequestError(
    `"${name ?? ''}" is no hook of grantbook`,
    'run is called by git: pre-commit, pre-push',
  );
}
