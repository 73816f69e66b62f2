import type { KnownFinding, Settled } from '../../rules/findings/settle.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { plural } from '../print-findings.ts';

/** What was found and is set aside: told in numbers, never left unsaid. */
export type Aside = {
  /** Of those that are shown, what the policy made warnings. */
  readonly advised: readonly Diagnostic[];
  readonly off: readonly Diagnostic[];
  readonly known: readonly KnownFinding[];
  /** In what a change did not touch. */
  readonly elsewhere: number;
};

/** Where everything counts. */
export const NOTHING_ASIDE: Aside = { advised: [], off: [], known: [], elsewhere: 0 };

/** Returns what is set aside of settled findings. */
export function asideOf({ advised, off, known }: Settled, elsewhere = 0): Aside {
  return { advised, off, known, elsewhere };
}

/** Returns what several have set aside, together. */
export function joinAsides(all: readonly Aside[]): Aside {
  return {
    advised: all.flatMap(({ advised }) => advised),
    off: all.flatMap(({ off }) => off),
    known: all.flatMap(({ known }) => known),
    elsewhere: all.reduce((sum, each) => sum + each.elsewhere, 0),
  };
}

/** Returns what is set aside without what was told of before. */
export function asideWithout(aside: Aside, told: (finding: Diagnostic) => boolean): Aside {
  return {
    advised: aside.advised.filter((each) => !told(each)),
    off: aside.off.filter((each) => !told(each)),
    known: aside.known.filter(({ finding: each }) => !told(each)),
    elsewhere: aside.elsewhere,
  };
}

/** Returns the findings that are set aside. */
export function asideFindings({ off, known }: Aside): Diagnostic[] {
  return [...off, ...known.map((each) => each.finding)];
}

/** Returns the numbers of what is set aside. */
export function asideCounts({ advised, off, known, elsewhere }: Aside): Record<string, number> {
  return { advised: advised.length, off: off.length, known: known.length, elsewhere };
}

/** Returns in words what is set aside, one line each; none where nothing is. */
export function asideLines({ advised, off, known, elsewhere }: Aside): string[] {
  const lines: [number, string][] = [
    [
      advised.length,
      `${finding(advised.length)} advice by the policy of project.yaml: ${advised.length === 1 ? 'a warning' : 'warnings'}`,
    ],
    [off.length, `${finding(off.length)} off by the policy of project.yaml; --format json lists what is off`],
    [known.length, `${finding(known.length)} known: grantbook list known-findings`],
    [
      elsewhere,
      `${plural(elsewhere, 'other')} ${elsewhere === 1 ? 'stands' : 'stand'} in what was not touched: grantbook validate`,
    ],
  ];
  return lines.filter(([count]) => count > 0).map(([, line]) => line);
}

function finding(count: number): string {
  return `${plural(count, 'finding')} ${count === 1 ? 'is' : 'are'}`;
}
