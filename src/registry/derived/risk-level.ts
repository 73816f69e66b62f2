import type { Entry } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

/** Returns likelihood times impact; undefined where one of them is not given. */
export function levelOf({ data: { likelihood, impact } }: Entry): number | undefined {
  return typeof likelihood === 'number' && typeof impact === 'number' ? likelihood * impact : undefined;
}

/** The level of a risk: likelihood times impact. */
export const riskLevel: DerivedValue = {
  registry: 'risks',
  name: 'level',
  title: 'Level',
  description: 'Likelihood times impact.',
  type: 'integer',
  of: levelOf,
};
