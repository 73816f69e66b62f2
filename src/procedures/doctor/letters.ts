import { inOrder, type Verdict } from './verdict.ts';

export type LetterFacts = {
  readonly platform: string;
  /** The first of LC_ALL, LC_CTYPE and LANG that says something. */
  readonly locale: string | undefined;
};

/** Judges whether letters beyond a to z can be seen at the terminal. */
export function judgeLetters({ platform, locale }: LetterFacts): readonly Verdict[] {
  if (platform === 'win32')
    return inOrder('letters with accents: if they are shown wrongly, run chcp 65001 first');
  if (locale !== undefined && /utf-?8/i.test(locale))
    return inOrder(`letters with accents are shown (${locale})`);
  // A Mac shows them whatever is said.
  if (platform === 'darwin') return inOrder('letters with accents are shown');
  return [
    {
      state: 'warning',
      says: `letters with accents may be shown wrongly (the language settings say "${locale ?? ''}")`,
      why: 'names of people and partners hold such letters; the files are right all the same',
      mend: 'export LC_ALL=C.UTF-8',
    },
  ];
}
