/** Above so many lines each, no shortest difference is looked for: what is left between equal ends has changed. */
const MOST = 2000;

/** Returns the lines that one text has and another has not, in order: `- ` before those that go, `+ ` before those that come. */
export function lineChanges(before: string, after: string): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return differing(old.slice(start, old.length - end), now.slice(start, now.length - end));
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function differing(old: readonly string[], now: readonly string[]): string[] {
  const [gone, come] = [old.map((line) => `- ${line}`), now.map((line) => `+ ${line}`)];
  if (old.length > MOST || now.length > MOST) return [...gone, ...come];
  const common = commonLengths(old, now);
  const told: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      i++;
      j++;
    } else if (at(common, i + 1, j) >= at(common, i, j + 1)) told.push(...gone.slice(i, ++i));
    else told.push(...come.slice(j, ++j));
  }
  return [...told, ...gone.slice(i), ...come.slice(j)];
}

/** By where each begins, how many lines the rests of both have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = rows[i];
    for (let j = now.length - 1; row && j >= 0; j--)
      row[j] =
        old[i] === now[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
  }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
