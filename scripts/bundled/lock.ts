import { readFileSync } from 'node:fs';

/** A package as the lockfile knows it. */
export type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

/** The lockfile: packages by where they stand, the program itself by the empty path. */
export type Lock = { readonly packages: Readonly<Record<string, Locked>> };

/** Returns the lockfile of this repository. */
export function readLock(): Lock {
  return JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
}

/** Returns the package that the bundle has by a name: the one at the top, as no other is bundled. */
export function lockedAs(lock: Lock, name: string): Locked {
  const found = lock.packages[`node_modules/${name}`];
  if (!found) throw new Error(`${name} is not in package-lock.json`);
  return found;
}

/** Returns those of some packages that ask for one. */
export function broughtBy(lock: Lock, name: string, names: readonly string[]): string[] {
  return names.filter((each) => lockedAs(lock, each).dependencies?.[name] !== undefined).sort();
}
