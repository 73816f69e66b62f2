import { foldedPath } from '../../base/portable-name.ts';
import { morePaths, protectingRoles } from '../../registry/identity/identity-settings.ts';
import { peopleWithRole } from '../../registry/people.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Actor, hasRole, isNot } from '../actor.ts';

/** What of a book says how it is judged, by path from the book's root. */
const OF_BOOK = /^(?:schemas|templates)\/|^project-data\/project\.yaml$|^\.grantbook\.yaml$/;

/** What of a repository steers git, the platform and what CI runs, wherever it stands. */
const OF_REPOSITORY =
  /(?:^|\/)(?:\.gitattributes|\.gitmodules|\.mailmap|CODEOWNERS|\.npmrc|package(?:-lock)?\.json|allowed_signers|\.gitlab-ci\.ya?ml|\.pre-commit-config\.yaml|Jenkinsfile)$|(?:^|\/)\.(?:github|gitea|forgejo|circleci|husky|ci)\//i;

/** Returns whether a path from the book's root is of what a book is judged by: of the target, not of the change. */
export function isPolicy(path: string): boolean {
  return OF_BOOK.test(path);
}

/** Whether a path leads into a folder of the book on systems that take capitals for small letters, and here does not. */
function isTwin(path: string): boolean {
  return !DATA.test(path) && DATA.test(foldedPath(path));
}

const DATA = /^(?:project-data|evidence)\//;

/** Which paths a change touches, and who makes it. */
export type Touching = {
  /** From the top of the repository. */
  readonly paths: readonly string[];
  /** From the top of the repository to the book: empty, or `sub/dir/`. */
  readonly bookPrefix: string;
  readonly actor: Actor;
  readonly trusted: Workspace;
};

/** Returns the protected paths that a change touches, and what is wrong where its actor may not. */
export function protectedPaths({ paths, bookPrefix, actor, trusted }: Touching): {
  readonly touched: readonly string[];
  readonly findings: readonly Diagnostic[];
} {
  const more = morePaths(trusted);
  const inBook = (path: string) => (path.startsWith(bookPrefix) ? path.slice(bookPrefix.length) : undefined);
  const touched = paths.filter(
    (path) =>
      OF_BOOK.test(foldedPath(inBook(path) ?? '')) ||
      isTwin(inBook(path) ?? '') ||
      OF_REPOSITORY.test(path) ||
      more.some((each) => path === each || (each.endsWith('/') && path.startsWith(each))),
  );
  const roles = protectingRoles(trusted);
  if (hasRole(actor, roles)) return { touched, findings: [] };
  const allowed = [...new Set(roles.flatMap((role) => peopleWithRole(trusted, role)).map(({ id }) => id))];
  const findings = touched.map((path): Diagnostic => {
    const names = roles.join(' or ');
    return {
      code: 'policy/protected-path',
      severity: 'error',
      file: inBook(path) ?? path,
      message: `"${path}" says how the book is judged or what CI runs; it is changed by the ${names}: ${isNot(actor)} ${names}`,
      hint:
        allowed.length > 0
          ? `leave it as it is, or ask ${allowed.join(', ')} to make this change`
          : `nobody has the role ${names}: give it to somebody first, in a change of its own`,
    };
  });
  return { touched, findings };
}
