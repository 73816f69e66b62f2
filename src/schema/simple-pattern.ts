/** A sign, an escaped sign or a set of signs, all of ASCII, and how often it may stand. */
const PART =
  /(?:[A-Za-z0-9 _:;,/@#%&=~<>!'"-]|\\[./]|\[(?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9 _.,:;/@#+])+-?\])([+*?]|\{\d{1,3}(?:,\d{0,3})?\})?/y;

/** So many ways to part a text are tried at most, beside one that may be as long as the text. */
const MOST_WAYS = 64;

/**
 * Returns whether a pattern is so plain that every engine takes it for the same, and a backtracking one in a
 * time that is linear in the text: anchored at the start, without groups and choices, and with one part at most whose
 * number is open.
 */
export function isSimplePattern(pattern: string): boolean {
  if (!pattern.startsWith('^')) return false;
  const end = pattern.endsWith('$') ? pattern.length - 1 : pattern.length;
  let ways = 1;
  let open = 0;
  for (PART.lastIndex = 1; PART.lastIndex < end; ) {
    const times = PART.exec(pattern)?.[1];
    if (PART.lastIndex === 0) return false;
    const [least = 1, most = least] = limits(times);
    if (most === Number.POSITIVE_INFINITY) open += 1;
    else if (most < least) return false;
    else ways *= most - least + 1;
  }
  return open <= 1 && ways <= MOST_WAYS && PART.lastIndex === end;
}

function limits(times: string | undefined): number[] {
  if (times === '?') return [0, 1];
  if (times === '*' || times === '+') return [0, Number.POSITIVE_INFINITY];
  const numbers = times?.slice(1, -1).split(',') ?? [];
  return numbers.map((each) => (each === '' ? Number.POSITIVE_INFINITY : Number(each)));
}
