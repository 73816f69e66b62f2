import { showLine } from '../../base/show-text.ts';
import type { NotCompared } from '../../history/compare-books.ts';
import { placeFindings } from '../format/place-findings.ts';
import { plural } from '../print-findings.ts';
import type { Compared, Obstacle } from './compare-revisions.ts';

/** Returns of what nothing can be said, a sentence each, with the place of what is in the way. */
export function notComparedLines(compared: Compared): string[] {
  return [
    ...compared.notCompared.map((each) => sentence(each, compared)),
    ...compared.obstacles.map((obstacle) => placed(obstacle, compared)),
  ];
}

function sentence({ ids, registry, side, why }: NotCompared, compared: Compared): string {
  const where = sideName(side, compared);
  const noun = registry === undefined ? '' : ` (${registry})`;
  if (why === 'nameless') return `a record without an id${noun}: it stands in ${where}`;
  const shown = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
  if (why === 'twice') return `${shown}${noun}: the id stands twice in ${where}`;
  if (why === 'unreadable') return `${shown}${noun}: the record cannot be read in ${where}`;
  return `${shown}${noun}: not seen in ${where}, of which a part cannot be read`;
}

function placed({ side, problem }: Obstacle, compared: Compared): string {
  const [found] = placeFindings([problem], compared[side].files);
  const { line, column } = found?.place.start ?? { line: 1, column: 1 };
  return `${problem.file}:${line}:${column} ${problem.code} in ${sideName(side, compared)}: ${problem.message}`;
}

function sideName(side: 'before' | 'after', { from, to }: Compared): string {
  return side === 'before' ? from.name : to.name;
}

/** Returns how much differs, in a line: `2 records changed, 1 added`. */
export function countsLine(compared: Compared): string {
  const { records, files, from, to } = compared;
  const count = (kind: string) => records.filter((record) => record.kind === kind).length;
  const kinds = ['changed', 'added', 'removed'].filter((kind) => count(kind) > 0);
  const parts = kinds.map((kind, i) => `${i === 0 ? plural(count(kind), 'record') : count(kind)} ${kind}`);
  if (files.length > 0) parts.push(`${plural(files.length, 'other file')}`);
  if (parts.length > 0) return parts.join(', ');
  const seen = isWhole(compared) ? '' : ', in what could be compared';
  return `nothing differs between ${showLine(from.name)} and ${showLine(to.name)}${seen}`;
}

/** Whether all that was asked for could be compared. */
export function isWhole({ notCompared, obstacles }: Compared): boolean {
  return notCompared.length === 0 && obstacles.length === 0;
}

/** Whether the states are the same in all that was asked for. */
export function isSame({ records, files }: Compared): boolean {
  return records.length === 0 && files.length === 0;
}
