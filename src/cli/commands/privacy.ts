import { RequestError } from '../../base/request-error.ts';
import { type Command, flag, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

const ACTIONS = ['separate', 'report', 'erase', 'rewrite'];
const FORMATS = ['text', 'md', 'json'] as const;

/** `grantbook privacy ACTION [ID]`: where a person occurs, and how personal values are kept apart and erased. */
export const privacyCommand: Command = {
  name: 'privacy',
  summary: 'keep personal values apart, show where a person occurs, erase a person',
  args: [
    { name: 'action', description: 'separate, report, erase or rewrite', choices: ACTIONS },
    { name: 'id', description: 'whose values: P-017', optional: true },
  ],
  options: [
    { flags: '-f, --format <name>', description: 'of report: text, md or json', choices: FORMATS },
    {
      flags: '--also <text>',
      description:
        'of report and rewrite: another text to look for, such as a former name; several with commas between',
    },
    {
      flags: '--legal-basis <text>',
      description: 'of erase: on what basis; GDPR Art. 17(1) where not given',
    },
    {
      flags: '--into <dir>',
      description: 'of rewrite: the new folder that the rewritten repository is made in',
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
  writes: 'separate, erase: the folder personal and one commit; rewrite: a new repository; report: nothing',
  exits: [
    '0 done or shown',
    '1 refused; or rewritten, and some versions hold values still',
    '2 wrong request',
    '3 no book, no git, no store, a shallow clone',
  ],
  examples: [
    [
      'grantbook privacy separate',
      'move personal values from the registries into the folder personal, which git does not see',
    ],
    [
      'grantbook privacy report P-017 --format md',
      'everything that is kept of a person, for who asks to see it',
    ],
    [
      'grantbook privacy erase P-017 -m "asked for by letter of 4 May"',
      'drop the values; every commit keeps its id',
    ],
  ],
  run: runPrivacy,
};

async function runPrivacy(context: Context, input: Input): Promise<number> {
  const [action = '', id] = input.args;
  if (action === 'separate') {
    const { separateBook } = await import('../privacy/separate-book.ts');
    return separateBook(context);
  }
  if (!ACTIONS.includes(action))
    throw new RequestError(`"${action}" is nothing to do with privacy`, `use one of: ${ACTIONS.join(', ')}`);
  if (id === undefined)
    throw new RequestError('whose values?', `for example: grantbook privacy ${action} P-017`);
  if (action === 'erase') {
    const { erasePerson } = await import('../privacy/erase-person.ts');
    return erasePerson({ id, legalBasis: textOption(input, 'legalBasis') ?? 'GDPR Art. 17(1)' }, context);
  }
  const also = listOf(textOption(input, 'also'));
  if (action === 'rewrite') {
    const { rewritePerson } = await import('../privacy/rewrite-person.ts');
    const [identities, dropDocuments] = [flag(input, 'identities'), flag(input, 'dropDocuments')];
    return rewritePerson({ id, into: folderOf(input, id), also, identities, dropDocuments }, context);
  }
  const { reportPerson } = await import('../privacy/report-person.ts');
  return reportPerson({ id, format: formatOf(context, input), also }, context);
}

function listOf(text = ''): string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function folderOf(input: Input, id: string): string {
  const into = textOption(input, 'into');
  if (into !== undefined) return into;
  throw new RequestError(
    'the history is rewritten in a new repository, never in place',
    `say where: grantbook privacy rewrite ${id} --into ../rewritten.git`,
  );
}

function formatOf({ globals }: Context, input: Input): (typeof FORMATS)[number] {
  const asked = formatOption(input, globals) ?? 'text';
  const format = FORMATS.find((each) => each === asked);
  if (!format) throw new RequestError(`"${asked}" is not a format`, `use one of: ${FORMATS.join(', ')}`);
  return format;
}
