import { isList } from '../text/value.ts';
import { type Library, partsAt } from './check-way.ts';
import { itemPart, keywordOf } from './find-properties.ts';
import type { Where } from './keywords/parts.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { type At, wrongReach } from './name-mistakes.ts';

/** Returns the mistakes of a condition on a registry's records: fields it has not, values they cannot hold. */
export function lintWhere(where: Where, library: Library, at: At): SchemaMistake[] {
  return [...where].flatMap(([field, values]) => {
    const unknown = wrongReach(library, { way: field }, () => [...at(), field]);
    if (unknown.length > 0) return unknown;
    const choices = choicesOf(library, field);
    const never = choices ? values.filter((value) => !choices.includes(value)) : [];
    return never.map((value) => ({
      code: 'declaration/annotation' as const,
      at: [...at(), field],
      message: `"${field}" is never "${String(value)}"`,
      hint: `it is one of: ${choices?.join(', ')}`,
    }));
  });
}

function choicesOf(library: Library, field: string) {
  const [part] = partsAt(library, [], field);
  const choices = part && (keywordOf(part, 'enum') ?? keywordOf(itemPart(part), 'enum'));
  return isList(choices) ? choices : undefined;
}
