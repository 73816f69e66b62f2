import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { type Command, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { diffSchemas } from '../schema/diff.ts';
import { listOption } from '../schema/gather.ts';
import { upgradeSchemas } from '../schema/upgrade.ts';

/** `grantbook schema`: a book's schemas and templates beside those of the version that is installed. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'compare schemas and templates with those of the grantbook at hand, and take them over',
  args: [
    { name: 'action', description: 'diff or upgrade', choices: ['diff', 'upgrade'] },
    {
      name: 'name',
      description: 'diff: the schemas or templates to tell of',
      optional: true,
      variadic: true,
    },
  ],
  options: [
    { flags: '--yes', description: 'upgrade: do it, in one commit; without it, show what would be done' },
    {
      flags: '--ours <name...>',
      description: 'where both changed something in this file, the book’s stands',
    },
    {
      flags: '--theirs <name...>',
      description: 'where both changed something in this file, grantbook’s stands',
    },
    {
      flags: '--answer <answer...>',
      description: 'upgrade: a value that a new field asks for: risks.severity=3, or R-002.severity=3',
    },
    {
      flags: '--base <commit>',
      description: 'where the book does not say: a commit with the files as they came',
    },
    { flags: '--from <version>', description: 'with --base: the version that they came with' },
    { flags: '-f, --format <name>', description: 'diff: text, json or md', choices: ['text', 'json', 'md'] },
  ],
  reads: 'schemas, templates and records; those of the package; the history, for a file as it came',
  writes:
    'diff: nothing; upgrade --yes: what it shows without --yes, the version that the book needs, and one commit',
  exits: [
    '0 shown, committed, or nothing to do',
    '1 something is to be decided, or the book would not be in order; nothing was written',
    '2 wrong request: no such schema or template',
    '3 could not: no book, no git, a schema with mistakes',
    '4 changed underneath or locked: try again',
    '5 the book needs a newer grantbook',
  ],
  examples: [
    ['grantbook schema diff', 'what the grantbook at hand has otherwise, and what this book changed itself'],
    ['grantbook schema upgrade', 'show what taking it over would change; write nothing'],
    [
      'grantbook schema upgrade --yes --ours risks -m "0.2.0"',
      'do it; the book’s words stand in the schema of risks',
    ],
  ],
  run: runSchema,
};

const ACTIONS = { diff: diffSchemas, upgrade: upgradeSchemas } as const;

async function runSchema(context: Context, input: Input): Promise<number> {
  const [name = '', ...rest] = input.args;
  if (name !== 'diff' && name !== 'upgrade') {
    const [near] = closest(name, Object.keys(ACTIONS));
    throw new RequestError(
      `schemas have no action "${name}"`,
      near === undefined ? 'there are: diff, upgrade' : `did you mean "${near}"?`,
    );
  }
  const given = ['yes', 'answer', 'format'].filter(
    (option) =>
      flag(input, option) || textOption(input, option) !== undefined || listOption(input, option).length > 0,
  );
  const idle = given.find((option) => (option === 'format') === (name === 'upgrade'));
  if (idle !== undefined) throw new RequestError(`--${idle} means nothing to schema ${name}`, 'leave it out');
  if (name === 'upgrade' && rest.length > 0)
    throw new RequestError(
      'schema upgrade takes over all of a version, not single files',
      'leave out the names',
    );
  return ACTIONS[name](context, input);
}
