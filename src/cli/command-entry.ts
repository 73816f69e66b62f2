import type { Command } from './command.ts';

/** A command as the list of commands knows it: loaded only when it is called or its help is read. */
export type CommandEntry = {
  readonly name: string;
  readonly group: 'Check' | 'Read' | 'Write' | 'Documents' | 'Set up';
  readonly summary: string;
  /** Whether a noun of a book may have the name as well: with a step of it behind, the noun is meant. */
  readonly noun?: boolean;
  readonly load: () => Promise<Command>;
};
