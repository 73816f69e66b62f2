import { closest } from '../../base/suggest.ts';

/** What is wrong with a table or chart of records: the message, and the text in the template to point at. */
export type DataProblem = {
  readonly message: string;
  readonly at: string;
  readonly hint: string;
  readonly suggestions: readonly string[];
};

/** Returns the problem of a name that there is not, with those that there are. */
export function unknown(message: string, at: string, names: readonly string[]): DataProblem {
  const suggestions = closest(at, names);
  const all = names.length > 0 ? `there are: ${names.join(', ')}` : 'there are none';
  const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : all;
  return { message, at, hint, suggestions };
}
