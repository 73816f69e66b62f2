import { noteUses, noting } from './uses.ts';

/** Returns a function that works out what an object gives once, and remembers it for as long as the object is there. */
export function onceFor<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const one = onceForEach((of: Of, _: undefined) => work(of));
  return (of) => one(of, undefined);
}

/**
 * Returns the same for an object together with a word, a number or the like. What it rests on is remembered as well:
 * who is given what was worked out before rests on that too.
 */
export function onceForEach<Of extends object, Key, Result>(
  work: (of: Of, key: Key) => Result,
): (of: Of, key: Key) => Result {
  const known = new WeakMap<Of, Map<Key, Known<Result>>>();
  return (of, key) => {
    const results = known.get(of) ?? new Map<Key, Known<Result>>();
    known.set(of, results);
    const found = results.get(key);
    if (found) noteUses(found.uses);
    const { result, uses } = found ?? noting(() => work(of, key));
    if (!found) results.set(key, { result, uses });
    return result;
  };
}

type Known<Result> = { readonly result: Result; readonly uses: ReadonlySet<string> };
