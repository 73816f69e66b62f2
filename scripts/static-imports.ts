/** Which modules are loaded together with others, as their texts say. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /^(?:import|export)\s+(?!type\b)([^;]*?)\s+from\s+'(\.[^']+)';/gm;

/** Returns the paths of some modules and of all of ours that they load with them: what is imported later or as a type is not. */
export function staticImports(modules: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, names = '', path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
      if (!areTypes(names)) visit(resolve(dirname(file), path));
  };
  for (const module of modules) visit(resolve(module));
  return found;
}

function areTypes(names: string): boolean {
  const listed = names.replace(/[{}]/g, '').split(',');
  return listed.every((name) => /^\s*(?:type\s.*)?$/.test(name));
}
