import { closest } from '../base/suggest.ts';
import { commands } from './commands/index.ts';
import { commandWords } from './global-options.ts';

/** Nouns and verbs people try, and the command that does it. */
const MEANT: Readonly<Record<string, string>> = {
  check: 'grantbook validate',
  lint: 'grantbook validate',
  view: 'grantbook show ID',
  ls: 'grantbook list REGISTRY',
  new: 'grantbook add REGISTRY',
  create: 'grantbook add REGISTRY',
  delete: 'grantbook remove ID',
  rm: 'grantbook remove ID',
  commit: 'grantbook save',
  build: 'grantbook render TEMPLATE ID',
  history: 'grantbook log ID',
};

/** Returns what to say of an unknown command: the right one as a hint, never a guess carried out. */
export function wrongCommand(argv: readonly string[]): { message: string; hint: string } {
  const [word, ...rest] = commandWords(argv).filter((each) => each !== 'help');
  if (word === undefined) return { message: 'no command was given', hint: 'see: grantbook --help' };
  return { message: `"${word}" is not a command`, hint: hintFor(word, rest) };
}

function hintFor(word: string, rest: readonly string[]): string {
  const meant = MEANT[word];
  if (meant !== undefined) return `did you mean: ${meant}`;
  if (/\d/.test(word)) return `"${word}" looks like an id; try: grantbook show ${word}`;
  const near = closest(
    word,
    commands.map((entry) => entry.name),
  );
  if (near.length > 0) return `did you mean: grantbook ${near[0]}`;
  const verb = rest.find((arg) => commands.some((entry) => entry.name === arg));
  if (verb !== undefined) return `the verb comes first; try: grantbook ${verb} ${word}`;
  return `if "${word}" is a registry, try: grantbook list ${word}; all commands: grantbook --help`;
}
