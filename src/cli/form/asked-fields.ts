import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { fieldsToAsk } from '../../registry/forms/make-form.ts';
import type { Entry } from '../../registry/workspace.ts';
import { type Input, textOption } from '../command.ts';

/** Returns the fields named with --fields; undefined where it is not given. Throws a RequestError for one that the form does not ask for. */
export function askedFields(input: Input, entry: Entry): string[] | undefined {
  const given = textOption(input, 'fields');
  if (given === undefined) return undefined;
  const names = given.split(',').map((name) => name.trim());
  const possible = fieldsToAsk(entry);
  for (const name of names) {
    if (possible.includes(name)) continue;
    const [near] = closest(name, possible);
    throw new RequestError(
      `the form of ${entry.id} does not ask for "${name}"`,
      near === undefined ? `it asks for: ${possible.join(', ')}` : `did you mean "${near}"?`,
    );
  }
  return names;
}

/** Returns a person of the book. Throws a RequestError where the id is not that of one. */
export function personNamed(entry: Entry): Entry {
  if (entry.registry.name === 'people') return entry;
  throw new RequestError(
    `"${entry.id}" is a ${entry.registry.noun}, not a person`,
    'see: grantbook list people',
  );
}
