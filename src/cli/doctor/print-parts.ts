import { showJson, showLine } from '../../base/show-text.ts';
import type { State } from '../../procedures/doctor/verdict.ts';
import type { Out } from '../context.ts';
import { wrapAfter } from '../format/wrap-text.ts';
import { plural } from '../print-findings.ts';
import type { Told } from './check.ts';
import type { Part } from './examine.ts';

const WORDS: Readonly<Record<State, string>> = {
  ok: 'ok',
  warning: 'warning',
  problem: 'problem',
  unknown: 'cannot tell',
};
const COLUMN = 15;

/** Prints what each check said; what is in order in one line, and not at all where that is asked for. */
export function printParts(parts: readonly Part[], out: Out, onlyTrouble: boolean): void {
  for (const { title, told } of parts) {
    const shown = told.filter(({ state }) => !onlyTrouble || state !== 'ok');
    if (shown.length === 0) continue;
    out.data(`${out.paint.bold(title)}\n`);
    for (const each of shown) printTold(each, out);
  }
}

function printTold({ state, says, why, mend }: Told, { data, paint, terminal, width }: Out): void {
  const colours = { ok: paint.green, warning: paint.yellow, problem: paint.red, unknown: paint.cyan };
  const line = (head: string, text: string, colour: (head: string) => string) =>
    data(
      `${wrapAfter(head.padEnd(COLUMN), showLine(text), { width: terminal ? width : Infinity, paint: colour })}\n`,
    );
  line(`  ${WORDS[state]}`, says, colours[state]);
  if (why !== undefined) line('    why:', why, paint.dim);
  for (const [i, step] of (mend?.split('\n') ?? []).entries())
    line(i === 0 ? '    mend:' : '', step, paint.dim);
}

/** Prints what each check said, for programs: the form is versioned. */
export function printPartsJson(parts: readonly Part[], done: readonly string[], { data }: Out): void {
  const all = parts.flatMap(({ told }) => told);
  const count = (state: State) => all.filter((each) => each.state === state).length;
  const summary = {
    ok: count('ok'),
    warning: count('warning'),
    problem: count('problem'),
    unknown: count('unknown'),
    blocked: all.filter(({ blocked }) => blocked).length,
  };
  const checks = parts.flatMap(({ title, told }) =>
    told.map(({ check, state, blocked, says, why, mend, fix }) => ({
      part: title.replace('This ', ''),
      check,
      state,
      blocked,
      says,
      why: why ?? null,
      mend: mend ?? null,
      mendedByFix: fix !== undefined,
    })),
  );
  const ok = summary.problem === 0 && summary.blocked === 0;
  data(`${showJson({ schemaVersion: 1, ok, summary, mended: done, checks }, 2)}\n`);
}

/** Returns what the examination came to, in a line. */
export function verdictOf(parts: readonly Part[]): string {
  const all = parts.flatMap(({ told }) => told);
  const count = (state: State) => all.filter((each) => each.state === state).length;
  const [problems, warnings, unknown] = [count('problem'), count('warning'), count('unknown')];
  if (problems + warnings + unknown === 0) return `${plural(all.length, 'check')}: all in order`;
  return `${plural(all.length, 'check')}: ${plural(problems, 'problem')}, ${plural(warnings, 'warning')}, ${unknown} that cannot be told`;
}
