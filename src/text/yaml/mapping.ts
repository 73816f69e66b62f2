import type { Value } from '../value.ts';

/** A mapping while it is being filled. */
export type OpenMapping = { [key: string]: Value };

/**
 * Mappings are instances of this class and not `Object.create(null)`, which makes a hash table of
 * every record: its prototype is empty and has none itself, so a key is only ever a key.
 */
const Bare = ((): (new () => OpenMapping) => {
  const made = class {};
  Object.setPrototypeOf(made.prototype, null);
  Reflect.deleteProperty(made.prototype, 'constructor');
  // No key is a symbol. Without this a mapping that stands where a text was meant could not be named in a message.
  Object.defineProperty(made.prototype, Symbol.toPrimitive, { value: asText });
  Object.freeze(made.prototype);
  return made as new () => OpenMapping;
})();

function asText(this: OpenMapping): string {
  return JSON.stringify(this);
}

/** Returns an empty mapping that inherits nothing. */
export function newMapping(): OpenMapping {
  return new Bare();
}

/** Returns whether a key is refused: the names through which programs reach an object's prototype. */
export function isReservedKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** Returns whether a key begins with a space that YAML takes for text: a no-break space, or one of another width. */
export function beginsWithWideSpace(key: string): boolean {
  return key.charCodeAt(0) >= 128 && /^\s/.test(key);
}

/**
 * Returns whether a mapping into which `count` members were put has no duplicate, reserved or merge
 * key, and none that looks like another. Looked at once, when it is full: asking before each member costs more than reading it.
 */
export function isSound(mapping: OpenMapping, count: number): boolean {
  let found = 0;
  for (const key in mapping) {
    if (isReservedKey(key) || key === '<<' || beginsWithWideSpace(key)) return false;
    found += 1;
  }
  return found === count;
}

/** Returns a list in no more room than its items need: one that was filled keeps room for seventeen. */
export function fitted(list: Value[]): Value[] {
  return list.slice();
}
