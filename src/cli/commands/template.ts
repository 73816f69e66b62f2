import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { type Command, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { checkGiven } from '../template/check.ts';
import { ejectShipped } from '../template/eject.ts';
import { listTemplates } from '../template/list.ts';
import { beginTemplate } from '../template/new.ts';
import { ROW_FORMATS } from '../template/print-rows.ts';
import { listValues } from '../template/vars.ts';

type Action = {
  readonly run: (context: Context, input: Input) => Promise<number>;
  /** What it is to be given after its name. */
  readonly takes?: string;
  /** The options that mean something to it. */
  readonly options: readonly string[];
};

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { run: listTemplates, options: ['format'] },
  vars: { run: listValues, takes: 'NAME', options: ['format'] },
  check: { run: checkGiven, options: ['for'] },
  eject: { run: ejectShipped, takes: 'NAME', options: ['shell'] },
  new: { run: beginTemplate, takes: 'NAME --for REGISTRY', options: ['for'] },
};

/** `grantbook template`: what templates there are and may use, checking them, and making one’s own. */
export const templateCommand: Command = {
  name: 'template',
  summary: 'list, check and make templates of documents, and check Word files as their shells',
  args: [
    { name: 'action', description: 'list, vars, check, eject or new', choices: Object.keys(ACTIONS) },
    { name: 'name', description: 'the template; for check, a template or a .docx', optional: true },
  ],
  options: [
    { flags: '--for <registry>', description: 'new, check: the registry whose records it prints' },
    {
      flags: '--shell',
      description: 'eject: the Word file its documents are made in, to be changed in Word',
    },
    { flags: '-f, --format <name>', description: 'list, vars: table, json or csv', choices: ROW_FORMATS },
  ],
  reads: 'schemas, templates; for check, the Word document; for eject, the templates of the package',
  writes:
    'eject and new: the template, the emblem it shows where the book has none, and one commit; eject --shell: its Word file, and one commit',
  exits: [
    '0 listed, nothing to mend, or committed',
    '1 the template or the Word document has mistakes; nothing was written',
    '2 wrong request: no such template, or one of that name is there',
    '3 could not: no book, no git, a file that cannot be read',
    '4 changed underneath or locked: try again',
  ],
  examples: [
    ['grantbook template vars deliverable', 'the fields and helpers that a deliverable’s template may use'],
    ['grantbook template check partner.docx', 'can this Word document be the shell of our documents?'],
    ['grantbook template new fiche --for risks', 'begin a template that prints a risk'],
    [
      'grantbook template eject minutes',
      'put the minutes that come with grantbook into the book, to change them',
    ],
    [
      'grantbook template eject minutes --shell',
      'a Word file beside the template, to change how minutes look',
    ],
  ],
  run: runTemplate,
};

async function runTemplate(context: Context, input: Input): Promise<number> {
  const [name = '', given] = input.args;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) {
    const [near] = closest(name, Object.keys(ACTIONS));
    throw new RequestError(
      `a template has no action "${name}"`,
      near === undefined ? `there are: ${Object.keys(ACTIONS).join(', ')}` : `did you mean "${near}"?`,
    );
  }
  if (action.takes !== undefined && given === undefined)
    throw new RequestError(
      `template ${name} needs the name of a template`,
      `grantbook template ${name} ${action.takes}`,
    );
  const has = (option: string) => textOption(input, option) !== undefined || flag(input, option);
  const idle = ['for', 'shell', 'format'].find((option) => !action.options.includes(option) && has(option));
  if (idle !== undefined)
    throw new RequestError(`--${idle} means nothing to template ${name}`, 'leave it out');
  return action.run(context, input);
}
