import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** What a test counted: kills survived, inputs tried, the longest time, the largest memory. */
export type Figure = {
  readonly what: string;
  readonly unit: 'count' | 'ms' | 'MB';
  /** How figures of several tests are joined: added up, or the largest of them. */
  readonly join: 'sum' | 'most';
  readonly value: number;
};

/** Writes down a figure for the scorecard, a line of JSON each, in a run that asks for it by naming a file in FIGURES. */
export function note(figure: Figure): void {
  const { FIGURES } = process.env;
  const test = expect.getState().currentTestName ?? '';
  if (FIGURES) appendFileSync(FIGURES, `${JSON.stringify({ ...figure, test })}\n`);
}
