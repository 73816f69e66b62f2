import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { type Command, EXIT, type Input, textOption } from '../command.ts';
import { completionScript, type Shell } from '../completion-script.ts';
import type { Context } from '../context.ts';
import { allNouns } from '../nouns/find-noun.ts';

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** `grantbook completion SHELL`: prints a completion script. */
export const completionCommand: Command = {
  name: 'completion',
  summary: 'print a completion script for bash, zsh or fish',
  args: [{ name: 'shell', description: 'bash, zsh or fish', optional: true, choices: SHELLS }],
  options: [
    {
      flags: '--words <noun>',
      description: 'print the steps of a noun of the book, or with "" the nouns: the scripts ask for them',
    },
  ],
  reads: 'with --words the schemas of the book, otherwise nothing',
  writes: 'nothing',
  exits: ['0 printed', '2 no such shell'],
  examples: [
    ['grantbook completion bash >> ~/.bashrc', 'complete commands, registries and ids in bash'],
    ['grantbook completion fish > ~/.config/fish/completions/grantbook.fish', 'the same in fish'],
  ],
  run: runCompletion,
};

async function runCompletion({ out, loadCommands, globals }: Context, input: Input): Promise<number> {
  const { args } = input;
  const noun = textOption(input, 'words');
  if (noun !== undefined) {
    const nouns = await allNouns(globals);
    const words = noun === '' ? nouns.keys() : (nouns.get(noun) ?? []);
    for (const word of words) out.data(`${showLine(word)}\n`);
    return EXIT.clean;
  }
  const shell = SHELLS.find((name) => name === args[0]);
  if (!shell)
    throw new RequestError(
      `"${args[0] ?? ''}" is not a shell grantbook knows`,
      `use one of: ${SHELLS.join(', ')}`,
    );
  out.data(completionScript(shell, await loadCommands()));
  return EXIT.clean;
}
