import { CommitRefused } from './commit-refused.ts';
import { NOBODY_GUESSED, READ_FLAGS } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { readSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';

/** A person as git knows them. */
export type Identity = { readonly name: string; readonly email: string };

type Role = 'author' | 'committer';

/** Returns who git says acts in a folder. Throws a CommitRefused where nobody has said who they are. */
export function readIdentity(dir: string, role: Role = 'author'): Identity {
  const ident = askIdentity(dir, role === 'author' ? 'GIT_AUTHOR_IDENT' : 'GIT_COMMITTER_IDENT');
  const match = /^(.*) <([^<>]*)> \d+ [+-]\d{4}$/.exec(ident);
  if (match?.[1] === undefined || match[2] === undefined) throw noIdentity();
  return { name: match[1], email: match[2] };
}

const known = new WeakMap<Repository, Map<Role, Identity>>();

/** Returns who git says acts in a repository, asked for once while it is open. Throws a CommitRefused where nobody has said who they are. */
export function identityIn(repo: Repository, role: Role = 'author'): Identity {
  const identities = known.get(repo) ?? new Map<Role, Identity>();
  known.set(repo, identities);
  const one = role === 'committer' && !namesApart(repo) ? 'author' : role;
  const identity = identities.get(one) ?? readIdentity(repo.topLevel, one);
  identities.set(one, identity);
  return identity;
}

/** Whether whoever commits may be somebody else than the author. */
function namesApart(repo: Repository): boolean {
  const isGiven = (name: string) => /^GIT_(AUTHOR|COMMITTER)_(NAME|EMAIL)$/.test(name);
  return readSettings(repo).namesApart || Object.keys(process.env).some(isGiven);
}

function askIdentity(cwd: string, variable: string): string {
  const flags = [...READ_FLAGS, ...NOBODY_GUESSED];
  try {
    return askGit({ cwd, args: ['var', variable], flags });
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 128) throw noIdentity();
    throw error;
  }
}

function noIdentity(): CommitRefused {
  return new CommitRefused('no-identity', 'git does not know who you are', {
    hint: 'git config --global user.name "Your Name" && git config --global user.email "you@example.org"',
  });
}
