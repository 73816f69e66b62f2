import { CommitRefused } from './commit-refused.ts';
import { READ_FLAGS } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { askGit } from './run-git.ts';

/** A person as git knows them. */
export type Identity = { readonly name: string; readonly email: string };

/** Returns who git says acts in a folder. Throws a CommitRefused where nobody has said who they are. */
export function readIdentity(dir: string, role: 'author' | 'committer' = 'author'): Identity {
  const ident = askIdentity(dir, role === 'author' ? 'GIT_AUTHOR_IDENT' : 'GIT_COMMITTER_IDENT');
  const match = /^(.*) <([^<>]*)> \d+ [+-]\d{4}$/.exec(ident);
  if (match?.[1] === undefined || match[2] === undefined) throw noIdentity();
  return { name: match[1], email: match[2] };
}

function askIdentity(cwd: string, variable: string): string {
  // A name guessed from the machine is no basis for an audit trail.
  const flags = [...READ_FLAGS, '-c', 'user.useConfigOnly=true'];
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
