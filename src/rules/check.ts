import type { Day } from '../base/day.ts';
import { compareText } from '../base/natural-order.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { withoutSecrets } from '../text/telling-texts.ts';
import { clockRules } from './clock-rules.ts';
import { inPresentWords } from './in-present-words.ts';
import { rules } from './index.ts';
import { withMovedApart } from './moved-apart.ts';
import { withRenamed } from './renamed.ts';
import type { ClockRule, Situation } from './rule.ts';
import { findNoting, type Uses } from './units.ts';

/** Returns every finding of a book, or of a change to it: sorted by file and place, each once. Those that depend on the day only where it is given. */
export function check(given: Situation): Diagnostic[] {
  const situation = compared(given);
  const { workspace, today } = situation;
  const found = rules.flatMap((rule) => [...rule.check(situation)]);
  const late = today === undefined ? [] : checkClock(situation, today);
  return sortFindings([...workspace.problems, ...found, ...late]);
}

/** Returns the situation as rules that compare judge it. */
export function compared(situation: Situation): Situation {
  return withMovedApart(withRenamed(inPresentWords(situation)));
}

/** Returns every finding that does not depend on the day, and what each rule rests on: only where that changes can it find something else. */
export function checkNoting(given: Situation): { readonly findings: Diagnostic[]; readonly uses: Uses } {
  const { found, uses } = findNoting(compared(given));
  return { findings: sortFindings([...given.workspace.problems, ...found]), uses };
}

/** Returns the findings that depend on the day, and no others: of all rules of the clock, or of those given. */
export function checkClock(
  situation: Situation,
  today: Day,
  rules: readonly ClockRule[] = clockRules,
): Diagnostic[] {
  return sortFindings(rules.flatMap((rule) => [...rule.check(situation, today)]));
}

/** Returns the findings sorted by file, place, code and message, each once. */
export function sortFindings(findings: readonly Diagnostic[]): Diagnostic[] {
  const sorted = findings.map(withoutItsSecret).sort(byPlace);
  return sorted.filter((finding, i) => i === 0 || byPlace(finding, sorted[i - 1] ?? finding) !== 0);
}

/** What a message quotes is not repeated where it looks like a secret, nor is its line shown. */
function withoutItsSecret(finding: Diagnostic): Diagnostic {
  const message = withoutSecrets(finding.message);
  return message === finding.message ? finding : { ...finding, message, unseen: true };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/**
 * Returns what tells a finding from another across two states of a book: not its place, which
 * moves when lines are added above it.
 */
export function fingerprint(finding: Diagnostic): string {
  return [finding.code, finding.file, finding.record ?? '', finding.field ?? '', finding.message].join(
    '\u0000',
  );
}
