import { RequestError } from '../../base/request-error.ts';
import { openBook } from '../book.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

const ACTIONS = ['verify', 'anchor', 'report', 'bundle'];

/** `grantbook audit ACTION`: what an auditor asks of the history. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'verify the history, anchor it, report on it, put it together for an auditor',
  args: [
    { name: 'action', description: 'verify, anchor, report or bundle', choices: ACTIONS },
    {
      name: 'subject',
      description:
        'a commit, or a range such as v1.0..HEAD; of report also a period, RP1; of bundle a record or a period',
      optional: true,
    },
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
      description: 'of verify: text or json; of report: docx, md or both (default)',
      choices: ['text', 'json', 'docx', 'md', 'both'],
    },
    { flags: '--at <ref>', description: 'of bundle: as it was at a commit (default: the last one)' },
    {
      flags: '--personal',
      description: 'of bundle: with personal data, and the commits and files as git holds them',
    },
    {
      flags: '-o, --output <path>',
      description: 'of anchor and bundle: a new file; of report: a folder inside the book (default: build)',
    },
  ],
  reads: 'the raw objects of every commit, the refs and settings of the repository, the anchors',
  writes:
    'of anchor one annotated tag and the file asked for; of report and bundle the documents below build/, or the file asked for; of verify nothing',
  exits: [
    '0 done; nothing to find',
    '1 findings',
    '2 wrong request: no such commit, no such file',
    '3 could not check: a shallow or partial clone, objects that are missing',
  ],
  examples: [
    ['grantbook audit verify', 'check the whole history: rules, messages, merges, anchors'],
    ['grantbook audit verify HEAD~1..HEAD --json', 'check the last commit alone, for a program'],
    ['grantbook audit report RP2', 'write what an auditor asks of a period, for Word and as Markdown'],
    ['grantbook audit bundle D1.2', 'a zip file with the deliverable, its reviews, documents and history'],
    ['grantbook audit anchor', 'record where the history stands: a tag, and a text to keep elsewhere'],
  ],
  run: runAuditCommand,
};

async function runAuditCommand(context: Context, input: Input): Promise<number> {
  const [action = '', subject] = input.args;
  const anchors = textOption(input, 'anchors');
  const output = textOption(input, 'output');
  const trust = textOption(input, 'trust');
  const given = formatOption(input, context.globals);
  const format = formatFor(action, given);
  switch (action) {
    case 'verify': {
      const { verify } = await import('../audit/verify.ts');
      return verify(await openBook(context.globals), { range: subject, anchors, trust, format }, context);
    }
    case 'anchor': {
      const { makeAnchor } = await import('../audit/make-anchor.ts');
      return makeAnchor(await openBook(context.globals), { output, anchors }, context);
    }
    case 'report': {
      const { report } = await import('../audit/report.ts');
      return report(await openBook(context.globals), { subject, anchors, trust, format, output }, context);
    }
    case 'bundle': {
      const { bundle } = await import('../audit/bundle.ts');
      const at = textOption(input, 'at');
      const personal = flag(input, 'personal');
      return bundle(await openBook(context.globals), { subject, at, output, personal }, context);
    }
    default:
      throw new RequestError(
        `"${action}" is nothing to do with an audit`,
        `use one of: ${ACTIONS.join(', ')}`,
      );
  }
}

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  verify: ['text', 'json'],
  report: ['both', 'docx', 'md'],
};

/** The format asked for, or the first of those that the action has. */
function formatFor(action: string, given: string | undefined): string {
  const known = FORMATS[action] ?? [];
  if (given === undefined || known.includes(given)) return given ?? known[0] ?? '';
  throw new RequestError(
    `audit ${action} has no format "${given}"`,
    known.length > 0 ? `use one of: ${known.join(', ')}` : 'leave the format out',
  );
}
