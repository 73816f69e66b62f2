/** A scale of numbers between two edges, with round steps. */
export type Scale = {
  readonly xOf: (value: number) => number;
  readonly ticks: readonly number[];
};

/** Returns a scale that holds zero and all values. */
export function scaleOf(values: readonly number[], [left, right]: readonly [number, number]): Scale {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = roundStep((most - least || 1) / 5);
  const from = Math.floor(least / step);
  const to = Math.max(Math.ceil(most / step), from + 1);
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => rounded((from + i) * step));
  const unit = (right - left) / ((to - from) * step);
  return { xOf: (value) => left + (value - from * step) * unit, ticks };
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999999) ?? 10;
  return times * power;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
