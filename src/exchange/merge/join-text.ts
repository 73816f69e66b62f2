import type { ListVersions, MergedRecord } from './merge-list.ts';
import type { Side } from './merge-values.ts';
import type { Segment } from './segments.ts';

/** Returns the head that has the changes of both sides; undefined where both changed it, each in another way. */
export function mergeHeads({ base, ours, theirs }: Readonly<Record<Side, string>>): string | undefined {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : undefined;
}

/** Returns a list file's text: the head and the records, as far apart from each other as ours has them. */
export function joinText(head: string, records: readonly MergedRecord[], versions: ListVersions): string {
  const [our, their] = [[...versions.ours.values()], [...versions.theirs.values()]];
  const between = gapBetween(our) ?? gapBetween(their) ?? '';
  const atEnd = our.at(-1)?.gap ?? their.at(-1)?.gap ?? '';
  if (records.length === 0) return `${head}[]\n`;
  const lasts = new Set([our.at(-1), their.at(-1), [...versions.base.values()].at(-1)]);
  const parts = records.map(({ segment }, i) => {
    const isLast = i === records.length - 1;
    const gap = isLast ? atEnd : lasts.has(segment) ? between : segment.gap;
    return (isLast ? segment.body : ended(segment.body)) + gap;
  });
  return head + parts.join('');
}

function gapBetween(segments: readonly Segment[]): string | undefined {
  return segments.length > 1 ? segments[0]?.gap : undefined;
}

function ended(body: string): string {
  return body.endsWith('\n') ? body : `${body}\n`;
}
