import { isFilled, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { periodNamedBy } from '../../registry/reporting/period.ts';
import { setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asMappings } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** The consolidated report of an official period has every chapter that the funder asks for. */
export const chapterRule: Rule = {
  name: 'chapters',
  *check({ workspace }) {
    for (const report of workspace.registries.get('progress-reports')?.entries ?? []) {
      const isSent = isInState(report, ['submitted', 'checked', 'accepted']);
      if (!isSent || report.data.level !== 'consortium') continue;
      if (periodNamedBy(report, workspace)?.official) yield* hasChapters(report, workspace);
    }
  },
};

function* hasChapters(report: Entry, workspace: Workspace): Generator<Diagnostic> {
  const asked = asMappings(setting(workspace, 'reporting.chapters'));
  const { sections } = report.data;
  const written = (isList(sections) ? sections : []).flatMap((section) =>
    isMapping(section) && isFilled(section.text) ? [section.number] : [],
  );
  for (const chapter of asked) {
    if (written.includes(chapter.number ?? null) || isOnlyHeading(chapter, asked)) continue;
    yield entryFinding(report, {
      code: 'reporting/empty-chapter',
      path: ['sections'],
      message: `chapter ${String(chapter.number)}, "${String(chapter.title)}", is not written`,
      hint: `every chapter is mandatory: grantbook edit ${report.id}`,
    });
  }
}

/** The text of chapter 1 stands in 1.1 and 1.2, where there are such. */
function isOnlyHeading({ number }: Mapping, chapters: readonly Mapping[]): boolean {
  return chapters.some((other) => String(other.number).startsWith(`${String(number)}.`));
}
