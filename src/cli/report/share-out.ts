/**
 * Returns at most so many findings, in their order. Where there are more, each file has its share of them, or each
 * folder, where there are too many files: a flood of findings in one hides none of another.
 */
export function shareOut<T extends { readonly file: string }>(findings: readonly T[], most: number): T[] {
  if (findings.length <= most) return [...findings];
  const placeOf = new Set(findings.map(({ file }) => file)).size > most ? folderOf : sameFile;
  const counts = countBy(findings.map(({ file }) => placeOf(file)));
  const share = largestShare(counts, most);
  let left = most - takenWith(share, counts);
  const taken = new Map<string, number>();
  return findings.filter(({ file }) => {
    const place = placeOf(file);
    const before = taken.get(place) ?? 0;
    const isShared = before < share;
    if (!isShared && (before > share || left === 0)) return false;
    if (!isShared) left -= 1;
    taken.set(place, before + 1);
    return true;
  });
}

function sameFile(file: string): string {
  return file;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function countBy(places: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts.values()];
}

/** The most that each place can show if all show as many at most. */
function largestShare(counts: readonly number[], most: number): number {
  let share = 0;
  while (takenWith(share + 1, counts) <= most) share += 1;
  return share;
}

function takenWith(share: number, counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + Math.min(share, count), 0);
}
