import type { Workspace } from '../registry/workspace.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { sameValue } from '../text/value.ts';
import type { CommitMessage } from './commit-message.ts';
import type { Plan } from './plan.ts';

/** Edits made by hand, to be committed as they are. */
export type SaveRequest = {
  readonly before: Workspace | undefined;
  readonly workspace: Workspace;
  /** The edited files: changed, new or gone. */
  readonly paths: readonly string[];
  readonly reason: string | undefined;
};

/** Plans a commit of hand edits: the bytes are what the working tree holds, the message names the records. */
export function saveChanges(request: SaveRequest): Outcome<Plan> {
  const { workspace, paths } = request;
  const present = new Set(workspace.files.list().map((entry) => entry.path));
  const writes = new Map(
    paths.filter((path) => present.has(path)).map((path) => [path, workspace.files.read(path)]),
  );
  return done({ writes, deletes: paths.filter((path) => !present.has(path)), message: saveMessage(request) });
}

function saveMessage({ before, workspace, paths, reason }: SaveRequest): CommitMessage {
  const records = changedRecords(before, workspace, new Set(paths));
  const what = records.length > 0 ? records : paths;
  const named =
    what.length > 3 ? `${what.slice(0, 3).join(', ')} and ${what.length - 3} more` : what.join(', ');
  return {
    subject: `save ${named}`,
    ...(reason !== undefined && { reason }),
    trailers: records.map((id) => ['Record', id]),
  };
}

function changedRecords(
  before: Workspace | undefined,
  after: Workspace,
  paths: ReadonlySet<string>,
): string[] {
  const ids = new Set<string>();
  for (const [id, entry] of after.entries) {
    const was = before?.entries.get(id);
    if (paths.has(entry.file) && !(was && sameValue(was.data, entry.data))) ids.add(id);
  }
  for (const [id, entry] of before?.entries ?? []) {
    if (paths.has(entry.file) && !after.entries.has(id)) ids.add(id);
  }
  return [...ids];
}
