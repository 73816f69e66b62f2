import { nextMeeting } from '../../registry/board-meetings.ts';
import { bandOf } from '../../registry/derived/risk-band.ts';
import { levelOf } from '../../registry/derived/risk-level.ts';
import { refersTo } from '../../registry/find-links.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { assessedRisks, isRed, riskScale } from '../../registry/risks.ts';
import { setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** What an assessed risk asks for by its band: above green mitigation, at red the board's attention. */
export const responseRule: Rule = {
  name: 'responses to risks',
  *check({ workspace }) {
    const scales = ['likelihood', 'impact'].map((name) => [name, riskScale(workspace, name)] as const);
    for (const risk of assessedRisks(workspace)) {
      // A value that is off its scale is told as that, not by its level.
      if (scales.some(([name, scale]) => !scale.some((value) => value === risk.data[name]))) continue;
      yield* noMitigation(risk, workspace);
      if (isRed(risk, workspace)) yield* notEscalated(risk, workspace);
    }
  },
};

function* noMitigation(risk: Entry, workspace: Workspace): Generator<Diagnostic> {
  const level = levelOf(risk);
  const band = bandOf(level, workspace);
  if (band === undefined || band === 'green' || isFilled(risk.data.mitigation)) return;
  yield entryFinding(risk, {
    code: 'risks/no-mitigation',
    path: ['mitigation'],
    message: `the level of ${risk.id} is ${level}, ${band}, and nothing is done about it`,
    hint: `grantbook set ${risk.id} 'mitigation+={"action":"…","responsible":"P-…","due":"…"}'`,
  });
}

function* notEscalated(risk: Entry, workspace: Workspace): Generator<Diagnostic> {
  const board = setting(workspace, 'risks.board');
  const who = typeof board === 'string' ? board : 'the board';
  if (risk.data.escalated !== true) {
    yield entryFinding(risk, {
      code: 'risks/not-escalated',
      path: ['escalated'],
      message: `the level of ${risk.id} is ${levelOf(risk)}, red, and it is not escalated`,
      hint: `tell ${who}, then: grantbook set ${risk.id} escalated=true`,
    });
  }
  if (typeof board === 'string') yield* notOnAgenda(risk, board, workspace);
}

/** A meeting without an agenda yet is waited for. */
function* notOnAgenda(risk: Entry, board: string, workspace: Workspace): Generator<Diagnostic> {
  const next = nextMeeting(workspace, board);
  if (next && !isFilled(next.data.agenda)) return;
  if (next && refersTo(next, risk.id)) return;
  yield entryFinding(risk, {
    code: 'risks/not-on-agenda',
    severity: 'warning',
    path: ['escalated'],
    message: next
      ? `${risk.id} is red, and not among the risks of ${next.id}, the next meeting of ${board}`
      : `${risk.id} is red, and no meeting of ${board} is planned`,
    hint: next
      ? `grantbook set ${next.id} risks_discussed+=${risk.id}`
      : `grantbook add meeting body=${board} …`,
  });
}
