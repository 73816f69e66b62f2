const known = new Map<string, readonly string[]>();

/** Returns the steps of a way that a schema names, such as `minutes.sent_on`: taken apart once, asked for by each record. */
export function stepsOf(way: string): readonly string[] {
  const steps = known.get(way) ?? way.split('.');
  known.set(way, steps);
  return steps;
}
