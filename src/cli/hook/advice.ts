import type { Repository } from '../../io/git/repository.ts';
import { hookManager, type Manager } from '../../io/hooks/hook-place.ts';
import type { HookName } from '../../io/hooks/hook-script.ts';

/** Returns what somebody whose hooks are not ours to write has to add to them, as lines. */
export function adviceFor(repository: Repository, names: readonly HookName[]): string {
  const manager = hookManager(repository);
  return manager ? BY_MANAGER[manager](names) : linesFor(names, (name) => `the ${name} hook`);
}

function linesFor(names: readonly HookName[], file: (name: HookName) => string): string {
  return names.map((name) => `add to ${file(name)}:\n  grantbook hook run ${name} "$@" || exit 1\n`).join('');
}

const BY_MANAGER: Readonly<Record<Manager, (names: readonly HookName[]) => string>> = {
  husky: (names) => linesFor(names, (name) => `.husky/${name}`),
  // It does not pass on what is pushed: a check of that would check nothing.
  'pre-commit': (names) =>
    names
      .map((name) =>
        name === 'pre-commit'
          ? `add to .pre-commit-config.yaml, below "repos:":
  - repo: local
    hooks:
      - id: grantbook
        name: grantbook
        entry: grantbook hook run pre-commit
        language: system
        always_run: true
        pass_filenames: false
`
          : 'pre-push: the program pre-commit does not say what is pushed; leave that check to CI\n',
      )
      .join(''),
  lefthook: (names) =>
    `add to lefthook.yml:\n${names.map((name) => `  ${name}:\n    commands:\n      grantbook:\n        run: grantbook hook run ${name} {0}\n        use_stdin: true\n`).join('')}`,
};
