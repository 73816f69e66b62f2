import { RequestError } from '../../base/request-error.ts';
import { zonedTime } from '../../base/zoned-time.ts';
import { recordSend } from '../../procedures/meetings/record-send.ts';
import type { Entry } from '../../registry/workspace.ts';
import { whoseAct } from '../acting.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { WRITE_EXITS } from '../write-command.ts';
import { entryOf } from './entry-of.ts';

/** What is sent for the records of a registry, and an example. */
type Sender = { readonly registry: string; readonly what: readonly string[]; readonly id: string };

/** Returns `grantbook meeting sent ID WHAT MESSAGE-ID`, or its like: records a sending and takes the step that it is. */
export function sentCommand(sender: Sender): Command {
  const { registry, what, id } = sender;
  const noun = registry.replace(/s$/, '');
  const line = `grantbook ${noun} sent ${id} ${what[0]} 20240118-1005@example.org --at 10:05`;
  return {
    name: 'sent',
    summary: 'record what was sent to whom, and take the step that it is',
    args: [
      { name: 'id', description: `the ${noun}’s id` },
      { name: 'what', description: what.join(', ') },
      { name: 'message', description: 'the id of the message, as the mail program shows it' },
    ],
    options: [
      {
        flags: '--at <time>',
        description: 'when: HH:MM of today, or a day with time and zone (2024-01-18T10:05:00+01:00)',
      },
      { flags: '--to <partners>', description: 'to whom: ENSIE,EASPD; all who get it where not given' },
      { flags: '--by <person>', description: 'who sent it; you where not given' },
    ],
    reads: 'the members of the body; who you are, from git',
    writes: 'the record’s file and those of the records that the step makes or takes along, in one commit',
    exits: WRITE_EXITS,
    examples: [
      [line, 'it went to all who get it'],
      [`${line} --to SCF,ADV`, 'it went to two of them as well'],
    ],
    run: (context, input) => runSent(sender, context, input),
  };
}

async function runSent({ registry }: Sender, context: Context, input: Input): Promise<number> {
  const [id = '', what = '', messageId = ''] = input.args;
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const entry = entryOf(workspace, id, registry);
  const { today, reason } = context.globals;
  const actor = whoseAct(book, workspace, context.globals);
  const by = textOption(input, 'by') ?? actor;
  if (by === undefined)
    throw new RequestError('who sent it?', 'you are not in the people registry: --by P-001');
  const to = (textOption(input, 'to') ?? '').split(/[\s,]+/).filter((part) => part !== '');
  const request = { entry, what: what.replaceAll('-', '_'), at: momentOf(entry, context, input), by, to };
  const plan = await recordSend(workspace, { ...request, messageId, today, actor, reason });
  return carryOut(plan, { book, workspace }, context);
}

/** A time alone is one of today, in the time zone of the meeting. */
function momentOf({ data }: Entry, { globals }: Context, input: Input): string {
  const at = textOption(input, 'at');
  if (at === undefined) throw new RequestError('when was it sent?', 'for example: --at 10:05');
  if (!/^\d\d:\d\d$/.test(at)) return at;
  const zone = typeof data.timezone === 'string' ? data.timezone : 'Europe/Brussels';
  const moment = zonedTime(globals.today, at, zone);
  if (moment !== undefined) return moment;
  throw new RequestError(
    `"${at}" is not a time of day in ${zone}`,
    'write it in full: --at 2024-01-18T10:05:00+01:00',
  );
}
