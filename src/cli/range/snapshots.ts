import { openCommit } from '../../io/git/commit-files.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { Files } from '../../registry/files.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { differingFiles, overlayFiles } from '../../registry/overlay-files.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { isPolicy } from '../../rules/identity/protected-paths.ts';
import type { Book } from '../book.ts';
import { checkSize } from '../check-size.ts';
import { refuseNewer } from '../refuse-newer.ts';

/** Loads the states of a range: each by the id of its commit or tree, under what it is judged by. */
export type Snapshots = {
  /** The files as they are, and those of them that differ from the target read at once. */
  readonly files: (tree: string) => Files;
  /** The book with the schemas, templates and settings of another snapshot. */
  readonly load: (files: Files, policy: Files) => Promise<Workspace>;
};

/** What of a book says how others of it are loaded. */
type Judged = Pick<Book, 'known' | 'version'>;

/** Returns a loader that takes from the target, and from what it loaded last, all that is the same there. */
export function openSnapshots(repo: Repository, trusted: Workspace, { known, version }: Judged): Snapshots {
  let last = trusted;
  return {
    files: (tree) => beside(trusted.files, (filter) => openCommit(repo, tree, filter)),
    load: async (own, policy) => {
      const files = overlayFiles(own, policy, isPolicy);
      await refuseNewer(files, version);
      await checkSize(files, () => trusted.files);
      const changed = differingFiles(last.files, files);
      if (changed.size > 0) last = await loadWorkspace(files, { known, reuse: { from: last, changed } });
      return last;
    },
  };
}

/** What is the same in a snapshot at hand is read from there. */
function beside(near: Files, open: (filter?: (path: string) => boolean) => Files): Files {
  const whole = open();
  let differing: ReadonlySet<string> | undefined;
  let wanted: Files | undefined;
  const differs = (path: string) => {
    differing ??= differingFiles(whole, near);
    return differing.has(path);
  };
  return {
    list: whole.list,
    read: (path) => {
      if (!differs(path)) return near.read(path);
      wanted ??= open(differs);
      return wanted.read(path);
    },
  };
}
