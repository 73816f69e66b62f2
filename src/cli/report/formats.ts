import { checkstyle } from './checkstyle.ts';
import type { ReportFormat } from './format-names.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import type { Reported } from './reported.ts';
import { sarif } from './sarif.ts';

/** What each of the formats for other programs makes of all findings. */
export const REPORT_FORMATS: Readonly<
  Record<ReportFormat, (findings: readonly Reported[], bookPrefix: string) => string>
> = { github, gitlab, sarif, junit, checkstyle };
