import { findBook } from '../../io/find-book.ts';
import type { KeptAnswer } from '../../io/kept-answer.ts';
import { openWorkingTree } from '../../io/working-tree.ts';
import type { Files } from '../../registry/files.ts';
import { formatOption, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { keptCheck } from '../kept-check.ts';
import type { CheckedBook, CheckedPart } from '../report/checked-book.ts';
import type { ToldForLater } from '../told-for-later.ts';
import { validateExit } from './validate-exit.ts';

/** A check of a book as it stands, without any option that decides what is found: its answer may be kept. */
export type PlainCheck = { readonly files: Files; readonly answer: KeptAnswer };

/** Returns the check that a command line asks for where it is a plain one, and its answer can be kept. */
export function plainCheck(context: Context, input: Input): PlainCheck | undefined {
  const { globals } = context;
  const isPlain = Object.keys(input.options).every(
    (name) => name === 'format' || input.options[name] === undefined,
  );
  if (!isPlain || globals.dayGiven || !['text', 'json'].includes(formatOption(input, globals) ?? 'text'))
    return undefined;
  const root = findBook(globals.directory);
  if (root === undefined) return undefined;
  const files = openWorkingTree(root);
  const answer = keptCheck(context, root, files);
  return answer && { files, answer };
}

type Kept = Omit<CheckedBook, 'parts'> & Pick<CheckedPart, 'findings' | 'aside'>;

/** More findings are found anew each time. */
const MOST = 20_000;

/** Keeps what a plain check found, and what a later one needs to know. */
export function keepVerdict(
  { answer }: PlainCheck,
  { parts, ...rest }: CheckedBook,
  told: ToldForLater | undefined,
): void {
  const [part] = parts;
  if (!part || parts.length > 1 || part.findings.length > MOST) return;
  const kept: Kept = { ...rest, findings: part.findings, aside: part.aside };
  answer.write(JSON.stringify(kept), told && JSON.stringify(told));
}

/** Prints what was found of the book in the state it is in, where that was kept; returns the exit code. */
export async function printKept(
  { files, answer }: PlainCheck,
  { globals, out }: Context,
  input: Input,
): Promise<number | undefined> {
  const text = answer.read();
  if (text === undefined) return undefined;
  const { findings, aside, ...rest } = JSON.parse(text) as Kept;
  const format = formatOption(input, globals) === 'json' ? 'json' : 'text';
  if (format === 'text' && isNothing(findings, aside)) out.talk(`${rest.verdict}\n`);
  else {
    const { printChecked } = await import('../report/print-checked.ts');
    printChecked({ ...rest, parts: [{ findings, aside, files }] }, format, out);
  }
  return validateExit(findings, rest.checked.records);
}

/** What prints findings takes long to load. */
function isNothing(findings: Kept['findings'], { advised, off, known, elsewhere }: Kept['aside']): boolean {
  return findings.length + advised.length + off.length + known.length + elsewhere === 0;
}
