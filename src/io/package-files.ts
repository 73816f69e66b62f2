import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotError } from '../base/cannot-error.ts';

/**
 * Returns the folder of the installed package: the nearest one above this code that has a package.json. Throws a
 * CannotError where there is none.
 */
export function packageRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'package.json'))) return from;
  if (dirname(from) !== from) return packageRoot(dirname(from));
  throw new CannotError('the program is not whole: its package.json is gone', {
    hint: 'install it again: npm install --global grantbook',
  });
}

/** Returns the path of the program, for settings that call it again. */
export function programPath(): string {
  return join(packageRoot(), 'dist/grantbook.cjs');
}

/** Returns the bytes of a file of the package, by its path from the package's root. */
export function packageFile(path: string): Uint8Array {
  return readFileSync(join(packageRoot(), path));
}

/** Returns the files of a folder of the package, by path from the package's root, in order. */
export function packageFiles(folder: string, root: string = packageRoot()): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const walk = (path: string) => {
    for (const item of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = `${path}/${item.name}`;
      if (item.isDirectory()) walk(inner);
      else if (item.isFile()) found.set(inner, readFileSync(join(root, inner)));
    }
  };
  walk(folder);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const MIGRATIONS = 'schemas/migrations/';

/** Returns the schemas and templates that come with the program, as a book holds them. */
export function shippedFiles(root?: string): Map<string, Uint8Array> {
  const all = [...packageFiles('schemas', root), ...packageFiles('templates', root)];
  return new Map(all.filter(([path]) => !path.startsWith(MIGRATIONS)));
}

/** Returns the files that say what new versions ask of records, by path from the package's root. */
export function shippedMigrations(root?: string): Map<string, Uint8Array> {
  return new Map([...packageFiles('schemas', root)].filter(([path]) => path.startsWith(MIGRATIONS)));
}
