import { showLine } from '../../base/show-text.ts';
import { type PlacedFinding, placeFindings } from '../format/place-findings.ts';
import type { Report } from '../print-findings.ts';

/** A finding as a report for other programs names it. */
export type Reported = PlacedFinding & {
  /** Its file from the top of the repository. */
  readonly path: string;
  /** Its fingerprint; where two are alike, each has one of its own. */
  readonly mark: string;
  /** What is wrong, with what to do. */
  readonly text: string;
};

/** Returns the findings of reports, one after another, as other programs are told of them. */
export function reported(reports: readonly Report[], bookPrefix: string): Reported[] {
  const times = new Map<string, number>();
  return reports.flatMap(({ findings, files }) =>
    [...placeFindings(findings, files)].map((placed) => {
      const { finding, fingerprint } = placed;
      const time = (times.get(fingerprint) ?? 0) + 1;
      times.set(fingerprint, time);
      return {
        ...placed,
        mark: `${fingerprint}:${time}`,
        path: fromTop(finding.file, bookPrefix),
        text: textOf(placed),
      };
    }),
  );
}

/** Returns a path from the top of the repository; that of a book may lead out of it (`../package.json`). */
export function fromTop(file: string, bookPrefix: string): string {
  const parts: string[] = [];
  for (const part of `${bookPrefix}${file}`.split('/'))
    if (part === '..') parts.pop();
    else parts.push(part);
  return parts.join('/');
}

function textOf({ finding: { message, hint } }: PlacedFinding): string {
  return hint === undefined ? showLine(message) : `${showLine(message)}; hint: ${showLine(hint)}`;
}
