/** The calls of node:fs that change something on the disk: each can be made to fail, or to be the last. */
export const FILE_CALLS: readonly string[] = [
  ...['openSync', 'writeFileSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'copyFileSync'],
  ...['mkdirSync', 'mkdtempSync', 'rmSync', 'rmdirSync', 'chmodSync'],
];

/** The calls of node:child_process that start another program. */
export const PROGRAM_CALLS: readonly string[] = ['spawnSync', 'spawn'];
