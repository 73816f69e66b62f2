import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting, settingName } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** A text with `x-words` has no more words than its setting says. */
export const wordsRule: EachRule = eachRegistry('words', function* (registry, { workspace }) {
  if (registry.schema.words.length === 0) return;
  for (const entry of registry.entries) yield* tooLong(entry, workspace);
});

function* tooLong(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const { field, setting } of entry.registry.words) {
    for (const { path, value } of membersAt(entry.data, field)) {
      const most = numberSetting(workspace, setting, { entry, path });
      const words = typeof value === 'string' ? (value.match(/\S+/g)?.length ?? 0) : 0;
      if (most === undefined || words <= most) continue;
      yield entryFinding(entry, {
        code: 'text/too-long',
        path,
        message: `the text has ${words} words; the most is ${most}`,
        hint: `shorten it; the number is a setting: ${settingName(workspace, setting, { entry, path })}`,
      });
    }
  }
}
