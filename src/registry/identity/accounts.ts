import { isMapping } from '../../text/value.ts';
import { personByEmail } from '../people.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** A login at a platform, `github:hanne-l`; without the platform it is looked for at all of them. */
const ACCOUNT = /^(?:([a-z]+):)?(.+)$/s;

/** Addresses that platforms give commits made in a browser: `1234+hanne-l@users.noreply.github.com`. */
const NO_REPLY = /^(?:\d+[+-])?([^@]+)@users\.noreply\.(github|gitlab)\.com$/i;

/** Returns the people with an account, letters' case apart: nobody, one, or several where two platforms or records have it. */
export function peopleWithAccount(workspace: Workspace, account: string): Entry[] {
  const [, platform, login = ''] = ACCOUNT.exec(account) ?? [];
  const people = workspace.registries.get('people')?.entries ?? [];
  return people.filter((person) =>
    accountsOf(person).some(
      ([where, name]) =>
        name.toLowerCase() === login.toLowerCase() && (platform === undefined || platform === where),
    ),
  );
}

/** Returns a person's accounts: the platform, and the login there. */
export function accountsOf({ data }: Entry): [platform: string, login: string][] {
  const accounts = isMapping(data.accounts) ? Object.entries(data.accounts) : [];
  return accounts.flatMap(([platform, login]) =>
    typeof login === 'string' ? [[platform, login] as [string, string]] : [],
  );
}

/** Returns the person whom an author's address names, by their own address or the one that a platform gives their account. */
export function personOfAuthor(workspace: Workspace, email: string): Entry | undefined {
  const own = personByEmail(workspace, email);
  if (own) return own;
  const [, login, platform] = NO_REPLY.exec(email) ?? [];
  if (login === undefined || platform === undefined) return undefined;
  const found = peopleWithAccount(workspace, `${platform.toLowerCase()}:${login}`);
  return found.length === 1 ? found[0] : undefined;
}
