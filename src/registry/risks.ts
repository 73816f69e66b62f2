import { bandOf } from './derived/risk-band.ts';
import { levelOf } from './derived/risk-level.ts';
import { isClosed } from './is-closed.ts';
import { isFilled } from './lifecycle.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Returns the risks that are not over. */
export function openRisks({ registries }: Workspace): Entry[] {
  return registries.get('risks')?.entries.filter((entry) => !isClosed(entry)) ?? [];
}

/** Returns the open risks whose likelihood, impact and response are settled. */
export function assessedRisks(workspace: Workspace): Entry[] {
  return openRisks(workspace).filter(({ data }) => isFilled(data.assessed_on));
}

/** Returns the values of a scale of risks, `likelihood` or `impact`, as the schema has it: from 1 to its maximum. */
export function riskScale({ registries }: Workspace, name: string): number[] {
  const fields = registries.get('risks')?.schema.fields ?? [];
  const most = fields.find((field) => field.name === name)?.schema.maximum;
  return Array.from({ length: typeof most === 'number' ? most : 0 }, (_, i) => i + 1);
}

/** Returns whether a risk's level is red, as the settings draw it. */
export function isRed(risk: Entry, workspace: Workspace): boolean {
  return bandOf(levelOf(risk), workspace) === 'red';
}

/** Returns risks with the highest level first; those of one level in the order of their ids. */
export function byLevel(risks: readonly Entry[]): Entry[] {
  return [...risks].sort((a, b) => (levelOf(b) ?? 0) - (levelOf(a) ?? 0) || (a.id < b.id ? -1 : 1));
}
