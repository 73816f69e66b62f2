import { RequestError } from '../../base/request-error.ts';
import { type Input, textOption } from '../command.ts';

/** What is said on a pull request: of a range alone, as it tells what that changes. */
export const COMMENT = 'comment';

/** Options of `validate` of which each excludes the other. */
const APART = [
  ['staged', 'at'],
  ['changed', 'at'],
  ['range', 'since'],
  ['range', 'at'],
  ['range', 'staged'],
  ['range', 'paranoid'],
] as const;

/** Throws a RequestError where options of `validate` do not go together. */
export function refuseMixed(input: Input): void {
  const given = (name: string) => input.options[name] !== undefined;
  const twins = APART.find(([one, other]) => given(one) && given(other));
  if (twins) throw together(`--${twins[0]}`, `--${twins[1]}`);
  refuseTwoCommits(input, given);
  refuseWithoutRange(input, given);
}

type Given = (name: string) => boolean;

function refuseTwoCommits(input: Input, given: Given): void {
  if (textOption(input, 'changed') === undefined) return;
  const other = ['since', 'range'].find(given);
  if (other !== undefined) throw together(`--${other}`, '--changed with a commit');
}

function refuseWithoutRange({ options }: Input, given: Given): void {
  const isComment = options.format === COMMENT;
  if (given('links') && !isComment)
    throw new RequestError('--links is for a comment', 'add --format comment, or leave it out');
  if (given('range')) return;
  const part = ['each', 'actor'].find(given);
  if (part === undefined && !isComment) return;
  const what = part === undefined ? 'a comment is on a range' : `--${part} is for a range`;
  throw new RequestError(what, 'name one: --range origin/main..HEAD');
}

function together(one: string, other: string): RequestError {
  return new RequestError(`${one} and ${other} do not go together`, 'leave out one of the two');
}
