import { showLine } from '../../base/show-text.ts';
import type { Repository } from '../../io/git/repository.ts';
import {
  type HookFolder,
  hookFolder,
  hookManager,
  placeHook,
  removeHook,
  standingHook,
} from '../../io/hooks/hook-place.ts';
import { type HookName, hookScript } from '../../io/hooks/hook-script.ts';
import { programPath } from '../../io/package-files.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { adviceFor } from './advice.ts';

/** Installs hooks where there are none; where one of them cannot be, none is. Returns the exit code. */
export function installHooks(
  repository: Repository,
  names: readonly HookName[],
  { out, globals }: Context,
): number {
  const folder = hookFolder(repository);
  const call = { program: programPath(), book: repository.bookPrefix === '' ? '.' : repository.bookPrefix };
  const stuck = names.flatMap((name) => {
    const why = obstacle(folder, name);
    return why === undefined ? [] : [{ name, why }];
  });
  if (stuck.length > 0) {
    for (const { name, why } of stuck) out.warn(`${name}: ${showLine(why)}\n`);
    out.warn(
      adviceFor(
        repository,
        stuck.map(({ name }) => name),
      ),
    );
    out.warn(`${out.paint.red('refused:')} nothing was changed\n`);
    return EXIT.findings;
  }
  for (const name of names) {
    if (standingHook(folder.path, name)?.text === hookScript(name, call)) {
      out.talk(`${name}: the hook is there already\n`);
      continue;
    }
    if (!globals.dryRun) placeHook(folder.path, name, call);
    out.talk(`${name}: ${DOES[name]}; back: grantbook hook remove\n`);
  }
  const manager = hookManager(repository);
  if (manager) out.talk(`once ${manager} puts its own hooks there:\n${adviceFor(repository, names)}`);
  return EXIT.clean;
}

const DOES: Readonly<Record<HookName, string>> = {
  'pre-commit': 'git now checks what is staged before each commit',
  'pre-push': 'git now checks each commit before it is pushed',
};

/** Why a hook cannot be put there; undefined where it can. */
function obstacle({ path, shown, own }: HookFolder, name: HookName): string | undefined {
  if (!own) return `git takes its hooks from ${shown} (core.hooksPath), which is not this clone’s alone`;
  const standing = standingHook(path, name);
  if (standing === undefined || standing.owner === 'ours') return undefined;
  return standing.owner === 'changed'
    ? 'the hook of grantbook was changed by hand, and stays'
    : 'there is a hook already, which is not grantbook’s, and stays';
}

/** Takes away the hooks that grantbook made and nobody has changed; returns the exit code. */
export function removeHooks(
  repository: Repository,
  names: readonly HookName[],
  { out, globals }: Context,
): number {
  const folder = hookFolder(repository);
  let kept = 0;
  for (const name of names) {
    const owner = folder.own ? standingHook(folder.path, name)?.owner : undefined;
    if (owner === 'ours') {
      if (!globals.dryRun) removeHook(folder.path, name);
      out.talk(`${name}: the hook is gone\n`);
    } else if (owner === 'changed') {
      kept++;
      out.warn(
        `${name}: the hook of grantbook was changed by hand, and stays: look at ${showLine(folder.shown)}\n`,
      );
    } else out.talk(`${name}: there is no hook of grantbook, so nothing to remove\n`);
  }
  return kept > 0 ? EXIT.findings : EXIT.clean;
}

/** Says of each hook whether it is there, and whose it is. */
export function showHooks(repository: Repository, names: readonly HookName[], { out }: Context): number {
  const folder = hookFolder(repository);
  for (const name of names) out.data(`${name}  ${stateOf(folder, name)}\n`);
  return EXIT.clean;
}

function stateOf(folder: HookFolder, name: HookName): string {
  const standing = standingHook(folder.path, name);
  if (standing === undefined) return 'none';
  if (standing.owner === 'ours') return 'grantbook';
  if (standing.owner === 'changed') return 'grantbook, changed by hand';
  return standing.text.includes(`grantbook hook run ${name}`)
    ? 'another, which asks grantbook'
    : 'another, which does not ask grantbook';
}
