import { compareVersions } from '../../base/version-order.ts';
import type { Pin } from '../../registry/upgrade/pin.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** Judges whether this version may work on the book. */
export function judgePin({
  pin,
  version,
}: {
  readonly pin: Pin;
  readonly version: string;
}): readonly Verdict[] {
  const { needs, problems } = pin;
  const [problem] = problems;
  if (problem)
    return [
      {
        state: 'problem',
        says: problem.message,
        why: 'no command reads a book that it may not understand',
        ...(problem.hint !== undefined && { mend: `mend ${problem.file}: ${problem.hint}` }),
      },
    ];
  if (needs === undefined)
    return inOrder(`this is grantbook ${version}; the book asks for none in particular`);
  if (compareVersions(needs, version) <= 0)
    return inOrder(`this is grantbook ${version}; the book needs ${needs}`);
  return [
    {
      state: 'problem',
      says: `the book needs grantbook ${needs}, and this is ${version}`,
      why: 'it would not understand all of it, so no command touches it',
      mend: `npm install --global grantbook@${needs}`,
    },
  ];
}
