import { readText } from '../registry/load-registry.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** A record's text as somebody has rewritten it. */
export type ReplaceRequest = {
  readonly entry: Entry;
  readonly text: string;
  readonly reason?: string | undefined;
};

/** Plans the replacement of a record's stretch of its file; every other byte stays. */
export function replaceRecord(workspace: Workspace, { entry, text, reason }: ReplaceRequest): Plan {
  const before = readText(workspace.files, entry.file).text;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const after = applyEdits(before, [{ span: entry.record.slice, text: whole }]);
  const message = recordMessage(entry, { does: 'edit', reason });
  return { writes: new Map([[entry.file, new TextEncoder().encode(after)]]), deletes: [], message };
}
