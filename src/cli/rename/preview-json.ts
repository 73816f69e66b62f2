import type { Renaming } from '../../change/rename/rename-record.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { SCHEMA_VERSION } from '../format/finding-json.ts';
import { renameLines } from './rename-lines.ts';
import type { Asked } from './run-rename.ts';

/** Returns what another id for a record changes and leaves, for programs. */
export function previewJson(renaming: Renaming, asked: Asked, workspace: Workspace): Record<string, unknown> {
  const { entry, to, giveUp, yes } = asked;
  return {
    schemaVersion: SCHEMA_VERSION,
    registry: entry.registry.name,
    from: entry.id,
    to,
    former_kept: !giveUp,
    done: yes,
    changes: renameLines(renaming, asked, workspace),
    files: renaming.files
      .filter(({ kept }) => kept === undefined)
      .map(({ from, to: path }) => ({ from, to: path })),
    left: renaming.left.map(({ file, what, why }) => ({ file, what, why })),
  };
}
