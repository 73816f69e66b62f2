import { inOrder, type Verdict } from './verdict.ts';

/** What is done to line ends here, and what was done already. */
export type LineEndFacts = {
  /** `core.autocrlf` and `core.eol`, where they are set: `core.autocrlf=true`. */
  readonly settings: readonly string[];
  /** Files of the book that git would convert. */
  readonly converted: readonly string[];
  /** Files of the book that have CRLF. */
  readonly crlf: readonly string[];
};

/** Judges whether files of the book keep the line ends that they have. */
export function judgeLineEnds({ settings, converted, crlf }: LineEndFacts): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  if (converted.length > 0)
    verdicts.push({
      state: 'warning',
      says: `git changes the line ends of ${named(converted)}${settings.length > 0 ? ` (${settings.join(', ')})` : ''}`,
      why: 'digests of evidence are of bytes, and files seem changed that nobody has changed',
      mend: 'write into .gitattributes: project-data/** -text; the same for schemas, templates and evidence',
    });
  if (crlf.length > 0)
    verdicts.push({
      state: 'warning',
      says: `the lines of ${named(crlf)} end as on Windows (CRLF)`,
      why: 'they are read and edited as they are; it only makes differences hard to read where others have LF',
      mend: 'leave them as they are; or have an editor save them with LF, then:\ngrantbook save -m "line ends"',
    });
  return verdicts.length > 0 ? verdicts : inOrder('files keep the line ends that they have');
}

function named(files: readonly string[]): string {
  const [first = ''] = files;
  return files.length === 1 ? first : `${first} and ${files.length - 1} more`;
}
