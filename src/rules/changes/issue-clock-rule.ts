import { escalationLevels, levelDue } from '../../registry/derived/issue-escalation.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { ClockRule } from '../rule.ts';

/** An issue that is past its target date rises, level by level. */
export const issueClockRule: ClockRule = {
  name: 'issues by the day',
  *check({ workspace }, today) {
    const levels = escalationLevels(workspace).map(({ level }) => level);
    for (const issue of workspace.registries.get('issues')?.entries ?? []) {
      const due = levelDue(issue, workspace, today);
      const { escalated_to: reached, target_date: target } = issue.data;
      if (due === undefined || levels.indexOf(String(reached)) >= levels.indexOf(due)) continue;
      yield entryFinding(issue, {
        code: 'issues/not-escalated',
        severity: 'warning',
        path: [reached === undefined ? 'target_date' : 'escalated_to'],
        message: `${issue.id} was to be solved by ${String(target)}; by now "${due}" has to know, ${reached === undefined ? 'and it was escalated to nobody' : `and it reached "${String(reached)}"`}`,
        hint: `tell them, then: grantbook move ${issue.id} escalate escalated_to=${due}`,
      });
    }
  },
};
