import { type Repository, refOf } from './repository.ts';
import { askGit } from './run-git.ts';

/** How far a branch and its remote counterpart have grown apart. */
export type Distance = { readonly ahead: number; readonly behind: number; readonly upstream: string };

/** Returns how far the branch is from its upstream; undefined where it has none, or that is gone. Fetches nothing. */
export function upstreamDistance(repo: Repository): Distance | undefined {
  if (repo.head === undefined || repo.branch === undefined) return undefined;
  const format = '--format=%(upstream:short)%00%(upstream:track,nobracket)';
  const said = askGit({ cwd: repo.topLevel, args: ['for-each-ref', format, refOf(repo)] });
  const [upstream = '', track = ''] = said.split('\0');
  if (upstream === '' || track === 'gone') return undefined;
  return { upstream, ahead: countIn(track, 'ahead'), behind: countIn(track, 'behind') };
}

/** Git says `ahead 1, behind 2`, and leaves out what is nought. */
function countIn(track: string, side: 'ahead' | 'behind'): number {
  return Number(new RegExp(`${side} (\\d+)`).exec(track)?.[1] ?? 0);
}
