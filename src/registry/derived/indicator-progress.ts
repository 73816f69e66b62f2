import { measuredValues } from '../indicator-values.ts';
import type { DerivedValue } from './derived-value.ts';
import { percentOf } from './share.ts';

/** The last value that was measured of an indicator. */
export const indicatorLatest: DerivedValue = {
  registry: 'indicators',
  name: 'latest',
  title: 'Latest',
  description: 'The last value that was measured.',
  type: 'number',
  of: (entry) => measuredValues(entry).at(-1),
};

/** By how much the last value of an indicator differs from the one before. */
export const indicatorTrend: DerivedValue = {
  registry: 'indicators',
  name: 'trend',
  title: 'Trend',
  description: 'By how much the last value differs from the one before, with its sign.',
  type: 'string',
  of: (entry) => {
    const [before, last] = measuredValues(entry).slice(-2);
    if (before === undefined || last === undefined) return undefined;
    const change = Math.round((last - before) * 100) / 100;
    return change > 0 ? `+${change}` : String(change);
  },
};

/** How much of the way from its baseline to its target an indicator has gone. */
export const indicatorTargetPercent: DerivedValue = {
  registry: 'indicators',
  name: 'target_percent',
  title: 'Of the target (%)',
  description: 'How much of the way from the baseline to the target the last value has gone.',
  type: 'number',
  of: (entry) => {
    const { baseline, target } = entry.data;
    const last = measuredValues(entry).at(-1);
    if (typeof baseline !== 'number' || typeof target !== 'number' || last === undefined) return undefined;
    return target === baseline ? undefined : percentOf((last - baseline) / (target - baseline), 1);
  },
};
