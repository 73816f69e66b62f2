/**
 * Tells the engine of Node 20 to compile later: a command runs for a fraction of a second, and what
 * its compiler does in that time is lost. Later engines neither know the flag nor need it, nor what it is told by,
 * which takes long to load.
 */
export function tuneEngine(): void {
  const major = Number(process.versions.v8.split('.')[0]);
  if (major <= 11) process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=500000');
}
