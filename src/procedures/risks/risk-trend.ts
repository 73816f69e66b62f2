import { bandOf } from '../../registry/derived/risk-band.ts';
import { levelOf } from '../../registry/derived/risk-level.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { byLevel, openRisks } from '../../registry/risks.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/** How a risk stands, and how it stood at an earlier revision. */
export type RiskTrend = {
  readonly entry: Entry;
  readonly level: number | undefined;
  readonly band: string | undefined;
  readonly state: string;
  /** The level it had; undefined of a risk that is new. */
  readonly before: number | undefined;
  readonly stateBefore: string | undefined;
  readonly trend: 'new' | 'up' | 'down' | 'same' | 'closed';
};

/** Returns the highest open risks, each with what has become of it since an earlier revision. */
export function topRisks(workspace: Workspace, most: number, before?: Workspace): RiskTrend[] {
  return byLevel(openRisks(workspace))
    .slice(0, most)
    .map((entry) => trendOf(entry, workspace, before));
}

/** Returns the risks whose level or state is another than at an earlier revision, and those that are new. */
export function changedRisks(workspace: Workspace, before: Workspace): RiskTrend[] {
  const all = workspace.registries.get('risks')?.entries ?? [];
  return byLevel(all)
    .map((entry) => trendOf(entry, workspace, before))
    .filter(({ trend, state, stateBefore }) => trend !== 'same' || state !== stateBefore);
}

function trendOf(entry: Entry, workspace: Workspace, before: Workspace | undefined): RiskTrend {
  const old = before?.entries.get(entry.id);
  const level = levelOf(entry);
  const was = old && levelOf(old);
  return {
    entry,
    level,
    band: bandOf(level, workspace),
    state: stateOf(entry),
    before: was,
    stateBefore: old && stateOf(old),
    trend: old === undefined ? 'new' : isClosed(entry) && !isClosed(old) ? 'closed' : direction(was, level),
  };
}

function direction(was: number | undefined, level: number | undefined): 'up' | 'down' | 'same' {
  if (was === undefined || level === undefined || was === level) return 'same';
  return level > was ? 'up' : 'down';
}

function stateOf(entry: Entry): string {
  return currentState(entry)?.name ?? '';
}
