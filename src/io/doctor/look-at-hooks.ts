import type { HookFacts } from '../../procedures/doctor/hooks.ts';
import { hookFolder, standingHook } from '../hooks/hook-place.ts';
import { HOOKS, hookScript } from '../hooks/hook-script.ts';
import { programPath } from '../package-files.ts';
import type { InClone } from './look-at-clone.ts';

/** Returns how the hooks stand that check what is committed and pushed. */
export function lookAtHooks({ repo }: InClone): HookFacts {
  const folder = hookFolder(repo);
  if (!folder.own) return { elsewhere: folder.shown, missing: [], broken: [] };
  const call = { program: programPath(), book: repo.bookPrefix === '' ? '.' : repo.bookPrefix };
  const standing = HOOKS.map((name) => ({ name, hook: standingHook(folder.path, name) }));
  const asks = (text: string, name: string) => text.includes(`grantbook hook run ${name}`);
  return {
    elsewhere: undefined,
    missing: standing
      .filter(({ name, hook }) => !hook || (hook.owner === 'other' && !asks(hook.text, name)))
      .map(({ name }) => name),
    broken: standing
      .filter(({ name, hook }) => hook && hook.owner !== 'other' && hook.text !== hookScript(name, call))
      .map(({ name }) => name),
  };
}
