import { RequestError } from '../../base/request-error.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { separateBook } from '../privacy/separate-book.ts';

const ACTIONS = ['separate', 'report', 'erase', 'rewrite'];

/** `grantbook privacy ACTION [ID]`: where a person occurs, and how personal values are kept apart and erased. */
export const privacyCommand: Command = {
  name: 'privacy',
  summary: 'keep personal values apart, show where a person occurs, erase a person',
  args: [
    { name: 'action', description: 'separate, report, erase or rewrite', choices: ACTIONS },
    { name: 'id', description: 'the record’s id, mostly a person’s: P-017', optional: true },
  ],
  options: [],
  reads: 'the book, its store of personal values; of the history every commit',
  writes: 'the store in the folder personal, and one commit',
  exits: ['0 done or shown'],
  examples: [
    ['grantbook privacy separate', 'move personal values from the registries into the folder personal'],
  ],
  run: runPrivacy,
};

async function runPrivacy(context: Context, input: Input): Promise<number> {
  const [action = ''] = input.args;
  if (action === 'separate') return separateBook(context);
  throw new RequestError(`"${action}" is nothing to do with privacy`, `use one of: ${ACTIONS.join(', ')}`);
}
