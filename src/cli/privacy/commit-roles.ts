import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import type { PlainCommit } from '../../io/git/search-history.ts';
import type { Search } from '../../procedures/privacy/search-texts.ts';
import type { Entry } from '../../registry/workspace.ts';

/** Returns what says as what a person occurs in a commit: author, committer, on behalf of, in the message. */
export function commitRoles({ id }: Pick<Entry, 'id'>, { text }: Search): (commit: PlainCommit) => string[] {
  return ({ author, committer, message }) => {
    const is = ({ name, email }: PlainCommit['author']) => text(name).length > 0 || text(email).length > 0;
    const behalf = parseCommitMessage(message).trailers.some(
      ([name, value]) => name === 'On-Behalf-Of' && (value.includes(id) || text(value).length > 0),
    );
    const roles: Readonly<Record<string, boolean>> = {
      author: is(author),
      committer: is(committer),
      'on behalf of': behalf,
      'in the message': text(message).length > 0,
    };
    return Object.entries(roles).flatMap(([role, found]) => (found ? [role] : []));
  };
}
