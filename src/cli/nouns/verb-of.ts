import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { aNoun } from '../../schema/words.ts';
import { commands } from '../commands/index.ts';
import type { Noun, NounEntry } from './noun.ts';

/** Returns the step or verb of a noun by its name, hyphens or underscores alike; a step comes first. */
export function verbOf({ steps, verbs }: Noun, name: string | undefined): NounEntry | undefined {
  const wanted = name?.toLowerCase().replaceAll('-', '_');
  return [...steps, ...verbs].find((entry) => entry.name.replaceAll('-', '_') === wanted);
}

/** Refuses words that name no step or verb, with the one that may be meant. */
export function refuseVerb(noun: Noun, [, verb = '', ...others]: readonly string[]): never {
  const names = [...noun.steps, ...noun.verbs].map(({ name }) => name);
  const message = `"${verb}" is not a step of ${aNoun(noun.name)}`;
  if (commands.some(({ name }) => name === verb))
    throw new RequestError(message, `the verb comes first; try: grantbook ${verb} ${noun.name}`);
  const later = others.map((word) => verbOf(noun, word)).find((entry) => entry !== undefined);
  if (later)
    throw new RequestError(message, `the step comes first: grantbook ${noun.name} ${later.name} ${verb}`);
  const [near] = closest(verb.replaceAll('-', '_'), names);
  throw new RequestError(
    message,
    near === undefined ? `steps: ${names.join(', ')}` : `did you mean: grantbook ${noun.name} ${near}`,
  );
}
