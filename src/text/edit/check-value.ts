import { isMapping, type Value } from '../value.ts';
import { codePointName, findForbidden } from '../yaml/forbidden.ts';
import { MAX_DEPTH, MAX_SCALAR_LENGTH } from '../yaml/limits.ts';
import { isReservedKey } from '../yaml/mapping.ts';
import { isExact } from '../yaml/plain-scalar.ts';

const MAX_KEY_LENGTH = 256;

/** Returns why a value cannot be written into a registry, in words, or undefined where it can. */
export function findUnwritable(value: Value, depth: number): string | undefined {
  if (typeof value === 'string') return unwritableText(value);
  if (typeof value === 'number')
    return isExact(value) ? undefined : `the number "${value}" would not be kept exactly`;
  if (value === null || typeof value === 'boolean') return undefined;
  // Two levels are kept for the list of records and for what the reader counts besides.
  if (depth > MAX_DEPTH - 2) return `lists and mappings stand more than ${MAX_DEPTH - 2} deep in each other`;
  const members: readonly Value[] = isMapping(value) ? Object.values(value) : value;
  const keys = isMapping(value) ? Object.keys(value).map(unwritableKey) : [];
  return firstOf(keys) ?? firstOf(members.map((member) => findUnwritable(member, depth + 1)));
}

/** Returns why a text cannot be a key, in words, or undefined where it can. */
export function unwritableKey(key: string): string | undefined {
  if (isReservedKey(key) || key === '<<') return `"${key}" cannot name a field`;
  if (key.length > MAX_KEY_LENGTH)
    return `the name of a field has ${key.length} characters, more than ${MAX_KEY_LENGTH}`;
  return unwritableText(key);
}

function unwritableText(text: string): string | undefined {
  if (text.length > MAX_SCALAR_LENGTH)
    return `the text has ${text.length} characters, more than ${MAX_SCALAR_LENGTH}`;
  const at = findForbidden(text, 1)[0]?.start ?? text.indexOf('\r');
  if (at === -1) return undefined;
  return `the text holds the character ${codePointName(text.codePointAt(at) ?? 0)}, which cannot be seen`;
}

function firstOf(reasons: readonly (string | undefined)[]): string | undefined {
  return reasons.find((reason) => reason !== undefined);
}
