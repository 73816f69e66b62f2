import { showLine } from '../../base/show-text.ts';
import type { ChecklistStep, Fact } from '../../procedures/lifecycle/checklist.ts';
import { wrapText } from '../format/wrap-text.ts';

/** A checklist as help prints it. */
export type ChecklistText = { readonly steps: readonly ChecklistStep[]; readonly refused: readonly string[] };

/** Returns a checklist: the steps in their order, what each asks for, what is refused. */
export function checklistText({ steps, refused }: ChecklistText, width: number): string {
  const listed = steps.map((step, i) => {
    const number = `${i + 1}`.padStart(2);
    return `${hanging(`${number}  `, `${step.name}: ${step.title}`, width)}${factsText(step, width)}`;
  });
  const never = refused.map((each) => hanging('  - ', each, width));
  return `Steps, in their order:\n${listed.join('\n')}\nRefused:\n${never.join('')}`;
}

/** Returns what a step asks for, a line for each. */
export function factsText({ from, to, facts }: ChecklistStep, width: number): string {
  const lines: readonly Fact[] = [['goes', `from ${from.join(', ')} to ${to}`], ...facts];
  const isFirst = (i: number) => lines[i]?.[0] !== lines[i - 1]?.[0];
  const head = (about: string, i: number) => `    ${(isFirst(i) ? about : '').padEnd(13)}`;
  return lines.map(([about, says], i) => hanging(head(about, i), says, width)).join('');
}

/** Wraps a text behind a head; its later lines begin where its first does. */
function hanging(head: string, text: string, width: number): string {
  const indent = ' '.repeat(head.length);
  return `${head}${wrapText(showLine(text), width, indent).slice(head.length)}`;
}
