import { bandOf } from '../../registry/derived/risk-band.ts';
import { levelOf } from '../../registry/derived/risk-level.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { partnerOf } from '../../registry/people.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { asText, asTexts } from '../../schema/keywords/parts.ts';
import type { Mapping } from '../../text/value.ts';

/** Returns what can be said of an agenda item from the registries: the quorum, open actions, risks; else nothing. */
export function itemText(
  item: Mapping,
  quorum: string | undefined,
  workspace: Workspace,
): string | undefined {
  if (/quorum/i.test(asText(item.title) ?? '')) return quorum;
  const lines = [
    ...asTexts(item.follow_up).map((id) => actionLine(id, workspace)),
    ...asTexts(item.risks).map((id) => riskLine(id, workspace)),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
}

function actionLine(id: string, workspace: Workspace): string {
  const action = workspace.entries.get(id);
  if (!action) return `- ${id}`;
  const partner = partnerOf(workspace, asText(action.data.owner) ?? '');
  const state = currentState(action)?.title.toLowerCase() ?? '';
  return `- ${id}, ${String(action.data.text)} (${partner ?? 'nobody'}, due ${String(action.data.due)}): ${state}`;
}

function riskLine(id: string, workspace: Workspace): string {
  const risk = workspace.entries.get(id);
  if (!risk) return `- ${id}`;
  const level = levelOf(risk);
  return `- ${id}, ${String(risk.data.title)}: ${bandOf(level, workspace) ?? 'not assessed'}${level === undefined ? '' : ` (${level})`}`;
}
