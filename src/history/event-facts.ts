import { parseCommitMessage } from '../change/parse-commit-message.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { isList, type Value } from '../text/value.ts';
import type { FieldChange } from './field-changes.ts';
import type { ToldCommit } from './history-commit.ts';

/** Somebody as a trailer names them: `Mary Byrne <mary@example.org>`. */
export type Named = { readonly name: string; readonly email: string };

/** Returns on whose behalf a commit was made, as its trailers `On-Behalf-Of` say. */
export function onBehalfOf(commit: Pick<ToldCommit, 'message'>): Named[] {
  return trailersNamed(commit, 'on-behalf-of').map(readNamed);
}

/** Returns whether somebody else committed what the author wrote. */
export function hasOtherCommitter({ author, committer }: ToldCommit): boolean {
  return author.name !== committer.name || author.email !== committer.email;
}

/**
 * Returns what a change names as its approval: the decisions and changes that it refers to from now on,
 * and those that its commit says approved it.
 */
export function approvalOf(
  { changes, commit }: { readonly changes: readonly FieldChange[]; readonly commit: ToldCommit },
  registry: RegistrySchema,
): string[] {
  const named = changes
    .filter(({ path }) => isBasis(path[0], registry))
    .flatMap(({ after }): Value[] => (isList(after) ? [...after] : [after ?? null]))
    .filter((value) => typeof value === 'string');
  const said = trailersNamed(commit, 'approved-by').map((text) => readNamed(text).name);
  return [...new Set([...named, ...said])];
}

/** A field that names the basis on which others change, or refers to a decision and nothing else. */
function isBasis(name: string | number | undefined, { guards, refs }: RegistrySchema): boolean {
  if (guards.some(({ by }) => by !== undefined && by === name)) return true;
  return refs.some(({ field, to }) => field[0] === name && to.every((registry) => registry === 'decisions'));
}

function trailersNamed({ message }: Pick<ToldCommit, 'message'>, wanted: string): string[] {
  return parseCommitMessage(message).trailers.flatMap(([name, value]) =>
    name.toLowerCase() === wanted && value !== '' ? [value] : [],
  );
}

/** An address is personal data: where there is nothing else, there is no name. */
function readNamed(text: string): Named {
  const [start, end] = [text.indexOf('<'), text.indexOf('>')];
  if (start === -1 || end < start)
    return text.includes('@') ? { name: NO_NAME, email: text } : { name: text, email: '' };
  return { name: text.slice(0, start).trim() || NO_NAME, email: text.slice(start + 1, end).trim() };
}

const NO_NAME = '(address not shown)';
