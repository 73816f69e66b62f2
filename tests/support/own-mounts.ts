import { spawnSync } from 'node:child_process';

/** How a process gets mounts of its own here, which nobody else sees and which end with it. */
const WAY = ['unshare', '--map-root-user', '--mount'];

/** Whether a process may have mounts of its own; where it may not, says that what needs them was not run. */
export function mayMount(): boolean {
  const { status, stderr } = spawnSync(WAY[0] ?? '', [...WAY.slice(1), 'mount', '-t', 'tmpfs', 'x', '/mnt'], {
    encoding: 'utf8',
  });
  if (status === 0) return true;
  const why = String(stderr ?? '').trim() || 'unshare is not installed here';
  console.log(`NOT RUN: what needs a disk of its own (${why})`);
  return false;
}

/** Runs a script of shell with mounts of its own, and returns what it printed. Throws where it fails. */
export function withOwnMounts(script: string, env: Readonly<Record<string, string | undefined>>): string {
  const result = spawnSync(WAY[0] ?? '', [...WAY.slice(1), 'sh', '-eu', '-c', script], {
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`${script}\n${result.stdout}${result.stderr}`);
  return result.stdout;
}
