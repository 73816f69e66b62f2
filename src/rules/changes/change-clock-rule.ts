import type { Day } from '../../base/day.ts';
import { meetingAfter } from '../../registry/board-meetings.ts';
import { dayOf } from '../../registry/day-of.ts';
import { decidingBodies } from '../../registry/deciding-bodies.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { setting } from '../../registry/setting.ts';
import type { ClockRule } from '../rule.ts';

/** A change that was put forward is decided on at the next meeting of the body that decides. */
export const changeClockRule: ClockRule = {
  name: 'changes by the day',
  *check({ workspace }, today) {
    for (const change of workspace.registries.get('changes')?.entries ?? []) {
      const assessed: Day | undefined = dayOf(change.data.assessed_on, workspace);
      const body = decidingBodies(workspace, change.data.type)[0] ?? setting(workspace, 'changes.board');
      if (change.data.status !== 'waiting_approval' || typeof body !== 'string' || assessed === undefined)
        continue;
      const due = meetingAfter(workspace, body, assessed);
      if (due === undefined || due >= today) continue;
      yield entryFinding(change, {
        code: 'changes/decision-late',
        severity: 'warning',
        path: ['status'],
        message: `${change.id} waits for a decision since ${assessed}; ${body} met on ${due}`,
        hint: `record what was decided: grantbook move ${change.id} approve, reject, postpone or merge`,
      });
    }
  },
};
