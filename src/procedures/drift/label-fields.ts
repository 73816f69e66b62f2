import type { Workspace } from '../../registry/workspace.ts';
import type { FieldInfo, RegistrySchema } from '../../schema/registry-schema.ts';

/** What a label stands for: the record itself, or a field of it. */
export type Meaning =
  | { readonly kind: 'record' }
  | {
      readonly kind: 'field';
      readonly field: FieldInfo;
      /** Whether the label is the field's own; otherwise only a value of the field's shape makes it so. */
      readonly exact: boolean;
    };

/** Words that say nothing beside the name of a field. */
const EMPTY_WORDS = new Set(['name', 'code', 'number', 'no', 'nr', 'id', 'of', 'the', 'document', 'level']);

/**
 * Returns what a label means in the records of a registry: the title or name of a field, with words
 * beside it that its schema explains (`Lead partner`, `Due date`), or with others that name nothing else
 * (`Internal reviewers`). `Version and status` means both.
 */
export function meaningsOf(label: string, schema: RegistrySchema, workspace: Workspace): Meaning[] {
  const whole = meaningsOfOne(label, schema, workspace);
  if (whole.length > 0) return whole;
  const parts = label.split(/\s+and\s+|\s*[&/,]\s*/);
  const each = parts.length > 1 ? parts.map((part) => meaningsOfOne(part, schema, workspace)) : [];
  const certain = (meanings: readonly Meaning[]) =>
    meanings.some((meaning) => meaning.kind === 'record' || meaning.exact);
  return each.every(certain) ? each.flat() : [];
}

function meaningsOfOne(label: string, schema: RegistrySchema, workspace: Workspace): Meaning[] {
  const words = wordsOf(label);
  if (words.length === 0 || words.length > 6) return [];
  const noun = wordsOf(schema.noun);
  const beside = rest(words, noun);
  if (beside?.every((word) => EMPTY_WORDS.has(word))) return [{ kind: 'record' }];
  const found = schema.fields.flatMap((field) => matchOf(field, words, { schema, workspace }));
  const exact = found.filter((match) => match.exact);
  const best = exact.length > 0 ? exact : found;
  const longest = Math.max(0, ...best.map(({ length }) => length));
  return best
    .filter(({ length }) => length === longest)
    .map(({ field, exact: own }) => ({ kind: 'field', field, exact: own }));
}

type Match = { readonly field: FieldInfo; readonly exact: boolean; readonly length: number };
type Around = { readonly schema: RegistrySchema; readonly workspace: Workspace };

function matchOf(field: FieldInfo, words: readonly string[], around: Around): Match[] {
  const matches = [wordsOf(field.title), wordsOf(field.name)].flatMap((key): Match[] => {
    const beside = rest(words, key);
    if (beside === undefined) return [];
    const explained = [...wordsOf(around.schema.noun), ...shapeWords(field, around), ...EMPTY_WORDS];
    const exact = beside.every((word) => explained.includes(word));
    if (!exact && (beside.length > 2 || beside.some((word) => namesSomething(word, around)))) return [];
    return [{ field, exact, length: key.length }];
  });
  return matches.sort((a, b) => Number(b.exact) - Number(a.exact)).slice(0, 1);
}

/** The words beside a key at the start or the end of a label; undefined where it stands at neither. */
function rest(words: readonly string[], key: readonly string[]): readonly string[] | undefined {
  if (key.length === 0 || key.length > words.length) return undefined;
  const starts = key.every((word, i) => words[i] === word);
  if (starts) return words.slice(key.length);
  const from = words.length - key.length;
  return key.every((word, i) => words[from + i] === word) ? words.slice(0, from) : undefined;
}

/** The words that say what a field holds: of a date `date`, of a partner `partner`. */
function shapeWords(field: FieldInfo, { schema, workspace }: Around): string[] {
  const targets = schema.refs.filter(({ field: [first] }) => first === field.name).flatMap(({ to }) => to);
  const nouns = targets.flatMap((name) => wordsOf(workspace.registries.get(name)?.schema.noun ?? ''));
  const { format } = field.schema;
  const time = format === 'date' ? ['date', 'day', 'on'] : format === 'project-month' ? ['month'] : [];
  return [...nouns, ...time];
}

function namesSomething(word: string, { schema, workspace }: Around): boolean {
  const fields = schema.fields.flatMap(({ name, title }) => [wordsOf(name), wordsOf(title)]);
  const nouns = [...workspace.registries.values()].map((registry) => wordsOf(registry.schema.noun));
  return [...fields, ...nouns].some((key) => key.length === 1 && key[0] === word);
}

/** Returns the words of a label in lower case, each in the singular. */
export function wordsOf(label: string): string[] {
  const words =
    label
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word));
}
