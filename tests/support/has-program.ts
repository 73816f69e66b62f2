import { spawnSync } from 'node:child_process';

/** Whether a program is there; where it is not, says that its tests were not run. */
export function hasProgram(program: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (!found) console.log(`NOT RUN: what needs ${program}, which is not installed here`);
  return found;
}
