import { readdirSync, readFileSync } from 'node:fs';

/** A source file and what it imports. */
export type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Returns every TypeScript file of a folder, with its imports as written. */
export function sourcesOf(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const path = `${folder}/${name}`;
      const text = readFileSync(path, 'utf8');
      return { path, text, imports: [...text.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? '') };
    });
}
