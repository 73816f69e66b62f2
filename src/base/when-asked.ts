/** Returns an object whose members are worked out when they are asked for, once; one that is given gets them. */
export function whenAsked<T extends object, Given extends object = object>(
  members: { readonly [Name in keyof T]: () => T[Name] },
  given?: Given,
): T & Given {
  const asked = given ?? {};
  for (const [name, work] of Object.entries<() => unknown>(members)) {
    const keep = () => {
      const value = work();
      Object.defineProperty(asked, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(asked, name, { get: keep, enumerable: true, configurable: true });
  }
  return asked as T & Given;
}
