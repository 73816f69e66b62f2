import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { type Command, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { exportForm } from '../form/export.ts';
import { importGiven } from '../form/import.ts';

type Action = {
  readonly run: (context: Context, input: Input) => Promise<number>;
  /** The options that mean something to it. */
  readonly options: readonly string[];
};

const ACTIONS: Readonly<Record<string, Action>> = {
  export: { run: exportForm, options: ['output', 'to', 'fields'] },
  import: { run: importGiven, options: ['from', 'fields', 'record', 'base', 'yes'] },
};

/** `grantbook form`: a record as a Word form to fill in, and what came back taken over. */
export const formCommand: Command = {
  name: 'form',
  summary: 'write a Word form of a record, and take over what comes back',
  args: [
    { name: 'action', description: 'export or import', choices: Object.keys(ACTIONS) },
    { name: 'what', description: 'export: the record’s id; import: the .docx that came back' },
  ],
  options: [
    { flags: '-o, --output <dir>', description: 'export: a folder inside the book (default: build/forms)' },
    {
      flags: '--to <person>',
      description: 'export: who is to fill it in (default: whom the record waits for)',
    },
    { flags: '--fields <names>', description: 'only these fields, with commas between' },
    {
      flags: '--from <person>',
      description: 'import: who filled it in, as --on-behalf-of (default: to whom it was made out)',
    },
    { flags: '--record <id>', description: 'import: the record, where the document does not say it' },
    {
      flags: '--base <ref>',
      description: 'import: the state the form was made from, where the document does not say it',
    },
    { flags: '-y, --yes', description: 'import: make the edit; without it, it is only shown' },
  ],
  reads:
    'export: the book as last committed; import: the document, the book as it was when the form was made, and as it is; text that tracked changes delete is left out, what they insert counts, both are listed',
  writes: 'export: the form; import --yes: the record, and one commit in the name of who filled it in',
  exits: [
    '0 written; or shown, and nothing stands in the way of --yes; or committed',
    '1 there are questions, or the edit would break a rule; nothing was written',
    '2 wrong request: no such record, no Word document, nobody named who filled it in',
    '3 could not: no book, no git, nothing committed yet',
    '4 changed underneath or locked: try again',
  ],
  examples: [
    ['grantbook form export RV-040', 'a form of a review, made out to its reviewer'],
    [
      'grantbook form export MTG-2023-11-16-WP --fields agenda,attendance --to P-028',
      'a form of minutes that asks for some fields only, for who writes them',
    ],
    ['grantbook form import filled.docx', 'what came back: what would change, and what is to be asked'],
    ['grantbook form import filled.docx --from P-010 --yes', 'take it over, in the name of who filled it in'],
  ],
  run: runForm,
};

async function runForm(context: Context, input: Input): Promise<number> {
  const [name = ''] = input.args;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) {
    const [near] = closest(name, Object.keys(ACTIONS));
    throw new RequestError(
      `a form has no action "${name}"`,
      near === undefined ? `there are: ${Object.keys(ACTIONS).join(', ')}` : `did you mean "${near}"?`,
    );
  }
  const all = Object.values(ACTIONS).flatMap(({ options }) => options);
  const idle = all.find(
    (option) => !action.options.includes(option) && (textOption(input, option) ?? input.options[option]),
  );
  if (idle !== undefined) throw new RequestError(`--${idle} means nothing to form ${name}`, 'leave it out');
  return action.run(context, input);
}
