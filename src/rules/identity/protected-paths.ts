import { foldedPath } from '../../base/portable-name.ts';
import { morePaths, protectingRoles } from '../../registry/identity/identity-settings.ts';
import { peopleWithRole } from '../../registry/people.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Actor, hasRole, isNot } from '../actor.ts';

/** What of a book says how it is judged, from the book's root; folders end in a slash. */
export const BOOK_POLICY = [
  'schemas/',
  'templates/',
  'project-data/project.yaml',
  'project-data/known-findings.yaml',
  '.grantbook.yaml',
] as const;

/** What of a repository steers git, the platform, CI and editors, wherever it stands; `*` is any end of a name. */
export const REPOSITORY_POLICY = [
  '.gitattributes',
  '.gitmodules',
  '.mailmap',
  'CODEOWNERS',
  '.npmrc',
  'package.json',
  'package-lock.json',
  'allowed_signers',
  '.gitlab-ci.yml',
  '.gitlab-ci.yaml',
  '.pre-commit-config.yaml',
  'lefthook*',
  '.lefthook*',
  'Jenkinsfile',
  '.github/',
  '.gitlab/',
  '.gitea/',
  '.forgejo/',
  '.circleci/',
  '.husky/',
  '.ci/',
  '.vscode/',
  '.idea/',
  '.devcontainer/',
] as const;

const OF_BOOK = new RegExp(`^(?:${BOOK_POLICY.map(asPattern).join('|')})`);
const OF_REPOSITORY = new RegExp(`(?:^|/)(?:${REPOSITORY_POLICY.map(asPattern).join('|')})`, 'i');

/** A folder stands for what is in it, and for a link or a submodule in its place; a file for itself alone. */
function asPattern(path: string): string {
  const literal = path.replace(/\/$/, '').replaceAll('.', '\\.').replace('*', '[^/]*');
  return `${literal}${path.endsWith('/') ? '(?:/|$)' : '$'}`;
}

/** Returns whether a path from the book's root is of what a book is judged by: of the target, not of the change. */
export function isPolicy(path: string): boolean {
  return OF_BOOK.test(path);
}

/** Whether a path is another, or in it where that is a folder; a link in the place of the folder is as well. */
function isAt(path: string, other: string): boolean {
  return path === other || (other.endsWith('/') && `${path}/`.startsWith(other));
}

const DATA = /^(?:project-data|evidence)(?:\/|$)/;

/** Whether a path is of the policy of a book, or leads into its data where capitals are taken for small letters alone. */
function isOfBook(path: string, bookPrefix: string): boolean {
  const folded = within(foldedPath(path), foldedPath(bookPrefix));
  return OF_BOOK.test(folded) || (DATA.test(folded) && !DATA.test(within(path, bookPrefix)));
}

function within(path: string, folder: string): string {
  return path.startsWith(folder) ? path.slice(folder.length) : '';
}

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
  const up = '../'.repeat(bookPrefix.split('/').length - 1);
  const touched = paths.filter(
    (path) =>
      isOfBook(path, bookPrefix) ||
      OF_REPOSITORY.test(path) ||
      more.some((each) => isAt(foldedPath(path), foldedPath(each))),
  );
  const roles = protectingRoles(trusted);
  if (hasRole(actor, roles)) return { touched, findings: [] };
  const allowed = [...new Set(roles.flatMap((role) => peopleWithRole(trusted, role)).map(({ id }) => id))];
  const findings = touched.map((path): Diagnostic => {
    const names = roles.join(' or ');
    return {
      code: 'policy/protected-path',
      severity: 'error',
      file: inBook(path) ?? up + path,
      message: `"${path}" says how the book is judged or what CI runs; it is changed by the ${names}: ${isNot(actor)} ${names}`,
      hint:
        allowed.length > 0
          ? `leave it as it is, or ask ${allowed.join(', ')} to make this change`
          : `nobody has the role ${names}: give it to somebody first, in a change of its own`,
    };
  });
  return { touched, findings };
}
