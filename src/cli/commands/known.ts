import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import { acceptKnown } from '../known/accept.ts';
import { pruneGone } from '../known/prune.ts';
import { WRITE_EXITS } from '../write-command.ts';

const ACTIONS: Readonly<Record<string, (context: Context, input: Input) => Promise<number>>> = {
  accept: acceptKnown,
  prune: pruneGone,
};

/** `grantbook known`: lets an old book be put under check, with what is wrong in it as known. */
export const knownCommand: Command = {
  name: 'known',
  summary: 'accept the errors that stand in a book until they are put right, or take out those that are',
  args: [
    { name: 'action', description: 'accept or prune', choices: Object.keys(ACTIONS) },
    {
      name: 'codes',
      description:
        'accept: only errors of these codes or families, such as references/unknown-id, template/*',
      optional: true,
      variadic: true,
    },
  ],
  options: [],
  about: (width) =>
    wrapText(
      'A known finding fails no check. It is known by what is wrong, not by its line: an error that is new, or a second one like it, still fails. What guards the trail cannot be accepted.',
      width,
    ),
  reads: 'the book as it is committed: what is wrong with it on no particular day',
  writes: 'records of the registry known-findings, its schema where the book has none, and one commit',
  exits: WRITE_EXITS,
  examples: [
    [
      'grantbook known accept -m "taken over from the old tables, put right by the end of RP1"',
      'put an old book under check: what is wrong now is known, what comes after is not',
    ],
    [
      'grantbook known accept "template/*" -m "templates follow in May" --dry-run',
      'see what would be accepted',
    ],
    ['grantbook list known-findings', 'what is still to be put right'],
    ['grantbook known prune', 'take out what is put right'],
  ],
  run: runKnown,
};

async function runKnown(context: Context, input: Input): Promise<number> {
  const [name = '', ...codes] = input.args;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) {
    const [near] = closest(name, Object.keys(ACTIONS));
    throw new RequestError(
      `known findings have no action "${name}"`,
      near === undefined
        ? 'there are: accept, prune; see them: grantbook list known-findings'
        : `did you mean "${near}"?`,
    );
  }
  if (name === 'prune' && codes.length > 0)
    throw new RequestError('prune takes no codes: all that is put right is taken out', 'leave them out');
  return action(context, input);
}
