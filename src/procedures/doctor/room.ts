import { inOrder, type Verdict } from './verdict.ts';

const MB = 1024 * 1024;

/** Judges the free space, in bytes, where the book is. */
export function judgeRoom(free: number): readonly Verdict[] {
  const says = `${Math.floor(free / MB).toLocaleString('en')} MB free on the disk`;
  if (free >= 200 * MB) return inOrder(says);
  return [
    {
      state: free < 10 * MB ? 'problem' : 'warning',
      says: `only ${says}`,
      why: 'a change that does not fit is refused whole, and nothing is lost; but no work can go on',
      mend: 'make room, for instance: git gc; and delete what is in build/ (it is made anew)',
    },
  ];
}
