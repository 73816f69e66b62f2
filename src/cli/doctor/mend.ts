import { CannotError } from '../../base/cannot-error.ts';
import { endLeftBehind } from '../../io/git/left-behind.ts';
import { setMergeDriver } from '../../io/git/merge-driver.ts';
import { openRepository, type Repository } from '../../io/git/repository.ts';
import { askGit } from '../../io/git/run-git.ts';
import { programPath } from '../../io/package-files.ts';
import type { Fix } from '../../procedures/doctor/verdict.ts';

type Mending = {
  /** What it does, as it is said before (in a dry run) and after. */
  readonly does: string;
  /** Whether it changes a setting of this clone, which is done only when asked for. */
  readonly setting: boolean;
  readonly mend: (repo: Repository) => Promise<void>;
};

/** What can be mended without asking: it takes away nothing that anybody made. */
const MENDINGS: Readonly<Record<Fix, Mending>> = {
  'left-behind': {
    does: 'what a command that was cut off had begun is ended, as by the next command that writes',
    setting: false,
    mend: async (repo) => void (await endLeftBehind(repo.topLevel)),
  },
  'commit-graph': {
    does: 'git has a list of its commits: git commit-graph write --reachable',
    setting: false,
    mend: async ({ topLevel: cwd }) =>
      void askGit({ cwd, args: ['commit-graph', 'write', '--reachable', '--no-progress'] }),
  },
  'merge-driver': {
    does: 'registries are merged by record and field: grantbook merge-driver install',
    setting: true,
    mend: async (repo) => setMergeDriver(repo, programPath()),
  },
  'long-paths': {
    does: 'git writes long paths: git config core.longpaths true',
    setting: true,
    mend: async ({ topLevel: cwd }) =>
      void askGit({ cwd, args: ['config', '--local', 'core.longpaths', 'true'], flags: ['--no-pager'] }),
  },
};

/** What is asked of the mending: whether settings may be set, and whether it is only said. */
export type MendRequest = { readonly folder: string; readonly settings: boolean; readonly dryRun: boolean };

/** What was mended, a sentence each, and why what could not be was not. */
export type Mended = { readonly done: readonly string[]; readonly failed: readonly CannotError[] };

/** Mends what can be mended without asking. */
export async function mend(fixes: ReadonlySet<Fix>, request: MendRequest): Promise<Mended> {
  const done: string[] = [];
  const failed: CannotError[] = [];
  const wanted = [...fixes].map((fix) => MENDINGS[fix]).filter(({ setting }) => !setting || request.settings);
  for (const mending of wanted) {
    try {
      if (await mendOne(mending, request)) done.push(mending.does);
    } catch (error) {
      if (!(error instanceof CannotError)) throw error;
      failed.push(error);
    }
  }
  return { done, failed };
}

async function mendOne({ mend }: Mending, { folder, dryRun }: MendRequest): Promise<boolean> {
  const repo = await openRepository(folder);
  if (repo && !dryRun) await mend(repo);
  return repo !== undefined;
}
