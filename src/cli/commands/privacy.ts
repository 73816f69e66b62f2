import { RequestError } from '../../base/request-error.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

const FORMATS = ['text', 'md', 'json'] as const;

/** `grantbook privacy ACTION [ID]`: personal values kept apart, reported and erased; what is confidential, too. */
export const privacyCommand: Command = {
  name: 'privacy',
  summary: 'keep personal and confidential values apart, show where a person occurs, erase a person',
  args: [
    {
      name: 'action',
      description: 'separate, report, erase, rewrite or restrict',
      choices: ['separate', 'report', 'erase', 'rewrite', 'restrict'],
    },
    {
      name: 'id',
      description: 'whose values: P-017; of restrict, which record: D4.1, or all',
      optional: true,
    },
  ],
  options: [
    { flags: '-f, --format <name>', description: 'of report: text, md or json', choices: FORMATS },
    {
      flags: '--also <text>',
      description:
        'of report and rewrite: texts to look for as well, such as a former name, with commas between',
    },
    {
      flags: '--legal-basis <text>',
      description: 'of erase: on what basis; GDPR Art. 17(1) where not given',
    },
    {
      flags: '--into <dir>',
      description: 'of rewrite: a new folder for the rewritten repository; of restrict: the restricted book',
    },
    {
      flags: '--identities',
      description: 'of rewrite: take names and addresses out of authors and committers too',
    },
    {
      flags: '--drop-documents',
      description: 'of rewrite: leave out Word and Excel files that hold the values',
    },
  ],
  reads: 'the book, its store of personal values, and every commit',
  writes:
    'separate, erase: the folder personal and a commit; restrict: a commit in each book; rewrite: a new repository; report: nothing',
  exits: [
    '0 done or shown',
    '1 refused; or rewritten, and some versions hold values still',
    '2 wrong request',
    '3 no book, no git, no store, a shallow clone',
  ],
  examples: [
    ['grantbook privacy separate', 'move personal values into the folder personal, which git does not see'],
    [
      'grantbook privacy report P-017 --format md',
      'everything that is kept of a person, for who asks to see it',
    ],
    ['grantbook privacy erase P-017 -m "asked for on 4 May"', 'drop the values; every commit keeps its id'],
    [
      'grantbook privacy rewrite P-017 --into ../rewritten.git -m "asked for on 4 May"',
      'make a repository whose history does not hold them, with a map of old commits to new',
    ],
    [
      'grantbook privacy restrict --into ../restricted',
      'move all that is confidential into the restricted book; later, of one record: restrict D4.1',
    ],
  ],
  run: runPrivacy,
};

type Run = (context: Context, input: Input) => Promise<number>;

const RUN: Readonly<Record<string, Run>> = {
  separate: async (context) => (await import('../privacy/separate-book.ts')).separateBook(context),
  report: async (context, input) => {
    const request = { id: whose(input), format: formatOf(context, input), also: alsoOf(input) };
    return (await import('../privacy/report-person.ts')).reportPerson(request, context);
  },
  erase: async (context, input) => {
    const legalBasis = textOption(input, 'legalBasis') ?? 'GDPR Art. 17(1)';
    return (await import('../privacy/erase-person.ts')).erasePerson(
      { id: whose(input), legalBasis },
      context,
    );
  },
  rewrite: async (context, input) => {
    const request = {
      id: whose(input),
      into: folderOf(input),
      also: alsoOf(input),
      identities: flag(input, 'identities'),
      dropDocuments: flag(input, 'dropDocuments'),
    };
    return (await import('../privacy/rewrite-person.ts')).rewritePerson(request, context);
  },
  restrict: async (context, input) => {
    const request = { id: input.args[1], into: folderOf(input) };
    return (await import('../privacy/restrict-record.ts')).restrictRecord(request, context);
  },
};

async function runPrivacy(context: Context, input: Input): Promise<number> {
  const [action = ''] = input.args;
  const run = Object.hasOwn(RUN, action) ? RUN[action] : undefined;
  if (run) return run(context, input);
  throw new RequestError(
    `"${action}" is nothing to do with privacy`,
    `use one of: ${Object.keys(RUN).join(', ')}`,
  );
}

function whose({ args: [action, id] }: Input): string {
  if (id !== undefined) return id;
  throw new RequestError('whose values?', `for example: grantbook privacy ${action} P-017`);
}

function alsoOf(input: Input): string[] {
  const parts = (textOption(input, 'also') ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function folderOf(input: Input): string {
  const into = textOption(input, 'into');
  if (into !== undefined) return into;
  if (input.args[0] === 'restrict')
    throw new RequestError(
      'confidential fields are moved into another book',
      'say which: grantbook privacy restrict --into ../restricted; make one with: grantbook init DIR',
    );
  throw new RequestError(
    'the history is rewritten in a new repository, never in place',
    'say where: grantbook privacy rewrite P-017 --into ../rewritten.git',
  );
}

function formatOf({ globals }: Context, input: Input): (typeof FORMATS)[number] {
  const asked = formatOption(input, globals) ?? 'text';
  const format = FORMATS.find((each) => each === asked);
  if (!format) throw new RequestError(`"${asked}" is not a format`, `use one of: ${FORMATS.join(', ')}`);
  return format;
}
