import { shellWord } from '../../base/shell-word.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** What commands of grantbook left that were cut off. */
export type LeftFacts = {
  /** What each change that was begun was to be. */
  readonly begun: readonly string[];
  /** Who holds the repository: a process that runs, one that is dead, one of another machine; undefined where nobody does. */
  readonly holder: { readonly who: string; readonly alive: boolean | undefined } | undefined;
  /** Files beside those of the book that no change knows of any more. */
  readonly files: readonly string[];
};

const WHY = 'an earlier command was cut off; every command that writes ends that before it begins';
const MEND = 'grantbook doctor --fix';

/** Judges what commands left that were cut off. */
export function judgeLeftBehind({ begun, holder, files }: LeftFacts): readonly Verdict[] {
  if (holder?.alive) return inOrder(`another grantbook is at work (${holder.who})`);
  const verdicts: Verdict[] = begun.map((subject) => ({
    state: 'problem',
    says: `a change was begun and not ended: ${subject}`,
    why: WHY,
    mend: MEND,
    fix: 'left-behind',
  }));
  if (holder && holder.alive === undefined)
    verdicts.push({
      state: 'problem',
      says: `a grantbook on another machine holds the repository (${holder.who})`,
      why: 'whether it still runs cannot be told from here',
      mend: 'where it no longer runs there: rm .git/grantbook.lock',
    });
  else if (holder)
    verdicts.push({
      state: 'warning',
      says: `the lock of a grantbook that is dead is left over (${holder.who})`,
      why: WHY,
      mend: MEND,
      fix: 'left-behind',
    });
  for (const file of begun.length === 0 ? files : [])
    verdicts.push({
      state: 'warning',
      says: `a file of a change that was cut off is left over: ${file}`,
      why: 'no change knows of it any more; it is no part of the book',
      mend: `look at it, then: rm ${shellWord(file) ?? 'FILE'}`,
    });
  return verdicts.length > 0 ? verdicts : inOrder('no command was cut off');
}
