/** Returns a function that works out what an object gives once, and remembers it for as long as the object is there. */
export function onceFor<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const one = onceForEach((of: Of, _: undefined) => work(of));
  return (of) => one(of, undefined);
}

/** Returns the same for an object together with a word, a number or the like. */
export function onceForEach<Of extends object, Key, Result>(
  work: (of: Of, key: Key) => Result,
): (of: Of, key: Key) => Result {
  const known = new WeakMap<Of, Map<Key, { readonly result: Result }>>();
  return (of, key) => {
    const results = known.get(of) ?? new Map<Key, { readonly result: Result }>();
    known.set(of, results);
    const found = results.get(key) ?? { result: work(of, key) };
    results.set(key, found);
    return found.result;
  };
}
