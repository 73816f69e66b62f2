import type { Day } from '../base/day.ts';

/** What the command line knows of where it runs. */
export type Surroundings = {
  readonly today: () => Day;
  readonly resolvePath: (path: string) => string;
  /** Where the schemas, templates and migrations are that come with the program; its own package where not given. */
  readonly packageFolder?: string;
  /** Whether questions can be answered: a terminal on both ends, and no CI. */
  readonly mayAsk: boolean;
  /** Whether people read standard output as it comes: a terminal, or something whose width COLUMNS gives. */
  readonly terminal: boolean;
  readonly width: number;
  readonly colour: boolean;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
};
