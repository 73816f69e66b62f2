import { isMapping, type Mapping, valueAt } from '../text/value.ts';
import type { SchemaMistake } from './lint-schema.ts';

/**
 * Yields the mistakes of `x-id`: its pattern is that of the id's own property, so that every id is
 * checked by it, and a prefix is followed by a digit, so that ids of two registries never meet.
 */
export function* lintId(json: Mapping): Generator<SchemaMistake> {
  const id = json['x-id'];
  if (!isMapping(id) || typeof id.field !== 'string' || typeof id.pattern !== 'string') return;
  const own = valueAt(json, ['properties', id.field, 'pattern']);
  if (own !== id.pattern) {
    yield {
      code: 'declaration/annotation',
      at: ['x-id', 'pattern'],
      message: `the pattern of x-id is not that of the property "${id.field}", which checks the ids`,
      hint: `give properties.${id.field} the same "pattern": "${id.pattern}"`,
    };
  }
  const { prefix, pattern } = id;
  if (typeof prefix !== 'string' || followsPrefix(pattern, prefix)) return;
  yield {
    code: 'declaration/prefix',
    at: ['x-id', 'prefix'],
    message: `the pattern "${pattern}" does not begin with the prefix "${prefix}" and a digit`,
    hint: `begin the pattern with "^${prefix}[0-9]"`,
  };
}

function followsPrefix(pattern: string, prefix: string): boolean {
  return [`^${prefix}[0-9]`, `^${prefix}[1-9]`, `^${prefix}\\d`].some((start) => pattern.startsWith(start));
}
