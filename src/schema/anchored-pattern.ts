/** Groups nested deeper than this are not looked into. */
const MAX_GROUPS = 20;

/**
 * Returns whether a pattern speaks of the whole text: it begins with `^`, ends with `$`, and has no
 * alternative outside brackets (`^a|b$` would accept any text that ends in b).
 */
export function isAnchored(pattern: string): boolean {
  let flat = pattern.replaceAll(/\\./gs, 'e').replaceAll(/\[[^\]]*\]/g, 'c');
  for (let i = 0; i < MAX_GROUPS; i++) flat = flat.replaceAll(/\([^()]*\)/g, 'g');
  return flat.startsWith('^') && flat.endsWith('$') && !/[|()]/.test(flat);
}
