import type { Command } from './command.ts';
import { wrapCommand, wrapText } from './format/wrap-text.ts';

/** Returns what a command's help says beside its usage: what it reads and writes, exit codes, examples. */
export function commandNotes(command: Command, width: number): string {
  const about = command.about?.(width) ?? '';
  const blocks = [
    ...(about === '' ? [] : [`\n${about}`.trimEnd()]),
    `\nReads:\n${wrapText(command.reads, width, '  ')}`,
    `Writes:\n${wrapText(command.writes, width, '  ')}`,
    `Exit codes:\n${command.exits.map((exit) => wrapText(exit, width, '  ')).join('')}`,
    `Examples:\n${command.examples.map(([line, does]) => `${wrapCommand(line, width)}${wrapText(does, width, '      ')}`).join('')}`,
    `Global options: grantbook --help`,
  ];
  return blocks.join('\n');
}

/** Returns what the program's help says beside the list of commands. */
export function programNotes(width: number): string {
  const start = [
    'A registry is named by its plural or its noun (list risks, add risk), a record by its id (show D1.2).',
    'A noun is a command of its own: grantbook deliverable --help is the checklist of its steps.',
    'Everything that changes the book is checked first and becomes one commit; --dry-run shows it without writing.',
  ];
  return `
${start.map((line) => wrapText(line, width)).join('')}
Examples:
  $ grantbook validate
  $ grantbook status --days 60
  $ grantbook move D3.3 revise -m "all reviews are in"

A command's own help: grantbook COMMAND --help`;
}
