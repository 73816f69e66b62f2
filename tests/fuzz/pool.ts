import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { benchIn, setTraps } from './bench.ts';
import type { Tried } from './try-mutant.ts';

/** How many mutants are tried, from which number, for how long at most, and when one counts as hanging. */
export type Order = {
  readonly seed: number;
  readonly first: number;
  readonly runs: number;
  readonly workers: number;
  readonly hangsAfter: number;
  readonly stopAt: number;
  /** Told of each as it comes. */
  readonly tell?: (told: Told) => void;
};

export type Told = Tried & { readonly megabytes: number; readonly quick: number };

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
/** A validator in CI has no more. */
const MOST_MEGABYTES = 512;

/** Tries mutants in processes of their own; one that ends or hangs is a fault of the mutant at hand, and the next goes on. */
export async function tryMutants(
  root: string,
  makeWhole: (folder: string) => void,
  order: Order,
): Promise<Told[]> {
  const told: Told[] = [];
  const makeBench = (name: string): string => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    makeWhole(join(folder, 'whole'));
    setTraps(benchIn(folder));
    return folder;
  };
  const chain = async (index: number) => {
    const last = order.first + order.runs;
    let next = order.first + index;
    for (let attempt = 0; next < last && Date.now() < order.stopAt; attempt += 1) {
      const folder = makeBench(`${index}-${attempt}`);
      next = await work({ folder, first: next, last, order, told });
      spawnSync('rm', ['-rf', folder]);
    }
  };
  await Promise.all(Array.from({ length: order.workers }, (_, index) => chain(index)));
  return told;
}

type Work = {
  readonly folder: string;
  readonly first: number;
  readonly last: number;
  readonly order: Order;
  readonly told: Told[];
};

/** Runs one worker for as long as it lives, and returns the number that comes after the last it began. */
function work({ folder, first, last, order, told }: Work): Promise<number> {
  const { seed, workers, hangsAfter, stopAt, tell } = order;
  const args = [
    `--max-old-space-size=${MOST_MEGABYTES}`,
    '--import',
    'tsx',
    WORKER,
    folder,
    seed,
    first,
    workers,
    last,
  ];
  const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'pipe', 'pipe'] });
  let begun = first - workers;
  let open = false;
  let why = '';
  let what = '';
  let stderr = '';
  let watch: NodeJS.Timeout | undefined;
  const record = (one: Told) => {
    told.push(one);
    tell?.(one);
  };
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk}`.slice(-2000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as Partial<Told> & { readonly begins?: number; readonly what?: string };
    clearTimeout(watch);
    if (message.begins === undefined) {
      open = false;
      record(message as Told);
      if (Date.now() > stopAt) child.kill('SIGKILL');
      return;
    }
    if (child.killed) return;
    begun = message.begins;
    what = message.what ?? '';
    open = true;
    watch = setTimeout(() => {
      why = `hangs for ${hangsAfter / 1000} s`;
      child.kill('SIGKILL');
    }, hangsAfter);
  });
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      clearTimeout(watch);
      const ended = why || `the process ended with ${code ?? signal}: ${stderr}`;
      if (open)
        record({
          run: begun,
          did: [what],
          asked: [],
          faults: [ended],
          slowest: hangsAfter,
          megabytes: 0,
          quick: 0,
        });
      else if (code !== 0 && signal === null)
        record({ run: begun, did: [what], asked: [], faults: [ended], slowest: 0, megabytes: 0, quick: 0 });
      resolve(begun + workers);
    }),
  );
}
