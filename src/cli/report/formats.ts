import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import type { Reported } from './reported.ts';
import { sarif } from './sarif.ts';

/** A format of findings that other programs read. */
type ReportFormat = 'github' | 'gitlab' | 'sarif' | 'junit' | 'checkstyle';

/** What each of the formats for other programs makes of all findings. */
export const REPORT_FORMATS: Readonly<
  Record<ReportFormat, (findings: readonly Reported[], bookPrefix: string) => string>
> = { github, gitlab, sarif, junit, checkstyle };

/** A format of findings. */
export type Format = 'text' | 'json' | ReportFormat;

/** Every format of findings. */
export const FORMATS: readonly string[] = ['text', 'json', ...Object.keys(REPORT_FORMATS)];

/** Returns whether a word names a format of findings. */
export function isFormat(word: string): word is Format {
  return FORMATS.includes(word);
}
