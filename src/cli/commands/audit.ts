import { RequestError } from '../../base/request-error.ts';
import { openBook } from '../book.ts';
import { type Command, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

const ACTIONS = ['verify', 'anchor'];

/** `grantbook audit ACTION`: what an auditor asks of the history. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'verify the history, anchor it, report on it, put it together for an auditor',
  args: [
    { name: 'action', description: 'verify or anchor', choices: ACTIONS },
    { name: 'subject', description: 'of verify: a commit, or a range such as v1.0..HEAD', optional: true },
  ],
  options: [
    {
      flags: '--anchors <path>',
      description: 'compare with the anchors kept in this file or folder as well',
    },
    {
      flags: '--trust <ref>',
      description: 'of verify: whose people and keys vouch for signatures (default: the last anchor)',
    },
    {
      flags: '-f, --format <name>',
      description: 'of verify: text or json',
      choices: ['text', 'json'],
    },
    { flags: '-o, --output <path>', description: 'of anchor: a new file for the second place' },
  ],
  reads: 'the raw objects of every commit, the refs and settings of the repository, the anchors',
  writes: 'for anchor one annotated tag, and the file asked for; otherwise nothing',
  exits: [
    '0 done; nothing to find',
    '1 findings',
    '2 wrong request: no such commit, no such file',
    '3 could not check: a shallow or partial clone, objects that are missing',
  ],
  examples: [
    ['grantbook audit verify', 'check the whole history: rules, messages, merges, anchors'],
    ['grantbook audit verify HEAD~1..HEAD --json', 'check the last commit alone, for a program'],
    ['grantbook audit anchor', 'record where the history stands: a tag, and a text to keep elsewhere'],
  ],
  run: runAuditCommand,
};

async function runAuditCommand(context: Context, input: Input): Promise<number> {
  const [action = '', subject] = input.args;
  const anchors = textOption(input, 'anchors');
  const output = textOption(input, 'output');
  const trust = textOption(input, 'trust');
  const format = formatOption(input, context.globals) ?? 'text';
  switch (action) {
    case 'verify': {
      const { verify } = await import('../audit/verify.ts');
      return verify(await openBook(context.globals), { range: subject, anchors, trust, format }, context);
    }
    case 'anchor': {
      const { makeAnchor } = await import('../audit/make-anchor.ts');
      return makeAnchor(await openBook(context.globals), { output, anchors }, context);
    }
    default:
      throw new RequestError(
        `"${action}" is nothing to do with an audit`,
        `use one of: ${ACTIONS.join(', ')}`,
      );
  }
}
