const made = new Set<string>();

/** Says that a folder holds a bare repository that this process makes: git takes no other for one. */
export function markMade(gitDir: string): void {
  made.add(gitDir);
}

/** Returns whether a folder is a bare repository that this process makes. */
export function isMade(dir: string): boolean {
  return made.has(dir);
}
