import { shellWord } from '../../base/shell-word.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** How the folder stands in which compiled code is kept from one command to the next. */
export type CacheFacts = { readonly folder: string | undefined; readonly trusted: boolean | undefined };

/** Judges whether commands start fast. */
export function judgeCodeCache({ folder, trusted }: CacheFacts): readonly Verdict[] {
  if (folder === undefined) return inOrder('compiled code is not kept here (CI, or no home folder)');
  if (trusted !== false) return inOrder('compiled code is kept between commands');
  return [
    {
      state: 'warning',
      says: `compiled code is not kept: others may write to "${folder}"`,
      why: 'what others may write is never run, so every command starts more slowly',
      mend: `chmod 700 ${shellWord(folder) ?? 'FOLDER'}`,
    },
  ];
}
