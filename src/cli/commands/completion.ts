import { RequestError } from '../../base/request-error.ts';
import { type Command, EXIT, type Input } from '../command.ts';
import { completionScript, type Shell } from '../completion-script.ts';
import type { Context } from '../context.ts';

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** `grantbook completion SHELL`: prints a completion script. */
export const completionCommand: Command = {
  name: 'completion',
  summary: 'print a completion script for bash, zsh or fish',
  args: [{ name: 'shell', description: 'bash, zsh or fish' }],
  options: [],
  reads: 'nothing',
  writes: 'nothing',
  exits: ['0 printed', '2 no such shell'],
  examples: [
    ['grantbook completion bash >> ~/.bashrc', 'complete commands, registries and ids in bash'],
    ['grantbook completion fish > ~/.config/fish/completions/grantbook.fish', 'the same in fish'],
  ],
  run: runCompletion,
};

async function runCompletion({ out, loadCommands }: Context, { args }: Input): Promise<number> {
  const shell = SHELLS.find((name) => name === args[0]);
  if (!shell)
    throw new RequestError(`"${args[0]}" is not a shell grantbook knows`, `use one of: ${SHELLS.join(', ')}`);
  out.data(completionScript(shell, await loadCommands()));
  return EXIT.clean;
}
