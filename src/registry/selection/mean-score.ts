import type { Criterion } from './call.ts';

/** Returns the mean of evaluations by the weights of the criteria, to three decimals; undefined of none. */
export function meanScore(
  evaluations: readonly ReadonlyMap<string, number>[],
  criteria: readonly Criterion[],
): number | undefined {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const count = evaluations.length * weights;
  if (count === 0) return undefined;
  const sum = evaluations
    .flatMap((scores) => criteria.map(({ key, weight }) => (scores.get(key) ?? 0) * weight))
    .reduce((total, each) => total + each, 0);
  return Math.round((sum / count) * 1000) / 1000;
}
